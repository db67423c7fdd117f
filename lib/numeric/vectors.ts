/**
 * The dot product u_1·v_1 + u_2·v_2 + … of two vectors of the same length, in
 * four sums, which the processor works on side by side.
 */
export function dot(u: Float64Array, v: Float64Array): number {
  const n = u.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += u[i] * v[i];
    s1 += u[i + 1] * v[i + 1];
    s2 += u[i + 2] * v[i + 2];
    s3 += u[i + 3] * v[i + 3];
  }
  for (; i < n; i++) s0 += u[i] * v[i];
  return (s0 + s1) + (s2 + s3);
}

/** u += c·v for two vectors of the same length, four numbers at a time. */
export function addScaled(u: Float64Array, c: number, v: Float64Array): void {
  const n = v.length;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    u[i] += c * v[i];
    u[i + 1] += c * v[i + 1];
    u[i + 2] += c * v[i + 2];
    u[i + 3] += c * v[i + 3];
  }
  for (; i < n; i++) u[i] += c * v[i];
}
