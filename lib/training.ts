import type { Series } from "./time_series.ts";

/** A way to predict the next value of a series. */
export interface Predictor {
  /** Predicts the value that follows the inputs x_1 … x_F. */
  predict(x: Float64Array): number;
}

/** A predictor with weights and biases, which learns from series. */
export interface Model extends Predictor {
  /** The weights and biases as they are now. */
  readonly parameters: Float64Array;

  /**
   * Takes one training step on a series, down the gradient of ½(y − a)², half the
   * squared error, where a is the prediction; ½ cancels the 2 of the derivative.
   * `rate` is the learning rate λ.
   */
  train(x: Float64Array, y: number, rate: number): void;
}

/** Trains a model on each series once, in order. */
export function trainEpoch(
  model: Model,
  trainSet: readonly Series[],
  rate: number,
): void {
  for (const { x, y } of trainSet) model.train(x, y, rate);
}

/** The mean squared error (MSE): the mean of (y − prediction)² over a set. */
export function meanSquaredError(
  model: Predictor,
  testSet: readonly Series[],
): number {
  let sum = 0;
  for (const { x, y } of testSet) {
    const error = y - model.predict(x);
    sum += error * error;
  }
  return sum / testSet.length;
}
