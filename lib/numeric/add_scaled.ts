/**
 * Adds to a vector another one, scaled: u += c·v.
 *
 * @param u The vector to add to; it is changed.
 * @param c The factor.
 * @param v A vector, at least as long; what is beyond is left out.
 *
 * @example
 * ```ts
 * import { addScaled } from "./add_scaled.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const u = Float64Array.of(1, 2);
 * addScaled(u, 10, Float64Array.of(3, 4));
 * assertEquals(u, Float64Array.of(31, 42));
 * ```
 */
export function addScaled(u: Float64Array, c: number, v: Float64Array): void {
  for (let i = 0; i < u.length; i++) u[i] += c * v[i];
}
