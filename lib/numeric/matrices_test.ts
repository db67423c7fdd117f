import { assertEquals } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import {
  addOuterProduct,
  addProduct,
  addTransposedProduct,
} from "./matrices.ts";

// Small whole numbers, whose sums are exact in any order.
const cases = new Cases(13);
const vector = (n: number) => cases.numbers(n, 99).map(Math.round);

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50];
const ALL = SIZES.flatMap((n) => SIZES.map((m) => [n, m]));

Deno.test("addProduct() is out += W·v, at any size", () => {
  for (const [n, m] of ALL) {
    const [out, w, v] = [vector(n), vector(n * m), vector(m)];
    const expected = out.map((sum, j) =>
      v.reduce((sum, vI, i) => sum + w[j * m + i] * vI, sum)
    );
    addProduct(out, w, v);
    assertEquals(out, expected);
  }
});

Deno.test("addTransposedProduct() is out += Wᵀ·v, at any size", () => {
  for (const [n, m] of ALL) {
    const [out, w, v] = [vector(m), vector(n * m), vector(n)];
    const expected = out.map((sum, i) =>
      v.reduce((sum, vJ, j) => sum + w[j * m + i] * vJ, sum)
    );
    addTransposedProduct(out, w, v);
    assertEquals(out, expected);
  }
});

Deno.test("addOuterProduct() is W += c·u·vᵀ, at any size", () => {
  for (const [n, m] of ALL) {
    const [w, u, v] = [vector(n * m), vector(n), vector(m)];
    const expected = w.map((wK, k) => wK - 3 * u[Math.floor(k / m)] * v[k % m]);
    addOuterProduct(w, -3, u, v);
    assertEquals(w, expected);
  }
});
