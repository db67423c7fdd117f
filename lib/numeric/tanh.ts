/** Below this |x|, where nearly all the dots of a trained network lie. */
const TANH_LIMIT = 1.25;

/**
 * tanh(x), like `Math.tanh`, but more than twice as fast for |x| < 1.25: it is
 * all arithmetic, which the compiler can place inside a loop, in short chains,
 * which the processor can work on side by side.
 *
 * Source: J. H. Lambert's continued fraction (1770),
 *
 * tanh x = x / (1 + x² / (3 + x² / (5 + …))),
 *
 * cut off after 19 and multiplied out to x − x³·p(x²) / q(x²), whose
 * coefficients are whole numbers. At 1.25 the cut makes it 4.3·10⁻¹⁸ of its
 * value too small, a thirtieth of the last bit; the rest of the error is
 * rounding.
 *
 * @param x Any number.
 * @returns tanh(x), within 4 units in the last place of `Math.tanh(x)`.
 *
 * @example
 * ```ts
 * import { tanh } from "./tanh.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(tanh(0.5), Math.tanh(0.5), 4e-16);
 * ```
 */
export function tanh(x: number): number {
  const z = x * x;
  // Zeros too, which must keep their sign, and NaN.
  if (!(z > 0 && z < TANH_LIMIT * TANH_LIMIT)) return Math.tanh(x);
  const z2 = z * z;
  const z4 = z2 * z2;
  const p = (218243025 + 16081065 * z) + z2 * (289575 + 1430 * z) + z4;
  const q = (654729075 + 310134825 * z) + z2 * (18918900 + 315315 * z) +
    z4 * (1485 + z);
  return x - x * z * p / q;
}
