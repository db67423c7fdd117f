import type { Series } from "../time_series.ts";
import { meanSquaredError, type Model, trainEpoch } from "../training.ts";

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
}

/** λ in an epoch e of E: the rate or, annealed, rate·(1 − (e − 1)/E). */
function rateIn(epoch: number, { rate, epochs, anneal }: Training): number {
  return anneal ? rate * (1 - (epoch - 1) / epochs) : rate;
}

/**
 * Trains a model for some epochs, and measures it on the test set after each.
 *
 * @returns The test MSE after each epoch, as soon as it is known.
 * @throws {DivergenceError} After the first epoch that leaves a parameter or the MSE
 * infinite or NaN.
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
    if (![mse, ...model.parameters].every(Number.isFinite)) {
      throw new DivergenceError(`in epoch ${epoch}`, training.rate);
    }
    yield mse;
  }
}
