import { Network } from "../network.ts";
import type { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Series } from "../time_series.ts";
import { type Model, trainEpoch } from "../training.ts";
import type { Options } from "./options.ts";
import { decimal, type Outcome, tableRow } from "./report.ts";

/** What is computed at a step, or for an input. */
type Row = Record<string, number>;

/** What the nodes of a layer compute at a step. */
interface LayerRow {
  S: number;
  layer: number;
  dot: number[];
  a: number[];
  delta: number[];
}

/** What a model computed in its last training step. */
interface TrainingStep {
  prediction: number;
  /**
   * A row for each step or input, one at a time, for there may be very many. They
   * are to be read before the model predicts, which overwrites them.
   */
  rows: Iterable<Row | LayerRow>;
  /** For text: the headings of the rows. */
  headings: string[];
  /** Of D: its dot and Δ, which all inputs share. */
  once?: { dot: number; delta: number };
  /** For each parameter, in their order: λ times this is what it moved by. */
  sums?: number[];
  /** For text: the names of the last parameters, and what their sums are. */
  names: [name: string, sum?: string][];
}

function stepOfR(rnn: ScalarRnn, x: Float64Array): TrainingStep {
  const { dot, a, delta } = rnn;
  return {
    prediction: a[x.length],
    rows: Array.from(x, (xS, k) => {
      const S = k + 1;
      return { S, x: xS, dot: dot[S], a: a[S], delta: delta[S] };
    }),
    headings: ["S", "x_S", "dot_S", "a_S", "Δ_S"],
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
    prediction: a,
    rows: Array.from(x, (xI, k) => {
      const [wK, deltaXK, wAfter] = [before[k], deltaX[k], w[k]];
      return { i: k + 1, x: xI, w: wK, deltaX: deltaXK, wAfter };
    }),
    headings: ["i", "x_i", "w_i before", "Δ·x_i", "w_i after"],
    once: { dot, delta },
    sums: [...deltaX, delta],
    names: [["b", "Δ"]],
  };
}

function stepOfNetwork({ layers }: Network): TrainingStep {
  const F = layers[0].a.length - 1;
  function* rows(): Generator<LayerRow> {
    for (let S = 1; S <= F; S++) {
      for (let L = 1; L < layers.length; L++) {
        const [dot, a, delta] = [layers[L].dot, layers[L].a, layers[L].delta]
          .map((steps) => [...steps[S]]);
        yield { S, layer: L, dot, a, delta };
      }
    }
  }
  const names: TrainingStep["names"] = [];
  for (const [L, { wl, ws, b }] of layers.entries()) {
    for (const [name, matrix] of Object.entries({ wl, ws, b })) {
      const columns = matrix.length / b.length;
      for (const k of matrix.keys()) {
        const [j, i] = [Math.floor(k / columns) + 1, k % columns + 1];
        names.push([`${name}_${L}[${name === "b" ? j : `${j},${i}`}]`]);
      }
    }
  }
  return {
    prediction: layers[layers.length - 1].a[F][0],
    rows: rows(),
    headings: ["S", "layer", "node", "dot", "a", "Δ"],
    names,
  };
}

function stepOf(
  model: Model,
  x: Float64Array,
  before: Float64Array,
): TrainingStep {
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

/** The lines of a row: one, or one for each node. */
function linesOf(row: Row | LayerRow): string[] {
  const isOfLayer = (row: Row | LayerRow): row is LayerRow => "layer" in row;
  if (!isOfLayer(row)) return [line(Object.values(row))];
  const { S, layer, dot, a, delta } = row;
  return dot.map((dotJ, j) =>
    line([S, `${layer}`, `${j + 1}`, dotJ, a[j], delta[j]])
  );
}

/**
 * Trains a model on the first `number` series of a training set, and shows the
 * last training step number by number: what the model itself computed in it.
 *
 * @param outcome Its model, D or R, is trained in place.
 * @returns The lines.
 * @throws {RangeError} Where a number has become infinite or NaN.
 */
export function* trace(
  { modes, seed, rate, json }: Options,
  number: number,
  { mode, model }: Outcome,
  trainSet: readonly Series[],
): Generator<string, void> {
  trainEpoch(model, trainSet.slice(0, number - 1), rate);

  const { x, y } = trainSet[number - 1];
  const before = model.parameters();
  model.train(x, y, rate);
  const after = model.parameters();
  const check = (...numbers: (number | number[])[]) => {
    if (numbers.flat().every(Number.isFinite)) return;
    throw new RangeError(
      `training stopped being finite by step ${number}: ` +
        `try a --rate smaller than ${rate}`,
    );
  };
  check([...after]);
  const step = stepOf(model, x, before);
  const { prediction, once, sums, names } = step;

  if (json) {
    for (const row of step.rows) {
      check(...Object.values(row));
      yield JSON.stringify({ mode, seed, ...row }) + "\n";
    }
    const predictionAfter = model.predict(x);
    check(predictionAfter);
    const predictions = { trace: number, y, prediction, predictionAfter };
    const parameters = { before: [...before], sums, after: [...after] };
    const whole = { mode, seed, ...predictions, ...once, ...parameters };
    yield JSON.stringify(whole) + "\n";
    return;
  }

  const letter = modes.length > 1 ? `${mode} ` : "";
  yield `${letter}Training step ${number} of epoch 1, λ = ${rate}\n\n`;
  yield line(step.headings);
  for (const row of step.rows) {
    check(...Object.values(row));
    yield* linesOf(row);
  }
  if (once) {
    yield "\n" + line(["", "dot", "a", "Δ"]);
    yield line(["", once.dot, prediction, once.delta]);
  }
  yield "\n" +
    (sums
      ? line(["", "before", "sum", "after"], "after = before + λ·sum")
      : line(["", "before", "after"]));
  for (const [k, [name, sum]] of names.entries()) {
    const p = before.length - names.length + k;
    yield sums
      ? line([name, before[p], sums[p], after[p]], `sum = ${sum}`)
      : line([name, before[p], after[p]]);
  }
  yield "\n" + line(["", "y", "prediction a", "y − a", "(y − a)²"]);
  const predictions = { before: prediction, after: model.predict(x) };
  for (const [when, a] of Object.entries(predictions)) {
    yield line([when, y, a, y - a, (y - a) * (y - a)]);
  }
}
