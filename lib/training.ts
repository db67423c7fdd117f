import type { Series } from "./time_series.ts";

/** What predicts the value that follows some inputs, and may learn to. */
export interface Model {
  /** Predicts the value that follows the inputs x_1 … x_F. */
  predict(x: Float64Array): number;

  /**
   * Goes one training step down the gradient of half the squared error of one
   * series, ½(y − a)², where a is the prediction; `rate` is λ.
   */
  train(x: Float64Array, y: number, rate: number): void;

  /** The weights and biases as they are now, a copy. */
  parameters(): Float64Array;
}

/** The mean squared error (MSE): the mean of (y − prediction)² over a set. */
export function meanSquaredError(
  model: Model,
  testSet: readonly Series[],
): number {
  let sum = 0;
  for (const { x, y } of testSet) {
    const error = y - model.predict(x);
    sum += error * error;
  }
  return sum / testSet.length;
}

/** How a model is trained. */
export interface Training {
  /** The learning rate λ of the first epoch. */
  rate: number;
  /** How many times each series is trained on. */
  epochs: number;
  /** Whether the rate falls evenly from epoch to epoch, towards 0. */
  anneal: boolean;
}

/** λ in an epoch e of E: the rate or, annealed, rate·(1 − (e − 1)/E). */
export function rateIn(
  epoch: number,
  { rate, epochs, anneal }: Training,
): number {
  return anneal ? rate * (1 - (epoch - 1) / epochs) : rate;
}

/** Trains a model on each series once, in order; `rate` is λ. */
export function trainEpoch(
  model: Model,
  trainSet: readonly Series[],
  rate: number,
): void {
  for (const { x, y } of trainSet) model.train(x, y, rate);
}

/**
 * Trains a model for some epochs, and measures it on the test set after each.
 * The test set has no part in the training.
 *
 * @returns The test MSE after each epoch, as soon as it is known.
 * @throws {RangeError} After the first epoch that leaves a parameter or the MSE
 * infinite or NaN.
 *
 * @example
 * ```ts
 * import { mersenneTwister } from "./numeric/mersenne_twister.ts";
 * import { ScalarRnn } from "./scalar_rnn.ts";
 * import { generateTimeSeries } from "./time_series.ts";
 * import { learningCurve } from "./training.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const prng = mersenneTwister(42);
 * const trainSet = generateTimeSeries(prng, 7000, 50);
 * const testSet = generateTimeSeries(prng, 2000, 50);
 * const rnn = ScalarRnn.random(prng);
 * const training = { rate: 0.01, epochs: 1, anneal: false };
 * const [first] = learningCurve(rnn, trainSet, testSet, training);
 * assertAlmostEquals(first, 0.016222, 1e-6);
 * ```
 */
export function* learningCurve(
  model: Model,
  trainSet: readonly Series[],
  testSet: readonly Series[],
  training: Training,
): Generator<number, void> {
  for (let epoch = 1; epoch <= training.epochs; epoch++) {
    trainEpoch(model, trainSet, rateIn(epoch, training));
    const mse = meanSquaredError(model, testSet);
    if (![mse, ...model.parameters()].every(Number.isFinite)) {
      throw new RangeError(
        `training stopped being finite in epoch ${epoch}: ` +
          `try a --rate smaller than ${training.rate}`,
      );
    }
    yield mse;
  }
}
