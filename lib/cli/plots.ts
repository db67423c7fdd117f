import asciichart from "asciichart";

/** How many columns a line takes. */
const COLUMNS = 46;
/** How many rows the highest value is drawn above the lowest. */
const ROWS = 12;
/** How many characters stand before the axis: a number and a space. */
const MARGIN = 9;

// Those of asciichart, but that all of the axis looks the same: it would mark
// the row of 0 there, and marks another if the scale is not symmetric.
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

/** Stretches or compresses values to COLUMNS, straight from each to the next. */
function resample(values: ArrayLike<number>): number[] {
  return Array.from({ length: COLUMNS }, (_, column) => {
    const at = column * (values.length - 1) / (COLUMNS - 1);
    const before = Math.floor(at);
    const after = Math.ceil(at);
    return values[before] + (at - before) * (values[after] - values[before]);
  });
}

/** The range of the values in a plot. */
interface Scale {
  min: number;
  max: number;
}

function scaleOf(...values: number[]): Scale {
  return { min: Math.min(...values), max: Math.max(...values) };
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
 * @param line The values of the line; as many as there are.
 * @param scale A range that holds them all.
 * @param digits How many decimals the numbers have.
 * @returns ROWS + 1 rows of characters, all as wide.
 */
function draw(
  line: ArrayLike<number>,
  scale: Scale,
  digits: number,
): string[] {
  const { min, max } = scale;
  const heights = resample(line).map((value) => height(value, scale));
  // The first twice: the library hides it behind the axis. In heights, not in
  // values: it rounds the ends of the scale before it places what lies between.
  const plotLine: PlotLine = asciichart.plot;
  return plotLine([heights[0], ...heights], {
    min: 0,
    max: ROWS,
    height: ROWS,
    symbols: SYMBOLS,
    format: (height) =>
      decimal(min + height / ROWS * (max - min), digits).padStart(MARGIN - 1),
  }).split("\n");
}

/** A number with so many decimals, and no minus before zeros alone. */
function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(0\.0+)$/, "$1");
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
  const scale = scaleOf(...resample(mses), naiveMse);
  const rows = draw(mses, scale, 6);
  const level = rowOf(naiveMse, scale);
  rows[level] = rows[level].slice(0, MARGIN + 1) +
    rows[level].slice(MARGIN + 1, MARGIN + 1 + COLUMNS).replaceAll(" ", "┄");
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
  const scale = scaleOf(...resample(inputs), y, prediction);
  const steps = inputs.length;
  const yRow = rowOf(y, scale);
  const predictionRow = rowOf(prediction, scale);
  const rows = draw(inputs, scale, 3).map((row, k) => {
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
