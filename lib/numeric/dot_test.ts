import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { dot } from "./dot.ts";

// Small whole numbers, whose sums are exact in any order.
const integers = fc.array(fc.integer({ min: -999, max: 999 }), {
  maxLength: 60,
});

Deno.test("dot() is the sum of the products, at any length", () => {
  fc.assert(
    fc.property(integers, (u) => {
      const v = u.map((value, i) => value * i - 7);
      const expected = u.reduce((sum, value, i) => sum + value * v[i], 0);
      assertEquals(dot(Float64Array.from(u), Float64Array.from(v)), expected);
    }),
    { numRuns: 500, seed: 12 },
  );
});
