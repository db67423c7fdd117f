import type { Prng } from "./numeric/mersenne_twister.ts";
import { sin } from "./numeric/sin.ts";

/** A time series: what a model sees of it, and what it is to predict. */
export interface Series {
  /** The inputs x_1 … x_F, in time order; x_S is `x[S - 1]`. */
  readonly x: Float64Array;
  /** The value that follows them. */
  readonly y: number;
}

/**
 * Makes sinusoidal time series: two sine waves of random frequency and offset,
 * and noise, at evenly spaced times t from 0 to 1:
 *
 * 0.5·sin((t − offset1)·(freq1·10 + 10)) + 0.2·sin((t − offset2)·(freq2·20 +
 * 20)) + 0.1·(noise − 0.5)
 *
 * Source: the lab sheet, "A Natural Data Set for Testing RNNs". Its n_steps
 * counts the value to predict, `steps` does not.
 *
 * @param prng Gives, for each series, freq1, freq2, offset1 and offset2, and then
 * the noise of each value.
 * @param count How many series to make.
 * @param steps F, how many inputs each has, from 1.
 * @returns The series; every value lies within ±0.75.
 */
export function generateTimeSeries(
  prng: Prng,
  count: number,
  steps: number,
): Series[] {
  // The inputs of all series end to end, in one array: that takes less memory.
  const inputs = new Float64Array(count * steps);
  return Array.from({ length: count }, (_, k) => {
    const x = inputs.subarray(k * steps, (k + 1) * steps);
    return { x, y: drawValues(prng, x) };
  });
}

/** Draws the inputs of one series into x, and returns the value that follows. */
function drawValues(prng: Prng, x: Float64Array): number {
  const freq1 = prng();
  const freq2 = prng();
  const offset1 = prng();
  const offset2 = prng();
  const drawValueAt = (t: number) =>
    0.5 * sin((t - offset1) * (freq1 * 10 + 10)) +
    0.2 * sin((t - offset2) * (freq2 * 20 + 20)) +
    0.1 * (prng() - 0.5);
  const step = 1 / x.length;
  for (let i = 0; i < x.length; i++) x[i] = drawValueAt(i * step);
  // Not at x.length·step, which is not always exactly 1; np.linspace ends at 1, too.
  return drawValueAt(1);
}
