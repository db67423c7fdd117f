import { sin } from "./sin.ts";
import type { Uniform } from "./uniform_stream.ts";

/**
 * A set of time series of one length, held end to end in one array: series k
 * begins at index k·(steps + 1) with its `steps` inputs x_1 … x_steps, and the
 * value to predict, y, follows them.
 */
export interface SeriesSet {
  /** count·(steps + 1) values. */
  readonly values: Float64Array;
  /** How many series. */
  readonly count: number;
  /** How many inputs a series has. */
  readonly steps: number;
}

/**
 * Makes a set of time series, each two sine waves of random frequency and
 * phase plus noise, as the lab's NumPy code does:
 *
 * 0.5·sin((t − offset1)·(freq1·10 + 10)) + 0.2·sin((t − offset2)·(freq2·20 +
 * 20)) + 0.1·(u − 0.5), at `steps + 1` evenly spaced points t from 0 to 1.
 *
 * A series draws freq1, freq2, offset1 and offset2, and then one u per point.
 *
 * Source: A. Géron, "Hands-On Machine Learning" (2nd edition), chapter 15.
 *
 * @param uniform Where the random numbers come from.
 * @param count How many series to make, a whole number from 0.
 * @param steps How many inputs each has, a whole number from 1.
 * @returns The series; every value lies within ±0.75.
 * @throws {RangeError} If no array can hold that many values.
 *
 * @example
 * ```ts
 * import { generateTimeSeries } from "./time_series.ts";
 * import { uniformStream } from "./uniform_stream.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const train = generateTimeSeries(uniformStream(42), 7000, 50);
 * assertEquals(train.values.length, 7000 * 51);
 * ```
 */
export function generateTimeSeries(
  uniform: Uniform,
  count: number,
  steps: number,
): SeriesSet {
  const values = new Float64Array(count * (steps + 1));
  const step = 1 / steps;
  for (let at = 0; at < values.length;) {
    const freq1 = uniform();
    const freq2 = uniform();
    const offset1 = uniform();
    const offset2 = uniform();
    for (let i = 0; i <= steps; i++) {
      // As np.linspace does: steps·(1/steps) is not always exactly 1.
      const t = i < steps ? i * step : 1;
      values[at++] = 0.5 * sin((t - offset1) * (freq1 * 10 + 10)) +
        0.2 * sin((t - offset2) * (freq2 * 20 + 20)) +
        0.1 * (uniform() - 0.5);
    }
  }
  return { values, count, steps };
}
