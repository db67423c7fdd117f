import type { Series } from "./time_series.ts";

/** Anything that guesses the value that follows a series of inputs. */
export interface Predictor {
  /**
   * Predicts the value that follows some inputs.
   *
   * @param x The inputs x_1 … x_F; they are only read.
   * @returns The prediction.
   */
  predict(x: Float64Array): number;
}

/** A predictor that may learn, by gradient descent, from one series at a time. */
export interface Model extends Predictor {
  /**
   * Goes one training step down the gradient of half the squared error of one
   * series, ½(y − a)², where a is the prediction.
   *
   * @param x The inputs x_1 … x_F; they are only read.
   * @param y The value that follows them.
   * @param rate The learning rate λ, above 0.
   */
  train(x: Float64Array, y: number, rate: number): void;

  /** The weights and biases as they are now, a copy. */
  parameters(): Float64Array;
}

/**
 * The mean squared error (MSE) of a predictor: the mean of (y − prediction)²
 * over a set of series.
 *
 * @param predictor Makes the predictions.
 * @param testSet The series; they are only read.
 * @returns The MSE; NaN if the set is empty.
 */
export function meanSquaredError(
  predictor: Predictor,
  testSet: readonly Series[],
): number {
  let sum = 0;
  for (const { x, y } of testSet) {
    const error = y - predictor.predict(x);
    sum += error * error;
  }
  return sum / testSet.length;
}
