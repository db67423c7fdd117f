import { assertEquals } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import { addScaled, dot } from "./vectors.ts";

// Small whole numbers, whose sums are exact in any order.
const cases = new Cases(12);
const vector = (n: number) => cases.numbers(n, 99).map(Math.round);

Deno.test("dot() and addScaled() are plain loops, at any length", () => {
  for (const n of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50]) {
    const [u, v] = [vector(n), vector(n)];
    assertEquals(dot(u, v), u.reduce((sum, uI, i) => sum + uI * v[i], 0));
    const expected = u.map((uI, i) => uI - 3 * v[i]);
    addScaled(u, -3, v);
    assertEquals(u, expected);
  }
});
