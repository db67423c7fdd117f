import { Perceptron } from "../perceptron.ts";
import type { Model } from "../predictor.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Series } from "../time_series.ts";
import { trainEpoch } from "../training.ts";
import { decimal } from "./decimal.ts";
import type { Options } from "./options.ts";

/** What a model computed in its last training step. */
interface TrainingStep {
  headings: string[];
  /** A row for each step S of R, or for each input i of D. */
  rows: Record<string, number>[];
  /** What D computed once. */
  node?: { dot: number; delta: number };
  /** The prediction that Δ was computed from. */
  prediction: number;
  /** For each parameter, in their order: λ times this is what it moved by. */
  sums: number[];
  /** The names of the last parameters, and what their sums are. */
  names: [name: string, sum: string][];
}

function stepOfR(rnn: ScalarRnn, x: Float64Array): TrainingStep {
  const { dot, a, delta } = rnn;
  return {
    headings: ["S", "x_S", "dot_S", "a_S", "Δ_S"],
    rows: Array.from(x, (xS, k) => {
      const S = k + 1;
      return { S, x: xS, dot: dot[S], a: a[S], delta: delta[S] };
    }),
    prediction: a[x.length],
    sums: [rnn.sumDeltaX, rnn.sumDeltaA, rnn.sumDelta],
    names: [["w_l", "ΣΔ_S·x_S"], ["w_s", "ΣΔ_S·a_{S−1}"], ["b", "ΣΔ_S"]],
  };
}

function stepOfD(
  { w, dot, a, delta }: Perceptron,
  x: Float64Array,
  before: Float64Array,
): TrainingStep {
  const deltaX = Array.from(x, (xI) => delta * xI);
  return {
    headings: ["i", "x_i", "w_i before", "Δ·x_i", "w_i after"],
    rows: Array.from(x, (xI, k) => ({
      i: k + 1,
      x: xI,
      w: before[k],
      deltaX: deltaX[k],
      wAfter: w[k],
    })),
    node: { dot, delta },
    prediction: a,
    sums: [...deltaX, delta],
    names: [["b", "Δ"]],
  };
}

function stepOf(
  model: Model,
  x: Float64Array,
  before: Float64Array,
): TrainingStep {
  if (model instanceof ScalarRnn) return stepOfR(model, x);
  if (model instanceof Perceptron) return stepOfD(model, x, before);
  throw new TypeError("only Perceptron and ScalarRnn can be traced");
}

/** A line of a table, its first cell a label, and maybe a remark. */
function line([label, ...cells]: (string | number)[], remark = ""): string {
  const columns = cells.map((cell) =>
    (typeof cell === "string" ? cell : decimal(cell, 6, 12)).padStart(13)
  );
  return `${`${label}`.padEnd(8)}${columns.join("")}  ${remark}`.trimEnd() +
    "\n";
}

/**
 * Trains a model on the first series of a training set, and shows the last of
 * these training steps number by number: what the model itself computed in it.
 *
 * @param options What is run, at which rate, and whether to show it as JSON.
 * @param number Which training step to show, from 1.
 * @param model D or R; it is trained in place.
 * @param trainSet The series to train on; they are only read.
 * @returns The lines, each with its line end.
 * @throws {RangeError} If a parameter has become infinite or NaN.
 * @throws {TypeError} If the model is another.
 */
export function* trace(
  options: Options,
  number: number,
  model: Model,
  trainSet: readonly Series[],
): Generator<string, void> {
  const { mode, seed, rate, json } = options;
  trainEpoch(model, trainSet.slice(0, number - 1), rate);

  const { x, y } = trainSet[number - 1];
  const before = model.parameters();
  model.train(x, y, rate);
  const after = model.parameters();
  if (!after.every(Number.isFinite)) {
    throw new RangeError(
      `training stopped being finite by step ${number}: ` +
        `try a --rate smaller than ${rate}`,
    );
  }
  const { headings, rows, node, prediction, sums, names } = stepOf(
    model,
    x,
    before,
  );
  const predictionAfter = model.predict(x);

  if (json) {
    for (const row of rows) yield JSON.stringify({ mode, seed, ...row }) + "\n";
    const predictions = { y, prediction, predictionAfter, ...node };
    const parameters = { before: [...before], sums, after: [...after] };
    const step = { trace: number, ...predictions, ...parameters };
    yield JSON.stringify({ mode, seed, ...step }) + "\n";
    return;
  }

  yield `Training step ${number} of epoch 1, λ = ${rate}\n\n`;
  yield line(headings);
  for (const row of rows) yield line(Object.values(row));
  if (node) {
    yield "\n" + line(["", "dot", "a", "Δ"]);
    yield line(["", node.dot, prediction, node.delta]);
  }
  yield "\n" + line(["", "before", "sum", "after"], "after = before + λ·sum");
  for (const [k, [name, sum]] of names.entries()) {
    const p = before.length - names.length + k;
    yield line([name, before[p], sums[p], after[p]], `sum = ${sum}`);
  }
  yield "\n" + line(["", "y", "prediction a", "y − a", "(y − a)²"]);
  for (
    const [when, a] of [
      ["before", prediction],
      ["after", predictionAfter],
    ] as const
  ) {
    yield line([when, y, a, y - a, (y - a) * (y - a)]);
  }
}
