import type { Predictor } from "../training.ts";
import { type Mode, modelKind } from "./models.ts";
import type { Options } from "./options.ts";
import { decimal, tableRow } from "./table.ts";

/** A model, and how it has done. */
export interface Outcome {
  /** Which of the three it is. */
  mode: Mode;
  /** What predicts. */
  model: Predictor;
  /** The test MSE after each epoch; for N, just the one that it has. */
  curve: number[];
}

/** What is known of D or R after an epoch; N has just a test MSE. */
export interface Result {
  /** Which epoch, from 1. */
  epoch?: number;
  /** The mean squared error on the test set. */
  testMse: number;
  /** The weights and biases. */
  parameters?: number[];
}

/**
 * The two lines before a run: what is run, and all options that decide what goes to
 * stdout. After the letters, they are a command line that gives the same again.
 */
export function header(options: Options): string {
  const { modes, train, test, steps, hidden, rate, epochs, clip } = options;
  const { name, parameterCount } = modelKind(modes[0], options);
  const what = modes.length > 1
    ? "on the same series"
    : `${name}, ${parameterCount} parameters`;
  const words = [`--train ${train} --test ${test} --steps ${steps}`];
  if (modes.some((mode) => mode !== "N")) {
    if (hidden.length > 0) words.push(`--hidden ${hidden}`);
    words.push(`--rate ${rate}`);
    if (options.anneal) words.push("--anneal");
    if (clip < Infinity) words.push(`--clip ${clip}`);
    const { trace } = options;
    words.push(trace === undefined ? `--epochs ${epochs}` : `--trace ${trace}`);
  }
  words.push(`--seed ${options.seed}`);
  if (options.json) words.push("--json");
  if (options.plot) words.push("--plot");
  return `${modes.join(" ")}: ${what}\n${words.join(" ")}\n`;
}

/**
 * The line of a result: text, which begins with the letter where there are several,
 * or, where the options say so, JSON.
 */
export function resultLine(
  { modes, seed, json }: Options,
  mode: Mode,
  result: Result,
): string {
  if (json) return JSON.stringify({ mode, seed, ...result }) + "\n";
  const letter = modes.length > 1 ? `${mode} ` : "";
  const who = mode === "N" ? "naive" : `epoch ${result.epoch}`;
  return `${letter}${who}: ${mseText(result.testMse)}\n`;
}

function mseText(mse: number): string {
  return `test MSE ${mse.toFixed(6)}`;
}

/** What R has learned, for a person. */
export function learnedLine(parameters: Float64Array): string {
  const [wl, ws, b] = Array.from(parameters, (p) => decimal(p, 3));
  return `learned w_l ${wl}, w_s ${ws}, b ${b}\n`;
}

/** The table that compares several models; each row ends as a result line does. */
export function comparison(
  options: Options,
  outcomes: readonly Outcome[],
  naiveMse: number,
): string {
  const { train, test, steps, hidden } = options;
  const isSheets = train === 7000 && test === 2000 && steps === 50 &&
    hidden.length === 0;
  const sheetSays = { N: "about 0.02", D: "about 0.005", R: "about 0.011" };
  const rows = outcomes.map(({ mode, curve }) => {
    const { name, parameterCount } = modelKind(mode, options);
    const mse = curve[curve.length - 1];
    return {
      "model": `${mode} ${name}`,
      "parameters": `${parameterCount}`,
      "MSE / N's": (mse / naiveMse).toFixed(3),
      ...isSheets ? { "sheet says": sheetSays[mode] } : {},
      "": ` ${mseText(mse)}`,
    };
  });
  const lines = [
    Object.keys(rows[0]),
    ...rows.map((row) => Object.values(row)),
  ];
  // One blank between columns: of the sheet's models, 80 columns in all.
  const widths = lines[0].map((_, k) =>
    Math.max(...lines.map((cells) => cells[k].length)) + (k > 0 ? 1 : 0)
  );
  const text = lines.map((cells) => tableRow(cells, widths).trimEnd());
  return text.join("\n") + "\n";
}
