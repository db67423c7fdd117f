import { addScaled, dot } from "./numeric/vectors.ts";
import type { Series } from "./time_series.ts";

/** A way to predict the next value of a series, and to learn it from series. */
export interface Model {
  /** The weights and biases as they are now. */
  readonly parameters: Float64Array;

  /** Predicts the value that follows the inputs x_1 … x_F. */
  predict(x: Float64Array): number;

  /**
   * Takes one training step on a series, down the gradient of ½(y − a)², half the
   * squared error, where a is the prediction. It adds `rate`, the learning rate λ,
   * times sums, which are minus that gradient, to the parameters.
   *
   * @param to Where to add them instead. From zeros, and with a rate of 1, that
   * gives the sums themselves.
   */
  train(x: Float64Array, y: number, rate: number, to?: Float64Array): void;
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

/** Training that has made a number infinite or NaN. */
export class DivergenceError extends RangeError {
  /** Says when that was, as in "in epoch 3", and at which rate. */
  constructor(when: string, rate: number) {
    super(
      `training stopped being finite ${when}: try a --rate smaller than ${rate}`,
    );
  }
}

/** How a model is trained. */
export interface Training {
  /** The learning rate λ of the first epoch. */
  rate: number;
  /** How many times each series is trained on. */
  epochs: number;
  /** Whether the rate falls evenly from epoch to epoch, towards 0. */
  anneal: boolean;
  /** The longest that the sums of a training step may be; Infinity for no limit. */
  clip: number;
}

/** λ in an epoch e of E: the rate or, annealed, rate·(1 − (e − 1)/E). */
export function rateIn(
  epoch: number,
  { rate, epochs, anneal }: Training,
): number {
  return anneal ? rate * (1 - (epoch - 1) / epochs) : rate;
}

/**
 * Writes the sums of a training step into `sums`: as they are or, where they are
 * longer than `clip`, all parameters' as one vector, shortened to that length.
 *
 * Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training
 * recurrent neural networks" (2013).
 *
 * @returns How long they were.
 */
export function clippedSums(
  model: Model,
  { x, y }: Series,
  clip: number,
  sums: Float64Array,
): number {
  sums.fill(0);
  model.train(x, y, 1, sums);
  const length = Math.sqrt(dot(sums, sums));
  if (length > clip) {
    for (let k = 0; k < sums.length; k++) sums[k] *= clip / length;
  }
  return length;
}

/** Trains a model on each series once, in order; `rate` is λ. */
export function trainEpoch(
  model: Model,
  trainSet: readonly Series[],
  rate: number,
  clip: number,
): void {
  if (clip === Infinity) { // without the detour, which costs time
    for (const { x, y } of trainSet) model.train(x, y, rate);
    return;
  }
  const sums = new Float64Array(model.parameters.length);
  for (const series of trainSet) {
    clippedSums(model, series, clip, sums);
    addScaled(model.parameters, rate, sums);
  }
}

/**
 * Trains a model for some epochs, and measures it on the test set after each.
 * The test set has no part in the training.
 *
 * @returns The test MSE after each epoch, as soon as it is known.
 * @throws {DivergenceError} After the first epoch that leaves a parameter or the MSE
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
 * const training = { rate: 0.01, epochs: 1, anneal: false, clip: Infinity };
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
    trainEpoch(model, trainSet, rateIn(epoch, training), training.clip);
    const mse = meanSquaredError(model, testSet);
    if (![mse, ...model.parameters].every(Number.isFinite)) {
      throw new DivergenceError(`in epoch ${epoch}`, training.rate);
    }
    yield mse;
  }
}
