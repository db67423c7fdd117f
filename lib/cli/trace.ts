import { Network } from "../network.ts";
import type { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Series } from "../time_series.ts";
import { clippedSums, DivergenceError, trainEpoch } from "../training.ts";
import type { Options } from "./options.ts";
import { type Outcome, shown, tableRow } from "./report.ts";

/** A line of a table: a label, and then numbers, or texts as they are. */
type Cells = (number | string)[];

/** What a model computed in its last training step. */
interface TrainingStep {
  prediction: number;
  /** The headings of the rows, in text. */
  headings: string[];
  /**
   * The rows, for JSON and as lines: one row at a time, for there may be very many.
   * They are to be read before the model predicts, which overwrites them.
   */
  rows: Iterable<[row: Record<string, number | number[]>, lines: Cells[]]>;
  /** Of D: its dot and Δ, which all inputs share. */
  once?: { dot: number; delta: number };
  /** The names of the last parameters, and what their sums are. */
  names: [name: string, sum: string][];
}

function stepOfR({ dot, a, delta }: ScalarRnn, x: Float64Array): TrainingStep {
  return {
    prediction: a[x.length],
    headings: ["S", "x_S", "dot_S", "a_S", "Δ_S"],
    rows: Array.from(x, (xS, k) => {
      const S = k + 1;
      const row = { S, x: xS, dot: dot[S], a: a[S], delta: delta[S] };
      return [row, [[S, xS, dot[S], a[S], delta[S]]]];
    }),
    names: [["w_l", "ΣΔ_S·x_S"], ["w_s", "ΣΔ_S·a_{S−1}"], ["b", "ΣΔ_S"]],
  };
}

function stepOfD(
  { w, dot, a, delta }: Perceptron,
  x: Float64Array,
  before: Float64Array,
  sums: Float64Array,
  shortened: string,
): TrainingStep {
  return {
    prediction: a,
    headings: ["i", "x_i", "w_i before", `Δ·x_i${shortened}`, "w_i after"],
    rows: Array.from(x, (xI, k) => {
      const [i, deltaX] = [k + 1, sums[k]];
      const row = { i, x: xI, w: before[k], deltaX, wAfter: w[k] };
      return [row, [[i, xI, before[k], deltaX, w[k]]]];
    }),
    once: { dot, delta },
    names: [["b", "Δ"]],
  };
}

function stepOfNetwork({ layers }: Network): TrainingStep {
  const F = layers[0].a.length - 1;
  function* rows(): TrainingStep["rows"] {
    for (let S = 1; S <= F; S++) {
      for (let layer = 1; layer < layers.length; layer++) {
        const { dot, a, delta } = layers[layer];
        const nodes = { dot: [...dot[S]], a: [...a[S]], delta: [...delta[S]] };
        const lines = nodes.dot.map((dotJ, j): Cells => {
          return [S, `${layer}`, `${j + 1}`, dotJ, a[S][j], delta[S][j]];
        });
        yield [{ S, layer, ...nodes }, lines];
      }
    }
  }
  const names: TrainingStep["names"] = [];
  for (const [L, { wl, ws, b }] of layers.entries()) {
    for (const [name, matrix] of Object.entries({ wl, ws, b })) {
      const columns = matrix.length / b.length;
      for (const k of matrix.keys()) {
        const [j, i] = [Math.floor(k / columns) + 1, k % columns + 1];
        names.push([`${name}_${L}[${name === "b" ? j : `${j},${i}`}]`, ""]);
      }
    }
  }
  return {
    prediction: layers[layers.length - 1].a[F][0],
    headings: ["S", "layer", "node", "dot", "a", "Δ"],
    rows: rows(),
    names,
  };
}

/** A table whose columns end where their headings do; a remark follows a line. */
function* table(
  headings: string[],
  lines: Iterable<Cells>,
  remarks: string[] = [],
  labelWidth = 8,
): Generator<string, void> {
  const widths = headings.map((heading) => Math.max(13, heading.length + 1));
  widths[0] = labelWidth;
  const text = ([label, ...cells]: Cells, k = 0) => {
    const row = tableRow([`${label}`, ...cells.map(shown)], widths);
    return `${row}  ${remarks[k] ?? ""}`.trimEnd() + "\n";
  };
  yield "\n" + text(headings);
  let k = 0;
  for (const line of lines) yield text(line, ++k);
}

/**
 * Trains a model on the first `number` series of a training set, and shows the
 * last training step number by number: what the model itself computed in it.
 *
 * @param outcome Its model, D or R, is trained in place.
 * @returns The lines.
 * @throws {DivergenceError} Where a number has become infinite or NaN.
 */
export function* trace(
  { modes, seed, rate, clip, json }: Options,
  number: number,
  { mode, model }: Outcome,
  trainSet: readonly Series[],
): Generator<string, void> {
  trainEpoch(model, trainSet.slice(0, number - 1), rate, clip);

  const last = trainSet[number - 1];
  const { x, y } = last;
  const before = model.parameters.slice();
  const sums = new Float64Array(before.length);
  const length = clippedSums(model, last, clip, sums);
  trainEpoch(model, [last], rate, clip);
  const after = model.parameters.slice();
  const assertFinite = (...numbers: (number | number[])[]) => {
    if (numbers.flat().every(Number.isFinite)) return;
    throw new DivergenceError(`by step ${number}`, rate);
  };
  const isShortened = length > clip;
  assertFinite(isShortened ? length : 0, [...after]);
  const shortened = isShortened ? ", shortened" : "";
  const { prediction, headings, rows, once, names } = model instanceof Network
    ? stepOfNetwork(model)
    : model instanceof ScalarRnn
    ? stepOfR(model, x)
    : stepOfD(model as Perceptron, x, before, sums, shortened);

  if (json) {
    for (const [row] of rows) {
      assertFinite(...Object.values(row));
      yield JSON.stringify({ mode, seed, ...row }) + "\n";
    }
    const predictionAfter = model.predict(x);
    assertFinite(predictionAfter);
    yield JSON.stringify({
      ...{ mode, seed, trace: number, y, prediction, predictionAfter },
      ...once,
      ...{ before: [...before], sums: [...sums], after: [...after] },
      ...isShortened ? { length } : {},
    }) + "\n";
    return;
  }

  const letter = modes.length > 1 ? `${mode} ` : "";
  yield `${letter}Training step ${number} of epoch 1, λ = ${rate}\n`;
  function* linesOfRows(): Generator<Cells> {
    for (const [row, lines] of rows) {
      assertFinite(...Object.values(row));
      yield* lines;
    }
  }
  yield* table(headings, linesOfRows());
  if (once) {
    const line = ["", once.dot, prediction, once.delta];
    yield* table(["", "dot", "a", "Δ"], [line]);
  }
  const first = before.length - names.length;
  yield* table(
    ["", "before", "sum", "after"],
    names.map(([name], k) => {
      const p = first + k;
      return [name, before[p], sums[p], after[p]];
    }),
    [
      "after = before + λ·sum",
      ...names.map(([, sum]) => sum && `sum = ${sum}${shortened}`),
    ],
    names.reduce((most, [name]) => Math.max(most, name.length), 8),
  );
  if (isShortened) {
    const was = Number(length.toPrecision(6));
    yield `the sums were ${was} long: shortened to ${clip}\n`;
  }
  const errors = (a: number) => [y, a, y - a, (y - a) * (y - a)];
  yield* table(["", "y", "prediction a", "y − a", "(y − a)²"], [
    ["before", ...errors(prediction)],
    ["after", ...errors(model.predict(x))],
  ]);
}
