import { meanSquaredError, type Model } from "./predictor.ts";
import type { Series } from "./time_series.ts";

/**
 * One epoch: trains a model on each series of a set once, in their order.
 *
 * @param model Is trained in place.
 * @param trainSet The series to train on; they are only read.
 * @param rate The learning rate λ, above 0.
 */
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
 * @param model Is trained in place.
 * @param trainSet The series to train on; they are only read.
 * @param testSet The series to test on; they are only read.
 * @param rate The learning rate λ, above 0.
 * @param epochs How many passes over the training set.
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
 * const [first, second] = learningCurve(rnn, trainSet, testSet, 0.01, 2);
 * assertAlmostEquals(first, 0.016222, 1e-6);
 * assertAlmostEquals(second, 0.012937, 1e-6);
 * ```
 */
export function* learningCurve(
  model: Model,
  trainSet: readonly Series[],
  testSet: readonly Series[],
  rate: number,
  epochs: number,
): Generator<number, void> {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    trainEpoch(model, trainSet, rate);
    const mse = meanSquaredError(model, testSet);
    if (!Number.isFinite(mse) || !model.parameters().every(Number.isFinite)) {
      throw new RangeError(
        `training stopped being finite in epoch ${epoch}: ` +
          `try a --rate smaller than ${rate}`,
      );
    }
    yield mse;
  }
}
