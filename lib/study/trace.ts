import { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Series } from "../time_series.ts";
import { trainEpoch } from "../training.ts";
import type { Mode, Trainable } from "./models.ts";
import type { Options } from "./options.ts";
import { shown, tableRow } from "./table.ts";
import { DivergenceError } from "./training.ts";
import { namesOf, nodeOfD, type Row, rowsOf, sumsOf } from "./training_step.ts";

/** A line of a table: a label, numbers and texts, and a remark on them. */
interface Line {
  label: string;
  cells: (number | string)[];
  remark?: string;
}

/** A table whose columns end where their headings do. */
function* table(
  headings: Line,
  lines: Iterable<Line>,
  labelWidth = 8,
): Generator<string, void> {
  const widths = headings.cells.map((heading) =>
    Math.max(13, `${heading}`.length + 1)
  );
  const text = ({ label, cells, remark = "" }: Line) => {
    const row = [label, ...cells.map(shown)];
    return `${tableRow(row, [labelWidth, ...widths])}  ${remark}`.trimEnd();
  };
  yield `\n${text(headings)}\n`;
  for (const line of lines) yield `${text(line)}\n`;
}

function headingsOf(model: Trainable): Line {
  if (model instanceof ScalarRnn) {
    return { label: "S", cells: ["x_S", "dot_S", "a_S", "Δ_S"] };
  }
  if (model instanceof Perceptron) {
    return { label: "i", cells: ["x_i", "w_i before", "Δ·x_i", "w_i after"] };
  }
  return { label: "S", cells: ["layer", "node", "dot", "a", "Δ"] };
}

/** Of a network's layer a line for each node, otherwise a line a row. */
function* linesOf(rows: Iterable<Row>): Generator<Line, void> {
  for (const row of rows) {
    if ("layer" in row) {
      const { S, layer, dot, a, delta } = row;
      for (const j of dot.keys()) {
        const cells = [`${layer}`, `${j + 1}`, dot[j], a[j], delta[j]];
        yield { label: `${S}`, cells };
      }
    } else {
      const [label, ...cells] = Object.values(row);
      yield { label: `${label}`, cells };
    }
  }
}

/**
 * Trains a model on the first `number` series of a training set, and shows the
 * last training step number by number: what the model itself computed in it.
 *
 * @returns The lines.
 * @throws {DivergenceError} Where a number has become infinite or NaN.
 */
export function* trace(
  { modes, seed, rate, clip, json }: Options,
  number: number,
  mode: Mode,
  model: Trainable,
  trainSet: readonly Series[],
): Generator<string, void> {
  trainEpoch(model, trainSet.slice(0, number - 1), rate);

  const series = trainSet[number - 1];
  const { x, y } = series;
  const before = model.parameters.slice();
  const prediction = model.predict(x);
  model.train(x, y, rate);
  const after = model.parameters.slice();
  const { sums, length = 0 } = sumsOf(model, series, before);
  const isShortened = length > clip;
  const assertFinite = (...numbers: (number | number[])[]) => {
    if (numbers.flat().every(Number.isFinite)) return;
    throw new DivergenceError(`by step ${number}`, rate);
  };
  assertFinite(isShortened ? length : 0, [...after]);
  function* rows(): Generator<Row, void> {
    for (const row of rowsOf(model, series, before)) {
      assertFinite(...Object.values(row));
      yield row;
    }
  }
  const node = model instanceof Perceptron
    ? nodeOfD(before, series)
    : undefined;

  if (json) {
    for (const row of rows()) {
      yield JSON.stringify({ mode, seed, ...row }) + "\n";
    }
    const predictionAfter = model.predict(x);
    assertFinite(predictionAfter);
    yield JSON.stringify({
      ...{ mode, seed, trace: number, y, prediction, predictionAfter },
      ...node && { dot: node.dot, delta: node.delta },
      ...{ before: [...before], sums: [...sums], after: [...after] },
      ...isShortened ? { length } : {},
    }) + "\n";
    return;
  }

  const letter = modes.length > 1 ? `${mode} ` : "";
  yield `${letter}Training step ${number} of epoch 1, λ = ${rate}\n`;
  yield* table(headingsOf(model), linesOf(rows()));
  if (node) {
    const cells = [node.dot, node.a, node.delta];
    const headings = { label: "", cells: ["dot", "a", "Δ"] };
    yield* table(headings, [{ label: "", cells }]);
  }
  const names = namesOf(model);
  const first = before.length - names.length;
  yield* table(
    {
      label: "",
      cells: ["before", "sum", "after"],
      remark: "after = before + λ·sum",
    },
    names.map(({ name, sum }, k) => {
      const cells = [before, sums, after].map((values) => values[first + k]);
      return { label: name, cells, remark: sum ? `sum = ${sum}` : "" };
    }),
    names.reduce((most, { name }) => Math.max(most, name.length), 8),
  );
  if (isShortened) {
    const was = Number(length.toPrecision(6));
    yield `the sums were ${was} long: shortened to ${clip}\n`;
  }
  const errorsOf = (label: string, a: number) => {
    return { label, cells: [y, a, y - a, (y - a) * (y - a)] };
  };
  yield* table(
    { label: "", cells: ["y", "prediction a", "y − a", "(y − a)²"] },
    [errorsOf("before", prediction), errorsOf("after", model.predict(x))],
  );
}
