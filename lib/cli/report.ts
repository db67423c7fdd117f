import { type Mode, modelKind } from "../models.ts";
import type { Model } from "../training.ts";
import type { Options } from "./options.ts";

/** A model, and how it has done so far. */
export interface Outcome {
  /** Which of the three it is. */
  mode: Mode;
  /** What is trained. */
  model: Model;
  /** The test MSE after each epoch; for N, just the one that it has. */
  curve: number[];
}

/** A number with so many decimals, and no minus before zeros alone. */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(0\.0+)$/, "$1");
}

/** A text as it is; a number with six decimals, or an exponent if that is long. */
export function shown(cell: number | string): string {
  if (typeof cell === "string") return cell;
  const text = decimal(cell, 6);
  return text.length <= 12 ? text : cell.toExponential(4);
}

/** A row of a table: a label, and cells that end where their columns do. */
export function tableRow(
  [label, ...cells]: string[],
  [labelWidth, ...widths]: number[],
): string {
  let row = label;
  let end = labelWidth;
  for (const [k, cell] of cells.entries()) {
    end += widths[k];
    row += cell.padStart(end - row.length);
  }
  return row;
}

/**
 * The two lines before a run: what is run, and all options that decide what goes to
 * stdout. After the letters, they are a command line that gives the same again.
 */
export function header(options: Options): string {
  const { modes, train, test, steps, hidden, rate, epochs, clip } = options;
  const { name, parameterCount } = modelKind(modes[0], steps, hidden);
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
 * The line of the newest result: text, which begins with the letter where there
 * are several, or, where the options say so, JSON.
 */
export function result(
  { modes, seed, json }: Options,
  { mode, model, curve }: Outcome,
): string {
  const epoch = curve.length;
  const testMse = curve[epoch - 1];
  if (json) {
    const line = mode === "N"
      ? { mode, seed, testMse }
      : { mode, seed, epoch, testMse, parameters: [...model.parameters] };
    return JSON.stringify(line) + "\n";
  }
  const letter = modes.length > 1 ? `${mode} ` : "";
  const who = mode === "N" ? "naive" : `epoch ${epoch}`;
  return `${letter}${who}: ${mseText(testMse)}\n`;
}

function mseText(mse: number): string {
  return `test MSE ${mse.toFixed(6)}`;
}

/**
 * How a run of one model ended, but for the time it took: how its MSE compares with
 * the naive guess's, and what R learned. It never looks like a result.
 */
export function closing(
  { hidden }: Options,
  { mode, model, curve }: Outcome,
  naiveMse: number,
): string {
  if (mode === "N") return "";
  const times = curve[curve.length - 1] / naiveMse;
  const ended = `ended at ${times.toFixed(3)} times the naive guess's MSE\n`;
  if (mode === "D" || hidden.length > 0) return ended;
  const [wl, ws, b] = Array.from(model.parameters, (p) => decimal(p, 3));
  return `${ended}learned w_l ${wl}, w_s ${ws}, b ${b}\n`;
}

/** The table that compares several models; each row ends as a result line does. */
export function comparison(
  { train, test, steps, hidden }: Options,
  outcomes: readonly Outcome[],
  naiveMse: number,
): string {
  const sheet = { N: "about 0.02", D: "about 0.005", R: "about 0.011" };
  const isOfSheet = `${[train, test, steps, ...hidden]}` === "7000,2000,50";
  const rows = outcomes.map(({ mode, curve }) => {
    const { name, parameterCount } = modelKind(mode, steps, hidden);
    const mse = curve[curve.length - 1];
    const ratio = (mse / naiveMse).toFixed(3);
    const says = isOfSheet ? [sheet[mode]] : [];
    return [
      `${mode} ${name}`,
      `${parameterCount}`,
      ratio,
      ...says,
      ` ${mseText(mse)}`,
    ];
  });
  const says = isOfSheet ? ["sheet says"] : [];
  rows.unshift(["model", "parameters", "MSE / N's", ...says, ""]);
  // One blank between columns: of the sheet's models, 80 columns in all.
  const widths = rows[0].map((_, k) =>
    Math.max(...rows.map((row) => row[k].length)) + (k > 0 ? 1 : 0)
  );
  return rows.map((row) => tableRow(row, widths).trimEnd() + "\n").join("");
}
