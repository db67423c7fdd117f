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
  const { mode, trainSize, testSize, steps, rate, epochs, seed } = options;
  const training = mode === "N" ? "" : `--rate ${rate} --epochs ${epochs} `;
  return `${mode}: ${TITLES[mode]}, ${parameterCount} parameters; ` +
    `--train ${trainSize} --test ${testSize} --steps ${steps} ` +
    `${training}--seed ${seed}\n`;
}

/**
 * The line of one result: text or, where the options say so, JSON.
 *
 * @param options What is run.
 * @param epoch After which epoch, from 1.
 * @param mse The test MSE then.
 * @returns The line, with its line end.
 */
export function result(options: Options, epoch: number, mse: number): string {
  const { mode, seed, json } = options;
  if (json) {
    const where = mode === "N" ? {} : { epoch };
    return JSON.stringify({ mode, seed, ...where, testMse: mse }) + "\n";
  }
  const who = mode === "N" ? "naive" : `epoch ${epoch}`;
  return `${who}: test MSE ${mse.toFixed(6)}\n`;
}

/**
 * The line after a run, which says how good the last result is.
 *
 * @param mse The last test MSE.
 * @param naiveMse The MSE of the naive guess on the same test set.
 * @param seconds How long the run took.
 * @returns The line, with its line end.
 */
export function closing(
  mse: number,
  naiveMse: number,
  seconds: number,
): string {
  return `test MSE ${mse.toFixed(6)} is ${(mse / naiveMse).toFixed(3)} times ` +
    `the naive guess's ${naiveMse.toFixed(6)}; took ${seconds.toFixed(2)} s\n`;
}
