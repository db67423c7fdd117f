/** How exactly some numbers are printed. */
export class Digits {
  // For each count of significant digits, the coarsest place of a last digit, as a
  // power of ten.
  #coarsest: number[] = [];
  #areFloat32 = true;

  /** Takes a number as it is printed, and its value. */
  add(text: string, value: number): void {
    const exponent = Math.max(text.indexOf("e"), text.indexOf("E"));
    const end = exponent < 0 ? text.length : exponent;
    const point = text.indexOf(".");
    const decimals = point < 0 ? 0 : end - point - 1;
    let first = 0; // the first digit that counts
    while (first < end && "+-0.".includes(text[first])) first++;
    const digits = end - first - (first < point ? 1 : 0);
    const power = exponent < 0 ? 0 : Number(text.slice(exponent + 1));
    const place = power - decimals;
    this.#coarsest[digits] = Math.max(this.#coarsest[digits] ?? -99, place);
    this.#areFloat32 &&= Math.fround(value) === value;
  }

  /**
   * u, the unit of the last printed place: the coarsest among the numbers of at least
   * five significant digits or, where the longest has fewer than seven, of at most two
   * fewer than that. A 32-bit number is exact to 2·10⁻⁷, a 64-bit one to 10⁻¹⁴.
   */
  get unit(): number {
    const longest = this.#coarsest.length - 1;
    const enough = Math.max(0, longest < 7 ? longest - 2 : 5);
    const place = this.#coarsest.slice(enough)
      .reduce((most, place) => Math.max(most, place), -99);
    const is32Bit = longest <= 9 || this.#areFloat32;
    return Math.max(10 ** place, is32Bit ? 2e-7 : 1e-14);
  }
}

/**
 * Whether a number is the sum of terms, as exactly as they are printed: a unit of the
 * last place in each number adds up over the terms, and λ may enlarge it.
 */
export function agrees(
  yours: number,
  terms: readonly number[],
  unit: number,
  rate = 1,
): boolean {
  let [sum, size] = [0, 0];
  for (const term of terms) {
    sum += term;
    size += Math.abs(term);
  }
  const most = Math.max(1, rate) * (5 * unit + 10 * unit * size);
  return Math.abs(yours - sum) <= most && most < Infinity;
}
