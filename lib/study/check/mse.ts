import { tanh } from "../../numeric/tanh.ts";
import type { Series } from "../../time_series.ts";
import { type Formula, sum } from "./formulas.ts";
import type { List } from "./values.ts";

/** What a mean squared error, and mistakes in it, are made of. */
export interface Values {
  /** What the program prints, at index 1. */
  mse: List;
  /** y − a of each series of the test set. */
  errors: List;
  /** What is done with each. */
  square: (error: number) => number;
  /** By what their sum is divided. */
  count: number;
  /** What is done at the end: nothing. */
  whole: (mse: number) => number;

  // For mistakes:
  /** y − a of each series of the training set. */
  train: List;
  /** y − a of the test set, if a_0 is the last a of the series before. */
  carried: List;
  /** y − dot of the test set. */
  dots: List;
  /** The MSE of the epoch before, or 0. */
  earlier: number;
  /** 1: no λ enlarges differences. */
  rate: number;
}

/** The mean squared error, for --check. */
export const MSE: Formula<Values> = {
  text: "mse: mean of (y − a)², test set",
  needs: [],
  of: "mse",
  at: () => [1],
  terms: (v) => [v.whole(sum(v.errors.map(v.square)) / v.count)],
  mistakes: [
    ["of the training set", (v) => {
      return { errors: v.train, count: v.train.length };
    }],
    ["not divided by the number of series", () => ({ count: 1 })],
    ["divided by the number of training series", (v) => {
      return { count: v.train.length };
    }],
    ["its root", () => ({ whole: Math.sqrt })],
    ["half of it", (v) => ({ count: 2 * v.count })],
    ["|y − a|, not squared", () => ({ square: Math.abs })],
    ["y − a, not squared", () => ({ square: (error) => error })],
    [
      "the last series alone",
      (v) => ({ errors: v.errors.slice(-1), count: 1 }),
    ],
    ["the first series alone", (v) => ({ errors: [v.errors[0]], count: 1 })],
    ["added on to the epoch before", (v) => {
      return { whole: (mse) => mse + v.earlier };
    }],
    ["a not set back to 0 before each series", (v) => ({ errors: v.carried })],
    ["dot in place of a", (v) => ({ errors: v.dots })],
  ],
};

/**
 * The values of an MSE that a program prints.
 *
 * @param mode The letter of its model, D or R.
 * @param p The parameters that it should be of.
 * @param earlier The MSE of the epoch before, or 0.
 */
export function valuesOf(
  mode: string,
  p: List,
  { trainSet, testSet }: {
    trainSet: readonly Series[];
    testSet: readonly Series[];
  },
  mse: number,
  earlier: number,
): Values {
  function errors(set: readonly Series[], carries = false, activation = tanh) {
    let last = 0;
    return set.map(({ x, y }) => {
      let a = carries ? last : 0;
      let dot = p[x.length + 1]; // b of D
      for (let i = 0; i < x.length; i++) {
        dot = mode === "D"
          ? dot + p[i + 1] * x[i]
          : p[1] * x[i] + p[2] * a + p[3];
        a = tanh(dot);
      }
      last = a;
      return y - activation(dot);
    });
  }
  return {
    mse: [NaN, mse],
    errors: errors(testSet),
    square: (error) => error * error,
    count: testSet.length,
    whole: (mse) => mse,
    train: errors(trainSet),
    carried: mode === "D" ? [] : errors(testSet, true),
    dots: errors(testSet, false, (dot) => dot),
    earlier,
    rate: 1,
  };
}
