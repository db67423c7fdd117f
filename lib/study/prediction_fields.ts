import type { Series } from "../time_series.ts";
import type { Outcome } from "./report.ts";

const SHADES = " ·:+*#@";
const FIELD_WIDTH = 21;
const FIELD_HEIGHT = 11;
/** The ends of both axes; no value of a series is beyond. */
const FIELD_EDGE = 0.75;

/** In which of so many cells a value belongs; what is beyond, in the last. */
function cellOf(value: number, cells: number): number {
  const cell = Math.floor((value / FIELD_EDGE + 1) / 2 * cells);
  return Math.min(Math.max(cell, 0), cells - 1);
}

/** The lines of the field of one model. */
function field({ mode, model }: Outcome, testSet: readonly Series[]): string[] {
  const counts = Array.from(
    { length: FIELD_HEIGHT },
    () => Array(FIELD_WIDTH).fill(0),
  );
  for (const { x, y } of testSet) {
    counts[cellOf(-model.predict(x), FIELD_HEIGHT)][cellOf(y, FIELD_WIDTH)]++;
  }
  const most = Math.max(...counts.flat());
  const shade = (count: number) =>
    SHADES[Math.ceil(count / most * (SHADES.length - 1))];
  return [
    ` ${mode} predicts`.padEnd(FIELD_WIDTH + 2),
    ...counts.map((row) => `│${row.map(shade).join("")}│`),
    `└${"─".repeat(FIELD_WIDTH)}┘`,
    ` ${-FIELD_EDGE}    true     ${FIELD_EDGE} `,
  ];
}

/**
 * Draws the predictions of each model against the true values, side by side: the
 * darker a place, the more series are there, each field on a scale of its own.
 */
export function predictionFields(
  outcomes: readonly Outcome[],
  testSet: readonly Series[],
): string {
  const fields = outcomes.map((outcome) => field(outcome, testSet));
  const labels = ["", `${FIELD_EDGE}`];
  labels[(FIELD_HEIGHT + 1) / 2] = "0";
  labels[FIELD_HEIGHT] = `${-FIELD_EDGE}`;
  const lines = fields[0].map((_, k) =>
    [(labels[k] ?? "").padStart(5), ...fields.map((lines) => lines[k])]
      .join(" ").trimEnd()
  );
  const title =
    "Predictions (up) by true value (across), @ where most series are:\n" +
    "a perfect model fills the diagonal only";
  return ["", title, ...lines, ""].join("\n");
}
