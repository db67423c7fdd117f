import { tanh } from "../numeric/tanh.ts";
import { dot } from "../numeric/vectors.ts";
import { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Series } from "../time_series.ts";
import type { Trainable } from "./models.ts";
import { Network } from "./network.ts";

/** What a layer of a network computed at a step S: a number for each node. */
export interface LayerRow {
  /** S, from 1. */
  S: number;
  /** L, from 1. */
  layer: number;
  /** dot_{L,S}. */
  dot: number[];
  /** a_{L,S}. */
  a: number[];
  /** Δ_{L,S}. */
  delta: number[];
}

/** A row: of R for each step S, of D for each input, of a network for each layer. */
export type Row =
  | Record<"S" | "x" | "dot" | "a" | "delta", number>
  | Record<"i" | "x" | "w" | "deltaX" | "wAfter", number>
  | LayerRow;

/** The dot, the a and the Δ of D, of the parameters `before` a step on a series. */
export function nodeOfD(
  before: Float64Array,
  { x, y }: Series,
): { dot: number; a: number; delta: number } {
  const dotOfD = dot(before.subarray(0, -1), x) + before[x.length];
  const a = tanh(dotOfD);
  return { dot: dotOfD, a, delta: (y - a) * (1 - a * a) };
}

/**
 * What a model computed in its last training step. They are to be read before it
 * predicts, which overwrites them.
 *
 * @param series What it was trained on.
 * @param before The parameters before that step.
 * @returns The rows, one at a time, for a network may have very many.
 */
export function* rowsOf(
  model: Trainable,
  series: Series,
  before: Float64Array,
): Generator<Row, void> {
  const { x } = series;
  if (model instanceof ScalarRnn) {
    const { dot, a, delta } = model;
    for (let S = 1; S <= x.length; S++) {
      yield { S, x: x[S - 1], dot: dot[S], a: a[S], delta: delta[S] };
    }
  } else if (model instanceof Perceptron) {
    const { w } = model;
    const { delta } = nodeOfD(before, series);
    for (const [k, xI] of x.entries()) {
      yield { i: k + 1, x: xI, w: before[k], deltaX: delta * xI, wAfter: w[k] };
    }
  } else {
    const [inputs, ...layers] = model.layers;
    for (let S = 1; S < inputs.a.length; S++) {
      for (const [k, { dot, a, delta }] of layers.entries()) {
        const nodes = { dot: [...dot[S]], a: [...a[S]], delta: [...delta[S]] };
        yield { S, layer: k + 1, ...nodes };
      }
    }
  }
}

/**
 * The sums of a model's last training step, which λ times were added to the
 * parameters. `length` is how long a network's were before it shortened them.
 */
export function sumsOf(
  model: Trainable,
  series: Series,
  before: Float64Array,
): { sums: Float64Array | number[]; length?: number } {
  if (model instanceof Network) return model.lastSums();
  if (model instanceof Perceptron) {
    const { delta } = nodeOfD(before, series);
    return { sums: [...series.x.map((xI) => delta * xI), delta] };
  }
  const { a, delta } = model;
  const sums = [0, 0, 0];
  for (let S = 1; S <= series.x.length; S++) {
    sums[0] += delta[S] * series.x[S - 1];
    sums[1] += delta[S] * a[S - 1];
    sums[2] += delta[S];
  }
  return { sums };
}

/**
 * The names of a model's parameters, as of the sheet, and in words what their sums
 * are: of D only b, which follows the weights that its rows show.
 */
export function namesOf(model: Trainable): { name: string; sum?: string }[] {
  if (model instanceof Perceptron) return [{ name: "b", sum: "Δ" }];
  if (model instanceof ScalarRnn) {
    return [
      { name: "w_l", sum: "ΣΔ_S·x_S" },
      { name: "w_s", sum: "ΣΔ_S·a_{S−1}" },
      { name: "b", sum: "ΣΔ_S" },
    ];
  }
  const names: { name: string }[] = [];
  for (const [L, { wl, ws, b }] of model.layers.entries()) {
    for (const [name, matrix] of Object.entries({ wl, ws, b })) {
      const columns = matrix.length / b.length;
      for (const k of matrix.keys()) {
        const [j, i] = [Math.floor(k / columns) + 1, k % columns + 1];
        names.push({ name: `${name}_${L}[${name === "b" ? j : `${j},${i}`}]` });
      }
    }
  }
  return names;
}
