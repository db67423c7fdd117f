import { assertEquals } from "@std/assert";
import { decimal } from "./decimal.ts";

Deno.test("decimal() has the decimals asked for, and no minus before zeros alone", () => {
  assertEquals(decimal(-0.25, 3), "-0.250");
  assertEquals(decimal(-0.0004, 3), "0.000");
});

Deno.test("decimal() shows with an exponent what is wider than asked for", () => {
  assertEquals(decimal(-1234.5, 3, 9), "-1234.500");
  assertEquals(decimal(-12346, 3, 9), "-1.235e+4");
  for (const value of [1e9, -3.14159e15, -9.99e99, 1.5e300, -1.5e300]) {
    const text = decimal(value, 3, 8);
    assertEquals(text.length <= 8, true, text);
    assertEquals(
      Number(Number(text).toPrecision(1)),
      Number(value.toPrecision(1)),
    );
  }
});
