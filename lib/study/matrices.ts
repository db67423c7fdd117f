// A matrix is an array, row by row. These take four rows at a time, then two, where
// layers of 6 or 10 nodes gain by it, then one: each read of v, or of out, serves
// several rows, and the processor works on them side by side.

/** out += W·v, where W has `out.length` rows of `v.length`. */
export function addProduct(
  out: Float64Array,
  w: Float64Array,
  v: Float64Array,
): void {
  const n = out.length, m = v.length;
  let j = 0;
  for (; j + 3 < n; j += 4) {
    const row0 = j * m, row1 = row0 + m, row2 = row1 + m, row3 = row2 + m;
    let s0 = out[j], s1 = out[j + 1], s2 = out[j + 2], s3 = out[j + 3];
    for (let i = 0; i < m; i++) {
      s0 += w[row0 + i] * v[i];
      s1 += w[row1 + i] * v[i];
      s2 += w[row2 + i] * v[i];
      s3 += w[row3 + i] * v[i];
    }
    out[j] = s0;
    out[j + 1] = s1;
    out[j + 2] = s2;
    out[j + 3] = s3;
  }
  for (; j + 1 < n; j += 2) {
    const row0 = j * m, row1 = row0 + m;
    let s0 = out[j], s1 = out[j + 1];
    for (let i = 0; i < m; i++) {
      s0 += w[row0 + i] * v[i];
      s1 += w[row1 + i] * v[i];
    }
    out[j] = s0;
    out[j + 1] = s1;
  }
  for (; j < n; j++) {
    let s = out[j];
    for (let i = 0; i < m; i++) s += w[j * m + i] * v[i];
    out[j] = s;
  }
}

/** out += Wᵀ·v, where W has `v.length` rows of `out.length`. */
export function addTransposedProduct(
  out: Float64Array,
  w: Float64Array,
  v: Float64Array,
): void {
  const n = v.length, m = out.length;
  let j = 0;
  for (; j + 3 < n; j += 4) {
    const row0 = j * m, row1 = row0 + m, row2 = row1 + m, row3 = row2 + m;
    const v0 = v[j], v1 = v[j + 1], v2 = v[j + 2], v3 = v[j + 3];
    for (let i = 0; i < m; i++) {
      out[i] += (w[row0 + i] * v0 + w[row1 + i] * v1) +
        (w[row2 + i] * v2 + w[row3 + i] * v3);
    }
  }
  for (; j < n; j++) {
    const vJ = v[j];
    for (let i = 0; i < m; i++) out[i] += w[j * m + i] * vJ;
  }
}

/** W += c·u·vᵀ, where W has `u.length` rows of `v.length`. */
export function addOuterProduct(
  w: Float64Array,
  c: number,
  u: Float64Array,
  v: Float64Array,
): void {
  const n = u.length, m = v.length;
  let j = 0;
  for (; j + 3 < n; j += 4) {
    const row0 = j * m, row1 = row0 + m, row2 = row1 + m, row3 = row2 + m;
    const c0 = c * u[j], c1 = c * u[j + 1];
    const c2 = c * u[j + 2], c3 = c * u[j + 3];
    for (let i = 0; i < m; i++) {
      const vI = v[i];
      w[row0 + i] += c0 * vI;
      w[row1 + i] += c1 * vI;
      w[row2 + i] += c2 * vI;
      w[row3 + i] += c3 * vI;
    }
  }
  for (; j + 1 < n; j += 2) {
    const row0 = j * m, row1 = row0 + m;
    const c0 = c * u[j], c1 = c * u[j + 1];
    for (let i = 0; i < m; i++) {
      w[row0 + i] += c0 * v[i];
      w[row1 + i] += c1 * v[i];
    }
  }
  for (; j < n; j++) {
    const cJ = c * u[j];
    for (let i = 0; i < m; i++) w[j * m + i] += cJ * v[i];
  }
}
