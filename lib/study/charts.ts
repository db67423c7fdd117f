import type { Series } from "../time_series.ts";
import type { Predictor } from "../training.ts";
import type { Mode } from "./models.ts";
import type { Outcome } from "./report.ts";

/** What a chart draws with one mark: the values that each column stands for. */
interface Line {
  mark: string;
  columns: number[][];
}

const WIDTH = 60;
const HEIGHT = 14;
/** On a logarithmic axis no row is thinner: 1 %. */
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
    return all.filter((tick) => low <= tick && tick <= high)
      .map((tick) => Number(tick.toPrecision(1)));
  }
  const sixth = (high - low) / 6;
  const exponent = Math.floor(Math.log10(sixth));
  const power = 10 ** exponent;
  const step = power * (sixth > 5 * power ? 10 : sixth > 2 * power ? 5 : 2);
  // As many decimals as the step has, or two ticks could be one.
  const decimals = Math.min(Math.max(0, -exponent), 100);
  for (let k = Math.ceil(low / step); k * step <= high; k++) {
    all.push(Number((k * step).toFixed(decimals)));
  }
  return all;
}

/**
 * Draws lines over a common axis, the later over the earlier; where one meets D
 * or R there is a *. A column reaches from the least of its values to the most.
 */
function chart(
  title: string,
  lines: Line[],
  [name, last]: [string, number],
  logarithmic = false,
): string {
  const values = lines.flatMap(({ columns }) => columns.flat());
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const scale = logarithmic ? Math.log : (value: number) => value;
  const range = scale(high) - scale(low);
  const most = logarithmic ? 1 + Math.floor(range / THIN) : HEIGHT;
  const rows = range > 0 ? Math.min(HEIGHT, most) : 1;
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
        const isCurve = "DR".includes(cells[row][column]);
        cells[row][column] = isCurve ? "*" : mark;
      }
    }
  }
  const labels: string[] = Array(rows).fill("");
  const level = Number(low.toPrecision(4));
  for (const tick of rows > 1 ? ticks(low, high, logarithmic) : [level]) {
    labels[rowOf(tick)] = `${tick}`;
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
 * Draws the test MSE after each epoch, a line of its letter for each model, and the
 * naive guess's as a level line. The axis is logarithmic unless an MSE is 0. Without
 * two epochs there is no curve to draw.
 */
export function learningCurveChart(
  outcomes: readonly Outcome[],
  naiveMse: number,
): string {
  const curves = outcomes.filter(({ curve }) => curve.length > 1);
  if (curves.length === 0) return "";
  const epochs = curves[0].curve.length;
  const mses = [naiveMse, ...curves.flatMap(({ curve }) => curve)];
  const logarithmic = mses.every((mse) => mse > 0);
  const axis = logarithmic ? ", on a logarithmic axis" : "";
  const meet = curves.length > 1 ? ", * both" : "";
  const level = columnsOf(Array(epochs).fill(naiveMse));
  const ends = level.map((mse, k) => k % (level.length - 1) === 0 ? mse : []);
  return chart(
    `Test MSE by epoch${axis}: N is the naive guess${meet}`,
    [
      { mark: "┄", columns: level },
      { mark: "N", columns: ends },
      ...curves.map(({ mode, curve }) => ({
        mark: mode,
        columns: columnsOf(curve),
      })),
    ],
    ["epoch", epochs],
    logarithmic,
  );
}

/** Draws the weights of D, without the bias, as bars from a line of zero. */
export function weightsChart(w: ArrayLike<number>): string {
  const weights = columnsOf(Array.from(w));
  return chart(
    "The weights of D by input, without the bias",
    [
      { mark: "█", columns: weights.map((values) => [0, ...values]) },
      { mark: "─", columns: weights.map(() => [0]) },
    ],
    ["input", w.length],
  );
}

/** Draws a series of the test set: its inputs, what follows them, a prediction. */
export function seriesChart(
  mode: Mode,
  model: Predictor,
  testSet: readonly Series[],
): string {
  const [{ x, y }] = testSet;
  const inputs = columnsOf(Array.from(x));
  const behind = (value: number) => [
    ...Array(inputs.length + 1).fill([]),
    [value],
  ];
  const meet = mode === "N" ? "" : ", * both";
  return chart(
    `The first of ${testSet.length} test series: · inputs, y what follows, ` +
      `${mode} predicted${meet}`,
    [
      { mark: "·", columns: inputs },
      { mark: mode, columns: behind(model.predict(x)) },
      { mark: "y", columns: behind(y) },
    ],
    ["step", x.length],
  );
}
