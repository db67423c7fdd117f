/** The coarsest place of the numbers of so many digits or more. */
const coarsestOf = (places: number[], digits: number) =>
  places.slice(digits).reduce((most, place) => Math.max(most, place), -99);

/** How exactly numbers are printed, list by list. */
export class Digits {
  // For each count of significant digits, the coarsest place of a last digit, as a
  // power of ten.
  readonly #coarsest: number[] = [];
  #areFloat32 = true;
  #largest = 1;

  /** Takes a list of numbers, as they are printed and their values. */
  add(words: readonly string[], values: readonly number[]): void {
    const places: number[] = [];
    let finest = 0;
    for (let k = 0; k < words.length; k++) {
      const [text, value] = [words[k], values[k]];
      if (!Number.isFinite(value)) continue;
      const exponent = Math.max(text.indexOf("e"), text.indexOf("E"));
      const end = exponent < 0 ? text.length : exponent;
      const point = text.indexOf(".");
      const decimals = point < 0 ? 0 : end - point - 1;
      let first = 0; // the first digit that counts
      while (first < end && "+-0.".includes(text[first])) first++;
      const digits = end - first - (first < point ? 1 : 0);
      const power = exponent < 0 ? 0 : Number(text.slice(exponent + 1));
      const place = power - decimals;
      places[digits] = Math.max(places[digits] ?? -99, place);
      finest = Math.min(finest, place);
      this.#areFloat32 &&= Math.fround(value) === value;
      this.#largest = Math.max(this.#largest, Math.abs(value));
    }
    // All digits, of which some numbers need but 13; not some of them rounded.
    const isWhole = places.length > 16 && coarsestOf(places, 5) < -12;
    for (const [digits, place] of isWhole ? [[17, finest]] : places.entries()) {
      const coarsest = this.#coarsest[digits] ?? -99;
      this.#coarsest[digits] = Math.max(coarsest, place ?? -99);
    }
  }

  /**
   * u, the unit of the last printed place: the coarsest among the numbers of at least
   * five significant digits or, where the longest has fewer than seven, of at most two
   * fewer than that; of a list with a number of 16 digits or more, the finest. At least
   * it is what arithmetic loses: 2⁻⁵² of the largest number or, with 32 bits, 2·10⁻⁷.
   */
  get unit(): number {
    const longest = this.#coarsest.length - 1;
    const enough = Math.max(0, longest < 7 ? longest - 2 : 5);
    const place = coarsestOf(this.#coarsest, enough);
    const is32Bit = longest <= 9 || this.#areFloat32;
    return Math.max(10 ** place, is32Bit ? 2e-7 : 2 ** -52 * this.#largest);
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
