import { Network } from "../network.ts";
import type { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Series } from "../time_series.ts";
import { type Model, trainEpoch } from "../training.ts";
import type { Options } from "./options.ts";
import { decimal, type Outcome, tableRow } from "./report.ts";

/** What a model computed in its last training step. */
interface Step {
  prediction: number;
  /** For JSON: an object for each step or input. */
  rows: Record<string, number | number[]>[];
  /** For JSON: what there is once. */
  once?: { dot: number; delta: number };
  /** For each parameter, in their order: λ times this is what it moved by. */
  sums?: number[];
  /** For text: the headings and lines of the rows. */
  table: (string | number)[][];
  /** For text: the names of the last parameters, and what their sums are. */
  names: [name: string, sum?: string][];
}

function stepOfR(rnn: ScalarRnn, x: Float64Array): Step {
  const { dot, a, delta } = rnn;
  const rows = Array.from(x, (xS, k) => {
    const S = k + 1;
    return { S, x: xS, dot: dot[S], a: a[S], delta: delta[S] };
  });
  return {
    prediction: a[x.length],
    rows,
    sums: [rnn.sumDeltaX, rnn.sumDeltaA, rnn.sumDelta],
    table: [["S", "x_S", "dot_S", "a_S", "Δ_S"], ...rows.map(Object.values)],
    names: [["w_l", "ΣΔ_S·x_S"], ["w_s", "ΣΔ_S·a_{S−1}"], ["b", "ΣΔ_S"]],
  };
}

function stepOfD(
  { w, dot, a, delta }: Perceptron,
  x: Float64Array,
  before: Float64Array,
): Step {
  const rows = Array.from(x, (xI, k) => {
    return { i: k + 1, x: xI, w: before[k], deltaX: delta * xI, wAfter: w[k] };
  });
  return {
    prediction: a,
    rows,
    once: { dot, delta },
    sums: [...rows.map(({ deltaX }) => deltaX), delta],
    table: [
      ["i", "x_i", "w_i before", "Δ·x_i", "w_i after"],
      ...rows.map(Object.values),
    ],
    names: [["b", "Δ"]],
  };
}

function stepOfNetwork({ layers }: Network): Step {
  const rows = [];
  const table: Step["table"] = [["S", "layer", "node", "dot", "a", "Δ"]];
  const names: Step["names"] = [];
  const F = layers[0].a.length - 1;
  for (let S = 1; S <= F; S++) {
    for (let L = 1; L < layers.length; L++) {
      const [dot, a, delta] = [layers[L].dot, layers[L].a, layers[L].delta]
        .map((steps) => [...steps[S]]);
      rows.push({ S, layer: L, dot, a, delta });
      for (const j of dot.keys()) {
        table.push([S, `${L}`, `${j + 1}`, dot[j], a[j], delta[j]]);
      }
    }
  }
  for (const [L, { wl, ws, b }] of layers.entries()) {
    for (const [name, matrix] of Object.entries({ wl, ws, b })) {
      const columns = matrix.length / b.length;
      for (const k of matrix.keys()) {
        const [j, i] = [Math.floor(k / columns) + 1, k % columns + 1];
        names.push([`${name}_${L}[${name === "b" ? j : `${j},${i}`}]`]);
      }
    }
  }
  const [prediction] = layers[layers.length - 1].a[F];
  return { prediction, rows, table, names };
}

function stepOf(model: Model, x: Float64Array, before: Float64Array): Step {
  if (model instanceof Network) return stepOfNetwork(model);
  if (model instanceof ScalarRnn) return stepOfR(model, x);
  return stepOfD(model as Perceptron, x, before);
}

/** A line of a table: a label, then numbers or headings, then maybe a remark. */
function line([label, ...cells]: (string | number)[], remark = ""): string {
  const texts = cells.map((cell) => {
    const text = typeof cell === "string" ? cell : decimal(cell, 6);
    // What is too wide for its column has an exponent.
    return text.length <= 12 ? text : Number(cell).toExponential(4);
  });
  return `${tableRow(`${label}`, texts, 8, 13)}  ${remark}`.trimEnd() + "\n";
}

/**
 * Trains a model on the first series of a training set, and shows the last of
 * these training steps number by number: what the model itself computed in it.
 *
 * @param number Which training step to show, from 1.
 * @param outcome Its model, D or R, is trained in place.
 * @returns The lines.
 * @throws {RangeError} If a parameter has become infinite or NaN.
 */
export function trace(
  { modes, seed, rate, json }: Options,
  number: number,
  outcome: Outcome,
  trainSet: readonly Series[],
): string {
  const { mode, model } = outcome;
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
  const { prediction, rows, once, sums, table, names } = stepOf(
    model,
    x,
    before,
  );
  const predictionAfter = model.predict(x);

  if (json) {
    const step = { trace: number, y, prediction, predictionAfter, ...once };
    const parameters = { before: [...before], sums, after: [...after] };
    return [...rows, { ...step, ...parameters }]
      .map((row) => JSON.stringify({ mode, seed, ...row }) + "\n").join("");
  }

  const letter = modes.length > 1 ? `${mode}: ` : "";
  const lines = [
    `${letter}Training step ${number} of epoch 1, λ = ${rate}\n\n`,
  ];
  for (const row of table) lines.push(line(row));
  if (once) {
    lines.push("\n", line(["", "dot", "a", "Δ"]));
    lines.push(line(["", once.dot, prediction, once.delta]));
  }
  lines.push(
    "\n",
    sums
      ? line(["", "before", "sum", "after"], "after = before + λ·sum")
      : line(["", "before", "after"]),
  );
  for (const [k, [name, sum]] of names.entries()) {
    const p = before.length - names.length + k;
    lines.push(
      sums
        ? line([name, before[p], sums[p], after[p]], `sum = ${sum}`)
        : line([name, before[p], after[p]]),
    );
  }
  lines.push("\n", line(["", "y", "prediction a", "y − a", "(y − a)²"]));
  const predictions = { before: prediction, after: predictionAfter };
  for (const [when, a] of Object.entries(predictions)) {
    lines.push(line([when, y, a, y - a, (y - a) * (y - a)]));
  }
  return lines.join("");
}
