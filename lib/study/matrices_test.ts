import { assertEquals } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import {
  addOuterProduct,
  addProduct,
  addTransposedProduct,
} from "./matrices.ts";

Deno.test("products of matrices are plain loops, at any size", () => {
  // Small whole numbers, whose sums are exact in any order.
  const cases = new Cases(13);
  const vector = (n: number) => cases.numbers(n, 99).map(Math.round);
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50];
  for (const [n, m] of sizes.flatMap((n) => sizes.map((m) => [n, m]))) {
    const [w, u, v] = [vector(n * m), vector(n), vector(m)];
    const [product, transposed, outer] = [u.slice(), v.slice(), w.slice()];
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < m; i++) {
        product[j] += w[j * m + i] * v[i];
        transposed[i] += w[j * m + i] * u[j];
        outer[j * m + i] -= 3 * u[j] * v[i];
      }
    }
    const [sums, transposedSums] = [u.slice(), v.slice()];
    addProduct(sums, w, v);
    addTransposedProduct(transposedSums, w, u);
    assertEquals([sums, transposedSums], [product, transposed]);
    addOuterProduct(w, -3, u, v);
    assertEquals(w, outer);
  }
});
