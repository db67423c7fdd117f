import { decimal } from "./decimal.ts";
import type { Mode, Options } from "./options.ts";

const TITLES: Readonly<Record<Mode, string>> = {
  N: "naive guess",
  D: "tanh perceptron",
  R: "one-node recurrent network",
};

/**
 * The line before a run, which says what is run. From `--train` on, it is what
 * to give to get the same results once more.
 *
 * @param options What is run.
 * @param parameterCount How many numbers the model has to learn.
 * @returns The line, with its line end.
 */
export function header(options: Options, parameterCount: number): string {
  const { mode, trainSize, testSize, steps, sizes, rate, epochs, trace, seed } =
    options;
  const title = sizes
    ? `${mode === "R" ? "recurrent" : "dense"} network ${sizes.join(" > ")}`
    : TITLES[mode];
  const words = [`--train ${trainSize} --test ${testSize} --steps ${steps}`];
  if (sizes) words.push(`--hidden ${sizes.slice(1, -1)}`);
  if (mode !== "N") words.push(`--rate ${rate}`);
  if (trace !== undefined) words.push(`--trace ${trace}`);
  else if (mode !== "N") words.push(`--epochs ${epochs}`);
  words.push(`--seed ${seed}`);
  return `${mode}: ${title}, ${parameterCount} parameters; ` +
    `${words.join(" ")}\n`;
}

/**
 * The line of one result: text or, where the options say so, JSON.
 *
 * @param options What is run.
 * @param epoch After which epoch, from 1.
 * @param mse The test MSE then.
 * @param parameters The parameters then.
 * @returns The line, with its line end.
 */
export function result(
  options: Options,
  epoch: number,
  mse: number,
  parameters: Float64Array,
): string {
  const { mode, seed, json } = options;
  if (json) {
    const training = mode === "N" ? {} : { epoch };
    const learned = mode === "N" ? {} : { parameters: [...parameters] };
    const line = { mode, seed, ...training, testMse: mse, ...learned };
    return JSON.stringify(line) + "\n";
  }
  const who = mode === "N" ? "naive" : `epoch ${epoch}`;
  return `${who}: test MSE ${mse.toFixed(6)}\n`;
}

/**
 * The line after a run, which says how good the last result is, what R learned
 * and how long it took. It has nothing that a program that reads both streams
 * could take for a result.
 *
 * @param options What is run.
 * @param curve The test MSE after each epoch; empty if there were none.
 * @param naiveMse The MSE of the naive guess on the same test set.
 * @param parameters What the model learned.
 * @param seconds How long the run took.
 * @returns The line, with its line end.
 */
export function closing(
  options: Options,
  curve: readonly number[],
  naiveMse: number,
  parameters: Float64Array,
  seconds: number,
): string {
  const parts: string[] = [];
  if (options.mode !== "N" && curve.length > 0) {
    parts.push(`ended at ${comparison(curve, naiveMse)}`);
  }
  if (options.mode === "R" && !options.sizes && curve.length > 0) {
    const [wl, ws, b] = [...parameters].map((number) => decimal(number, 3));
    parts.push(`learned w_l ${wl}, w_s ${ws}, b ${b}`);
  }
  return [...parts, `took ${seconds.toFixed(2)} s`].join("; ") + "\n";
}

/** How the last MSE compares with the naive guess's, and what to do about it. */
function comparison(curve: readonly number[], naiveMse: number): string {
  const [before, last] = [NaN, ...curve].slice(-2);
  const naive = `the naive guess's ${naiveMse.toFixed(6)}`;
  // Where that shows as 0, a ratio would say nothing.
  const ratio = naiveMse < 5e-7
    ? `${last.toFixed(6)}, beside ${naive}`
    : `${(last / naiveMse).toFixed(3)} times ${naive}`;
  if (last <= naiveMse) return ratio;
  return `${ratio}, worse than guessing: try ${advice(before, last)}`;
}

function advice(before: number, last: number): string {
  if (Number.isNaN(before)) return "more --epochs, or a smaller --rate";
  // By a thousandth or more, so that there is something to wait for.
  return last < 0.999 * before
    ? "more --epochs, for it was still falling"
    : "a smaller --rate";
}
