import { type Model, testMse } from "./predictor.ts";
import type { SeriesSet } from "./time_series.ts";

/** Trains a model on each series of a set once, in their order. */
export function trainEpoch(model: Model, train: SeriesSet, rate: number): void {
  const { values, steps } = train;
  for (let start = 0; start < values.length; start += steps + 1) {
    model.train(values, start, start + steps, rate);
  }
}

/**
 * Trains a model for some epochs, and measures it on the test set after each.
 * The test set has no part in the training.
 *
 * @param model Is trained in place.
 * @param train The series to train on; they are only read.
 * @param test The series to test on; they are only read.
 * @param rate The learning rate λ, above 0.
 * @param epochs How many passes over the training set.
 * @returns The test MSE after each epoch, as soon as it is known.
 * @throws {RangeError} After the first epoch that leaves a parameter or the MSE
 * infinite or NaN.
 *
 * @example
 * ```ts
 * import { learningCurve } from "./training.ts";
 * import { ScalarRnn } from "./scalar_rnn.ts";
 * import { generateTimeSeries } from "./time_series.ts";
 * import { uniformStream } from "./uniform_stream.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const uniform = uniformStream(42);
 * const train = generateTimeSeries(uniform, 7000, 50);
 * const test = generateTimeSeries(uniform, 2000, 50);
 * const rnn = ScalarRnn.random(uniform);
 * const [first, second] = learningCurve(rnn, train, test, 0.01, 2);
 * assertAlmostEquals(first, 0.016222, 1e-6);
 * assertAlmostEquals(second, 0.012937, 1e-6);
 * ```
 */
export function* learningCurve(
  model: Model,
  train: SeriesSet,
  test: SeriesSet,
  rate: number,
  epochs: number,
): Generator<number, void> {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    trainEpoch(model, train, rate);
    const mse = testMse(model, test);
    if (!Number.isFinite(mse) || !model.parameters().every(Number.isFinite)) {
      throw new RangeError(
        `training stopped being finite in epoch ${epoch}: ` +
          `try a --rate smaller than ${rate}`,
      );
    }
    yield mse;
  }
}
