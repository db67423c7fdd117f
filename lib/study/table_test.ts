import { assertEquals } from "@std/assert";
import { shown } from "./table.ts";

Deno.test("shown() keeps to twelve characters, and shows no minus before zeros", () => {
  assertEquals(
    [1.25, -0.0000004, 99999.5, -99999, 12345678, "7"].map(shown),
    ["1.250000", "0.000000", "99999.500000", "-9.9999e+4", "1.2346e+7", "7"],
  );
});
