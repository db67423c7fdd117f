import { tanh } from "../../numeric/tanh.ts";
import type { Step } from "./steps.ts";

/** A list that counts from 1, as in the sheet. Only a has an index 0: a_0 = 0. */
export type List = readonly number[];

/** What formulas and mistakes are made of, as the student's program has it. */
export interface Values {
  /** How many inputs there are. */
  F: number;
  /** λ. */
  rate: number;
  /** The inputs. */
  x: List;
  /** What follows them. */
  y: number;
  /** The parameters before the step: w_l, w_s, b of R, w_1 … w_F, b of D. */
  before: List;
  /** w_l. */
  wl: number;
  /** w_s. */
  ws: number;
  /** b. */
  b: number;
  /** What the parameters move by. */
  moved: List;
  /** dot_S. */
  dot: List;
  /** a_S. */
  a: List;
  /** Δ_S. */
  delta: List;

  // As they should be, for mistakes to put others in their place:
  /** tanh. */
  tanh: (z: number) => number;
  /** tanh′(dot_S). */
  slope: List;
  /** w_s on the way back, at each S. */
  wsBack: List;
  /** What is added there to Δ_{S+1}·w_s: 0. */
  added: List;
  /** Where loops over S begin. */
  from: number;
  /** Where they end. */
  to: number;
  /** What the sums start from: 0. */
  sum0: List;

  // Of the steps before:
  /** What the parameters moved by in the last. */
  lastMoved: List;
  /** The last a. */
  lastA: number;
  /** The parameters behind the last; empty, if there are none. */
  left: List;
  /** The parameters before the first. */
  first: List;
  /** Whether this step begins with others than the last left. */
  jumped: boolean;
  /** Whether steps between may not be printed: without a seed, nobody knows. */
  isGap: boolean | undefined;
}

/** What the steps before leave. */
export type Earlier = Pick<
  Values,
  "lastMoved" | "lastA" | "left" | "first" | "jumped" | "isGap"
>;

/** tanh′(dot). */
export const slopeAt = (dot: number): number => 1 - tanh(dot) ** 2;

/** The values of a step; NaN, where a number is not printed. */
export function valuesOf(
  { F, numbers }: Step,
  earlier: Earlier,
  rate: number,
): Values {
  const { before = [], x = [], y: [y] = [NaN], after = [] } = numbers;
  const { dot = [], a = [], delta = [] } = numbers;
  const zeros: List = Array(Math.max(F + 2, 4)).fill(0);
  return {
    ...{ ...earlier, F, rate, y, tanh, from: 1, to: F },
    x: [NaN, ...x],
    before: [NaN, ...before],
    ...{ wl: before[0], ws: before[1], b: before[before.length - 1] },
    moved: [NaN, ...after.map((p, k) => p - before[k])],
    dot: [NaN, ...dot],
    a: [0, ...a],
    delta: [NaN, ...delta],
    slope: [NaN, ...dot.map(slopeAt)],
    wsBack: zeros.map(() => before[1]),
    added: zeros,
    sum0: zeros,
  };
}
