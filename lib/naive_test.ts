import { assertEquals } from "@std/assert";
import { naive } from "./naive.ts";

Deno.test("naive predicts the last input, whatever stands around it", () => {
  const x = Float64Array.of(1, 2, 3, 4, 5);
  assertEquals(naive.predict(x, 1, 4), 4);
  assertEquals(naive.predict(x, 0, 1), 1);
});
