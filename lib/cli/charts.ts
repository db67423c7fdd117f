import type { Series } from "../time_series.ts";
import type { Outcome } from "./report.ts";

/** What a chart draws with one mark: the values that each column stands for. */
interface Line {
  mark: string;
  columns: number[][];
}

const WIDTH = 60;
const HEIGHT = 14;

/** Some columns for each value or, where there are many, some values for each. */
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
function ticks(low: number, high: number, scale: typeof Math.log): number[] {
  if (low === high) return [low];
  const all: number[] = [];
  if (scale === Math.log && high > 5 * low) {
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
 * the most; where lines meet, their marks take turns.
 */
function chart(
  title: string,
  lines: Line[],
  scale: typeof Math.log,
  [name, first, last]: [string, number, number],
): string {
  const values = lines.flatMap(({ columns }) => columns.flat());
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  // No row is thinner than 0.01; of a logarithm, that is 1 %.
  const thin = 1 + Math.ceil((scale(high) - scale(low)) / 0.01);
  const rows = Math.min(HEIGHT, thin);
  const rowOf = (value: number) =>
    Math.round(
      (rows - 1) * (scale(high) - scale(value)) / (scale(high) - scale(low)) ||
        0,
    );

  const width = Math.max(...lines.map(({ columns }) => columns.length));
  const cells = Array.from(
    { length: rows },
    () => Array.from({ length: width }, (): string[] => []),
  );
  for (const { mark, columns } of lines) {
    for (const [column, values] of columns.entries()) {
      const reached = values.map(rowOf);
      for (let row = Math.min(...reached); row <= Math.max(...reached); row++) {
        cells[row][column].push(mark);
      }
    }
  }
  const labels: string[] = Array(rows).fill("");
  for (const tick of ticks(low, high, scale)) {
    labels[rowOf(tick)] = `${Number(tick.toPrecision(4))}`;
  }
  const drawn = cells.map((row, k) =>
    `${labels[k].padStart(8)} ┤` +
    row.map((marks, k) => marks[k % marks.length] ?? " ").join("").trimEnd()
  );
  const end = first < last
    ? `${last}`.padStart(lines[0].columns.length - 1)
    : "";
  return ["", title, ...drawn, " ".repeat(9) + "└" + "─".repeat(width)]
    .concat(`${name.padStart(8)}  ${first}${end}`, "").join("\n");
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
  return chart(
    "Test MSE by epoch; N is the naive guess",
    [
      { mark: "┄", columns: level.with(0, []).with(-1, []) },
      {
        mark: "N",
        columns: [level[0]].concat(level.slice(2).fill([]), [level[0]]),
      },
      ...curves.map(({ mode, curve }) => ({
        mark: mode,
        columns: columnsOf(curve),
      })),
    ],
    Math.log,
    ["epoch", 1, epochs],
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
    (value) => value,
    ["step", 1, w.length],
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
    `The first test series: · inputs, y the next value, ${mode} its prediction`,
    [
      { mark: "·", columns: inputs },
      { mark: "y", columns: after(1, y) },
      { mark: mode, columns: after(3, model.predict(x)) },
    ],
    (value) => value,
    ["step", 1, x.length],
  );
}

const SHADES = " ·:+*#@";
const FIELD_WIDTH = 21;
const FIELD_HEIGHT = 11;
/** No value of a series is beyond. */
const FIELD_EDGE = 0.75;

/**
 * Draws all predictions against the true values, a field for each model: the
 * darker a place, the more series are there.
 */
export function predictionFields(
  outcomes: readonly Outcome[],
  testSet: readonly Series[],
): string {
  const cellOf = (value: number, cells: number) => {
    const cell = Math.floor((value / FIELD_EDGE + 1) / 2 * cells);
    return Math.min(Math.max(cell, 0), cells - 1); // what is beyond, at the edge
  };
  const fields = outcomes.map(({ mode, model }) => {
    const counts = Array.from(
      { length: FIELD_HEIGHT },
      () => Array(FIELD_WIDTH).fill(0),
    );
    for (const { x, y } of testSet) {
      const row = FIELD_HEIGHT - 1 - cellOf(model.predict(x), FIELD_HEIGHT);
      counts[row][cellOf(y, FIELD_WIDTH)]++;
    }
    const most = Math.max(...counts.flat());
    return [
      ` ${mode} predicts`.padEnd(FIELD_WIDTH + 2),
      ...counts.map((row) =>
        `│${
          row.map((n) => SHADES[Math.ceil(n / most * (SHADES.length - 1))])
            .join("")
        }│`
      ),
      `└${"─".repeat(FIELD_WIDTH)}┘`,
      ` ${-FIELD_EDGE}    true     ${FIELD_EDGE} `,
    ];
  });
  const lines = fields[0].map((_, k) => {
    const label = k === 1
      ? `${FIELD_EDGE}`
      : k === 6
      ? "0"
      : k === FIELD_HEIGHT
      ? `${-FIELD_EDGE}`
      : "";
    return [label.padStart(5), ...fields.map((field) => field[k])].join(" ")
      .trimEnd();
  });
  return ["", "Predictions against true values, all test series", ...lines, ""]
    .join("\n");
}
