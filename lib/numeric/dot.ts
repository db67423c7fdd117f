/**
 * The dot product of two vectors: u_1·v_1 + u_2·v_2 + …
 *
 * It adds up two sums, of every second product each, since the processor works
 * on both at the same time.
 *
 * @param u A vector.
 * @param v A vector, at least as long; what is beyond is left out.
 * @returns u·v; 0 if they are empty.
 *
 * @example
 * ```ts
 * import { dot } from "./dot.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)), 32);
 * ```
 */
export function dot(u: Float64Array, v: Float64Array): number {
  const n = u.length;
  let even = 0;
  let odd = 0;
  for (let i = 1; i < n; i += 2) {
    even += u[i - 1] * v[i - 1];
    odd += u[i] * v[i];
  }
  if (n % 2 === 1) even += u[n - 1] * v[n - 1];
  return even + odd;
}
