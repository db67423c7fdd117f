import type { Model } from "../training.ts";
import { type Mode, type Options, sizesOf } from "./options.ts";

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

/** A label, and then cells that end at the same columns in each row. */
export function tableRow(
  label: string,
  cells: readonly string[],
  labelWidth: number,
  cellWidth: number,
): string {
  return cells.reduce(
    (text, cell, k) =>
      text +
      ` ${cell}`.padStart(labelWidth + cellWidth * (k + 1) - text.length),
    label,
  );
}

function title(mode: Mode, options: Options): string {
  if (mode === "N") return "naive guess";
  if (options.hidden.length > 0) {
    const kind = mode === "R" ? "recurrent" : "dense";
    return `${kind} network ${sizesOf(mode, options).join(" > ")}`;
  }
  return mode === "R" ? "one-node recurrent network" : "tanh perceptron";
}

/**
 * The line before a run, which says what is run: from `--train` on, it is what to
 * give to get the same results once more.
 *
 * @param model The first model.
 */
export function header(options: Options, model: Model): string {
  const { modes, train, test, steps, hidden, rate, epochs, trace, seed } =
    options;
  const what = modes.length > 1
    ? `${modes.join(" ")}: on the same series`
    : `${modes}: ${title(modes[0], options)}, ` +
      `${model.parameters().length} parameters`;
  const words = [`--train ${train} --test ${test} --steps ${steps}`];
  if (modes.some((mode) => mode !== "N")) {
    if (hidden.length > 0) words.push(`--hidden ${hidden}`);
    words.push(`--rate ${rate}`);
    if (options.anneal) words.push("--anneal");
    words.push(trace === undefined ? `--epochs ${epochs}` : `--trace ${trace}`);
  }
  return `${what}; ${words.join(" ")} --seed ${seed}\n`;
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
      : { mode, seed, epoch, testMse, parameters: [...model.parameters()] };
    return JSON.stringify(line) + "\n";
  }
  const letter = modes.length > 1 ? `${mode} ` : "";
  const who = mode === "N" ? "naive" : `epoch ${epoch}`;
  return `${letter}${who}: test MSE ${testMse.toFixed(6)}\n`;
}

/**
 * The line after a run of one model, but for its end: how the last MSE compares
 * with the naive guess's and what R learned. It never looks like a result.
 */
export function closing(
  { hidden }: Options,
  [{ mode, model, curve }]: readonly Outcome[],
  naiveMse: number,
): string {
  if (mode === "N") return "";
  const times = curve[curve.length - 1] / naiveMse;
  const ended = `ended at ${times.toFixed(3)} times the naive guess's MSE; `;
  if (mode === "D" || hidden.length > 0) return ended;
  const [wl, ws, b] = [...model.parameters()].map((value) => decimal(value, 3));
  return `${ended}learned w_l ${wl}, w_s ${ws}, b ${b}; `;
}

/** The table after a run of several models, which compares them. */
export function comparison(
  options: Options,
  outcomes: readonly Outcome[],
  naiveMse: number,
): string {
  const sheet = { N: "about 0.02", D: "about 0.005", R: "about 0.011" };
  const rows = outcomes.map(({ mode, model, curve }) => {
    const mse = curve[curve.length - 1];
    const isOfSheet = mode === "N" || options.hidden.length === 0;
    return [
      `${mode}  ${title(mode, options)}`,
      `${model.parameters().length}`,
      mse.toFixed(6),
      (mse / naiveMse).toFixed(3),
      isOfSheet ? sheet[mode] : "",
    ];
  });
  rows.unshift(["model", "parameters", "test MSE", "MSE / N's", "sheet says"]);
  return rows.map(([model, ...cells]) =>
    tableRow(model, cells, 28, 13).trimEnd() + "\n"
  ).join("");
}
