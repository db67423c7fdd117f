import type { SeriesSet } from "./time_series.ts";

/** Anything that guesses the value that follows a series of inputs. */
export interface Predictor {
  /**
   * Predicts the value that follows the inputs x[start] … x[end − 1]. It reads
   * nothing else of x, and changes nothing of it.
   *
   * @param x The array that holds the inputs.
   * @param start The index of the first input.
   * @param end The index after the last input.
   * @returns The prediction.
   */
  predict(x: Float64Array, start: number, end: number): number;
}

/** A predictor that learns by gradient descent, one series at a time. */
export interface Model extends Predictor {
  /**
   * Takes one step of gradient descent on half the squared error, ½(y − a)², of
   * the prediction a for the inputs x[start] … x[end − 1], whose true next value
   * is y = x[end].
   *
   * @param x The array that holds the series.
   * @param start The index of the first input.
   * @param end The index after the last input, where y stands.
   * @param rate The learning rate λ.
   */
  train(x: Float64Array, start: number, end: number, rate: number): void;

  /** The weights and biases as they are now, a copy. */
  parameters(): Float64Array;
}

/**
 * The mean squared error (MSE) of a predictor over a set of series: the mean of
 * (y − prediction)².
 *
 * @param predictor Makes the predictions.
 * @param test The series; it is only read.
 * @returns The MSE; NaN if the set is empty.
 */
export function testMse(predictor: Predictor, test: SeriesSet): number {
  const { values, count, steps } = test;
  let sum = 0;
  for (let start = 0; start < values.length; start += steps + 1) {
    const end = start + steps;
    const error = values[end] - predictor.predict(values, start, end);
    sum += error * error;
  }
  return sum / count;
}
