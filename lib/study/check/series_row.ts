import { mersenneTwister } from "../../numeric/mersenne_twister.ts";
import { generateTimeSeries, type Series } from "../../time_series.ts";
import type { Options } from "../options.ts";
import { agrees } from "./digits.ts";
import { Row } from "./rows.ts";
import type { Step } from "./steps.ts";

/** So much may differ what two programs make of a seed. */
export const APART = 1e-13;

/** Which series of the seed's training set each step trains on, in any order. */
export class SeriesRow extends Row {
  /** What the seed gives to train on. */
  readonly trainSet: readonly Series[];
  /** What it gives to test on. */
  readonly testSet: readonly Series[];
  /** Where in the training set the last step's series is; -1 if nowhere. */
  at: number;
  /** Whether the series of the step before stands just before it. */
  follows = false;
  /** Whether an epoch has ended: then the same series may come again. */
  isNewEpoch = false;
  /** Whether a series is of neither set. */
  isOther = false;

  /** Makes the sets. */
  constructor({ seed, train, test, steps }: Options) {
    super("series", "series: of --seed's training set");
    this.at = -1;
    const prng = mersenneTwister(seed);
    this.trainSet = generateTimeSeries(prng, train, steps);
    this.testSet = generateTimeSeries(prng, test, steps);
  }

  /** Looks for the series of a step, which has this number. */
  add(
    { numbers: { x, y }, missing, isCut, ...printed }: Step,
    step: number,
  ): void {
    const unit = Math.max(printed.unit, APART);
    if (!x || !y) {
      this.lack(missing.x ?? missing.y ?? "", isCut);
      return;
    }
    const { trainSet, testSet, at } = this;
    const isX = (series: Series) =>
      x.length === series.x.length &&
      x.every((xS, k) => agrees(xS, [series.x[k]], unit));
    const isY = (series: Series) => agrees(y[0], [series.y], unit);
    const isIt = (series: Series) => isY(series) && isX(series);
    const next = (at + 1) % trainSet.length;
    this.at = isIt(trainSet[next]) ? next : trainSet.findIndex(isIt);
    this.follows = at >= 0 && this.at === next;
    const isAgain = this.at === at && trainSet.length > 1 && !this.isNewEpoch;
    this.isNewEpoch = false;
    if (this.at >= 0 && !isAgain) {
      this.count();
      return;
    }
    const steps = trainSet[0].x.length;
    const inTestSet = testSet.findIndex(isIt) + 1;
    const ofY = trainSet.findIndex(isY) + 1;
    this.isOther ||= this.at < 0 && inTestSet === 0 && !trainSet.some(isX);
    const cause = this.at >= 0
      ? `series ${at + 1} again`
      : x.length !== steps
      ? `it has ${x.length} inputs, --steps is ${steps}`
      : inTestSet > 0
      ? `series ${inTestSet} of the test set`
      : !trainSet.some(isX)
      ? "a series of neither set"
      : agrees(y[0], [x[x.length - 1]], unit)
      ? "y is x_F"
      : ofY > 0
      ? `y is that of series ${ofY}`
      : "y is another";
    if (!this.first) this.causes = [cause];
    this.count({ step, text: "" });
  }
}
