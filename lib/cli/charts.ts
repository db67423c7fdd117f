import type { Series } from "../time_series.ts";
import type { Outcome } from "./report.ts";

/** What a chart draws with one mark: the values that each column stands for. */
interface Line {
  mark: string;
  columns: number[][];
}

const WIDTH = 60;
const HEIGHT = 14;
/** No row is thinner; on a logarithmic axis, that is 1 %. */
const THIN = 0.01;

/** Spreads values over at most WIDTH columns; a column may stand for several. */
function columnsOf(values: readonly number[]): number[][] {
  const { length } = values;
  const each = Math.floor(WIDTH / length);
  if (each > 0) return values.flatMap((value) => Array(each).fill([value]));
  return Array.from(
    { length: WIDTH },
    (_, k) => values.slice(k * length / WIDTH, (k + 1) * length / WIDTH),
  );
}

/** Round numbers to write at an axis from low to high. */
function ticks(low: number, high: number, logarithmic: boolean): number[] {
  const all: number[] = [];
  if (logarithmic && high > 5 * low) {
    let power = 10 ** Math.floor(Math.log10(low));
    for (; power <= high; power *= 10) all.push(5 * power, 2 * power, power);
    return all.filter((tick) => low <= tick && tick <= high);
  }
  const sixth = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(sixth));
  const step = power * (sixth > 5 * power ? 10 : sixth > 2 * power ? 5 : 2);
  for (let k = Math.ceil(low / step); k * step <= high; k++) all.push(k * step);
  return all;
}

/**
 * Draws lines over a common axis. A column reaches from the least of its values to
 * the most. Where lines meet there is a *, but N and ┄ give way to any other mark.
 */
function chart(
  title: string,
  lines: Line[],
  logarithmic: boolean,
  [name, last]: [string, number],
): string {
  const values = lines.flatMap(({ columns }) => columns.flat());
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const scale = logarithmic ? Math.log : (value: number) => value;
  const range = scale(high) - scale(low);
  const rows = Math.min(HEIGHT, 1 + Math.floor(range / THIN));
  const rowOf = (value: number) =>
    rows > 1
      ? Math.round((rows - 1) * (scale(high) - scale(value)) / range)
      : 0;

  const width = Math.max(...lines.map(({ columns }) => columns.length));
  const cells = Array.from({ length: rows }, () => Array(width).fill(" "));
  for (const { mark, columns } of lines) {
    for (const [column, values] of columns.entries()) {
      const reached = values.map(rowOf);
      for (let row = Math.min(...reached); row <= Math.max(...reached); row++) {
        const isFree = [" ", "┄", "N"].includes(cells[row][column]);
        cells[row][column] = isFree ? mark : "*";
      }
    }
  }
  const labels: string[] = Array(rows).fill("");
  for (const tick of rows > 1 ? ticks(low, high, logarithmic) : [low]) {
    labels[rowOf(tick)] = `${Number(tick.toPrecision(4))}`;
  }
  const margin = Math.max(8, ...labels.map((label) => label.length));
  const drawn = cells.map((row, k) =>
    `${labels[k].padStart(margin)} ┤${row.join("").trimEnd()}`
  );
  const end = last > 1 ? `${last}`.padStart(lines[0].columns.length - 1) : "";
  return [
    "",
    title,
    ...drawn,
    `${" ".repeat(margin)} └${"─".repeat(width)}`,
    `${name.padStart(margin)}  1${end}`,
    "",
  ].join("\n");
}

/**
 * Draws the test MSE after each epoch, a line of its letter for each model, and
 * the naive guess's as a level line. The axis is logarithmic.
 */
export function learningCurveChart(
  outcomes: readonly Outcome[],
  naiveMse: number,
): string {
  const epochs = Math.max(...outcomes.map(({ curve }) => curve.length));
  const level = columnsOf(Array(epochs).fill(naiveMse));
  const curves = outcomes.filter(({ mode }) => mode !== "N");
  const meet = curves.length > 1 ? ", * both" : "";
  return chart(
    `Test MSE by epoch, on a logarithmic axis: N is the naive guess${meet}`,
    [
      { mark: "┄", columns: level },
      {
        mark: "N",
        columns: level.map((mse, k) => k % (level.length - 1) === 0 ? mse : []),
      },
      ...curves.map(({ mode, curve }) => ({
        mark: mode,
        columns: columnsOf(curve),
      })),
    ],
    true,
    ["epoch", epochs],
  );
}

/** Draws the weights of D, each from 0, by the step of its input. */
export function weightsChart(w: ArrayLike<number>): string {
  return chart(
    "The weights of D by step",
    [{
      mark: "█",
      columns: columnsOf(Array.from(w)).map((values) => [0, ...values]),
    }],
    false,
    ["step", w.length],
  );
}

/** Draws a series: its inputs, the value y that follows, and a prediction. */
export function seriesChart(
  { mode, model }: Outcome,
  { x, y }: Series,
): string {
  const inputs = columnsOf(Array.from(x));
  const after = (gap: number, value: number) => [
    ...Array(inputs.length + gap).fill([]),
    [value],
  ];
  return chart(
    `The first test series: · inputs, y what follows, ${mode} (beside y) predicted`,
    [
      { mark: "·", columns: inputs },
      { mark: "y", columns: after(1, y) },
      { mark: mode, columns: after(2, model.predict(x)) },
    ],
    false,
    ["step", x.length],
  );
}
