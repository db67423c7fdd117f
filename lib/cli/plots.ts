import asciichart from "asciichart";
import { decimal } from "./decimal.ts";

/** How many columns a line takes. */
const COLUMNS = 46;
/** The height of a plot: how many rows its highest value is above its lowest. */
const ROWS = 12;
/** How many characters stand before the axis: a number and a space. */
const MARGIN = 9;

// Those of asciichart, but with its "┤" in place of the "┼" that it would mark
// the row of 0 with: it marks another if the scale is not symmetric.
const SYMBOLS = [..."┤┤╶╴─╰╭╮╯│"];

/** What the package, which brings no types, takes. */
type PlotLine = (
  values: number[],
  config: {
    min: number;
    max: number;
    height: number;
    symbols: string[];
    format: (value: number) => string;
  },
) => string;

/** What a column of a plot stands for. */
interface Column {
  low: number;
  high: number;
  /** Where the line leaves it. */
  end: number;
}

/** Stretches or compresses values to COLUMNS, straight from each to the next. */
function columnsOf(values: ArrayLike<number>): Column[] {
  return Array.from({ length: COLUMNS }, (_, column) => {
    const at = column * (values.length - 1) / (COLUMNS - 1);
    const before = values[Math.floor(at)];
    const after = values[Math.ceil(at)];
    const end = before + (at - Math.floor(at)) * (after - before);
    return { low: end, high: end, end };
  });
}

/** Gives each column its share of the values to stand for, and their peaks. */
function withPeaks(columns: Column[], values: ArrayLike<number>): Column[] {
  if (values.length <= COLUMNS) return columns;
  const all = Array.from(values);
  return columns.map((_, column) => {
    const first = Math.floor(column * values.length / COLUMNS);
    const next = Math.floor((column + 1) * values.length / COLUMNS);
    const share = all.slice(first, next);
    return { low: minOf(share), high: maxOf(share), end: values[next - 1] };
  });
}

// Not Math.min(...values): a share may have more values than a call takes.
const minOf = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
const maxOf = (values: number[]) => values.reduce((a, b) => Math.max(a, b));

/** The range of the values in a plot. */
interface Scale {
  min: number;
  max: number;
}

/** The range of some columns and values. */
function scaleOf(columns: Column[], ...values: number[]): Scale {
  return {
    min: minOf([...columns.map(({ low }) => low), ...values]),
    max: maxOf([...columns.map(({ high }) => high), ...values]),
  };
}

/** How many rows above the lowest row a value belongs. */
function height(value: number, { min, max }: Scale): number {
  return max > min ? ROWS * (value - min) / (max - min) : 0;
}

/** Which row a value belongs in, counted from the highest. */
function rowOf(value: number, scale: Scale): number {
  return ROWS - Math.round(height(value, scale));
}

/**
 * Draws a line, and the axis with the numbers to the left of it.
 *
 * @param columns What the line goes through.
 * @param scale A range that holds all of it.
 * @param digits How many decimals the numbers have.
 * @returns ROWS + 1 rows of characters, all as wide.
 */
function draw(columns: Column[], scale: Scale, digits: number): string[] {
  const { min, max } = scale;
  // In heights, not in values: the library rounds the ends of the scale before
  // it places what lies between. The first twice: it is hidden behind the axis.
  const heights = columns.map(({ end }) => height(end, scale));
  const plotLine: PlotLine = asciichart.plot;
  const rows = plotLine([heights[0], ...heights], {
    min: 0,
    max: ROWS,
    height: ROWS,
    symbols: SYMBOLS,
    format: (height) =>
      decimal(min + height / ROWS * (max - min), digits, MARGIN - 1)
        .padStart(MARGIN - 1),
  }).split("\n").map((row) => [...row]);
  // The line shows where each column ends; a bar, how far its values go.
  for (const [column, { low, high }] of columns.entries()) {
    const at = MARGIN + 1 + column;
    for (let row = rowOf(high, scale); row <= rowOf(low, scale); row++) {
      if (rows[row][at] === " ") rows[row][at] = "│";
    }
  }
  return rows.map((row) => row.join(""));
}

/** Marks the row of a value with a level line, wherever nothing else is. */
function drawLevel(rows: string[], value: number, scale: Scale): void {
  const row = rowOf(value, scale);
  const start = MARGIN + 1;
  rows[row] = rows[row].slice(0, start) +
    rows[row].slice(start, start + COLUMNS).replaceAll(" ", "┄");
}

/** A line below a plot: a name, and what stands at the ends of the axis. */
function foot(name: string, first: unknown, last: unknown): string {
  const ends = `${first}${String(last).padStart(COLUMNS - `${first}`.length)}`;
  return `${name.padStart(MARGIN - 1)}  ${ends}`;
}

const RULE = " ".repeat(MARGIN) + "└" + "─".repeat(COLUMNS);

/** Gives each kind of mark a colour of its own. */
function paint(lines: string[]): string[] {
  const { colored, cyan, yellow, green, magenta } = asciichart;
  return lines.map((line) =>
    line
      .replace(/[─│╭╮╯╰]+/g, (line) => colored(line, cyan))
      .replace(/┄+/g, (level) => colored(level, yellow))
      .replace("●", (mark) => colored(mark, green))
      .replace("○", (mark) => colored(mark, magenta))
  );
}

/** Puts a plot together. */
function page(drawn: string[], below: string[], colour: boolean): string {
  const painted = colour ? paint(drawn) : drawn;
  return ["", ...painted, ...below].map((line) => line.trimEnd() + "\n").join(
    "",
  );
}

/**
 * Draws a learning curve in plain text, at most 80 columns wide: the test MSE
 * by epoch, and the MSE of the naive guess as a level line.
 *
 * @param model The letter of the model.
 * @param mses Its test MSE after each epoch, at least one.
 * @param naiveMse The MSE of the naive guess on the same test set.
 * @param colour Whether to use the colours of a terminal.
 * @returns The lines of the plot, an empty one first, each with its line end.
 */
export function drawCurve(
  model: string,
  mses: readonly number[],
  naiveMse: number,
  colour: boolean,
): string {
  const columns = withPeaks(columnsOf(mses), mses);
  const scale = scaleOf(columns, naiveMse);
  const rows = draw(columns, scale, 6);
  drawLevel(rows, naiveMse, scale);
  const last = mses.length - 1;
  return page(
    [
      `Test MSE by epoch: ─ ${model}, ┄ naive guess (${decimal(naiveMse, 6)})`,
      "MSE".padStart(MARGIN - 1),
      ...rows,
    ],
    [
      RULE,
      foot("epoch", 1, last > 0 ? last + 1 : ""),
      foot("MSE", decimal(mses[0], 6), last > 0 ? decimal(mses[last], 6) : ""),
    ],
    colour,
  );
}

/**
 * Draws the weights of a perceptron in plain text, at most 80 columns wide: by
 * the step of the input that each belongs to, and 0 as a level line.
 *
 * @param weights w_1 … w_F, at least one.
 * @param colour Whether to use the colours of a terminal.
 * @returns The lines of the plot, an empty one first, each with its line end.
 */
export function drawWeights(
  weights: ArrayLike<number>,
  colour: boolean,
): string {
  const columns = withPeaks(columnsOf(weights), weights);
  const scale = scaleOf(columns, 0);
  const rows = draw(columns, scale, 3);
  drawLevel(rows, 0, scale);
  const steps = weights.length;
  return page(
    [
      "The weights of D by step: ─ w, ┄ 0",
      "weight".padStart(MARGIN - 1),
      ...rows,
    ],
    [RULE, foot("step", 1, steps > 1 ? steps : "")],
    colour,
  );
}

/**
 * Draws one series in plain text, at most 80 columns wide: its inputs over the
 * steps, then the value that follows them and the prediction.
 *
 * @param model The letter of the model.
 * @param inputs The inputs, at least one.
 * @param y The value that follows.
 * @param prediction What the model predicts in its place.
 * @param colour Whether to use the colours of a terminal.
 * @returns The lines of the plot, an empty one first, each with its line end.
 */
export function drawSeries(
  model: string,
  inputs: ArrayLike<number>,
  y: number,
  prediction: number,
  colour: boolean,
): string {
  const columns = columnsOf(inputs);
  const scale = scaleOf(columns, y, prediction);
  const steps = inputs.length;
  const yRow = rowOf(y, scale);
  const predictionRow = rowOf(prediction, scale);
  const rows = draw(columns, scale, 3).map((row, k) => {
    const marks = (k === yRow ? "● " : "  ") +
      (k === predictionRow ? "○" : " ");
    const numbers = [];
    if (k === yRow) numbers.push(decimal(y, 6));
    if (k === predictionRow) numbers.push(decimal(prediction, 6));
    return `${row}${marks} ${numbers.join(" ")}`;
  });
  return page(
    [
      `The first test series: ─ inputs, ● the next value, ○ what ${model} predicts`,
      "value".padStart(MARGIN - 1),
      ...rows,
    ],
    [RULE, foot("step", 1, steps > 1 ? steps : "") + `  ${steps + 1}`],
    colour,
  );
}
