/**
 * Makes sinusoidal time series and predicts the last value of each, three ways.
 * `deno run main.ts --help` says how to use it.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import {
  disambiguate,
  type Options,
  PARSE_OPTIONS,
  readOptions,
  UsageError,
} from "./lib/cli/options.ts";
import { closing, header, result } from "./lib/cli/report.ts";
import {
  hasColours,
  type Write,
  writeStderr,
  writeStdout,
} from "./lib/cli/streams.ts";
import { trace } from "./lib/cli/trace.ts";
import { naive } from "./lib/naive.ts";
import { Network } from "./lib/network.ts";
import { mersenneTwister, type Prng } from "./lib/numeric/mersenne_twister.ts";
import { Perceptron } from "./lib/perceptron.ts";
import { meanSquaredError, type Model } from "./lib/predictor.ts";
import { ScalarRnn } from "./lib/scalar_rnn.ts";
import { generateTimeSeries } from "./lib/time_series.ts";
import { learningCurve } from "./lib/training.ts";

/**
 * Does what a command line says.
 *
 * @param args The arguments of the command line.
 * @param stdout Takes the results.
 * @param stderr Takes what else there is to say, errors included.
 * @param colour Whether plots are to have the colours of a terminal.
 * @returns The exit code: 0 done, 1 failed, 2 the command line was wrong.
 *
 * @example
 * ```ts
 * import { main } from "./main.ts";
 * import { assertEquals } from "@std/assert";
 *
 * let results = "";
 * const code = await main(
 *   ["N", "--seed", "42"],
 *   (text) => results += text,
 *   () => {},
 * );
 * assertEquals(code, 0);
 * assertEquals(results, "naive: test MSE 0.021497\n");
 * ```
 */
export async function main(
  args: readonly string[],
  stdout: Write,
  stderr: Write,
  colour = false,
): Promise<number> {
  try {
    const [freshSeed] = crypto.getRandomValues(new Uint32Array(1));
    const parsed: unknown = parseArgs(disambiguate(args), PARSE_OPTIONS);
    const options = readOptions(parsed, freshSeed);
    if (typeof options === "string") stdout(options);
    else await run(options, stdout, stderr, colour);
    return 0;
  } catch (error) {
    stderr(`error: ${error instanceof Error ? error.message : error}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function untrainedModel({ mode, steps, sizes }: Options, prng: Prng): Model {
  if (sizes) return Network.random(prng, sizes, mode === "R");
  switch (mode) {
    case "N":
      return naive;
    case "D":
      return Perceptron.random(prng, steps);
    case "R":
      return ScalarRnn.random(prng);
  }
}

async function run(
  options: Options,
  stdout: Write,
  stderr: Write,
  colour: boolean,
): Promise<void> {
  const start = performance.now();
  const { mode, seed, trainSize, testSize, steps, rate, epochs } = options;

  const prng = mersenneTwister(seed);
  const trainSet = generateTimeSeries(prng, trainSize, steps);
  const testSet = generateTimeSeries(prng, testSize, steps);
  const model = untrainedModel(options, prng);
  // On demand, for its library takes about half as long to load as N to run.
  const plots = options.plot ? await import("./lib/cli/plots.ts") : undefined;
  stderr(header(options, model.parameters().length));

  const curve: number[] = [];
  if (options.trace === undefined) {
    for (const mse of learningCurve(model, trainSet, testSet, rate, epochs)) {
      curve.push(mse);
      stdout(result(options, curve.length, mse, model.parameters()));
    }
  } else {
    const lines = trace(options, options.trace, model, trainSet);
    for (const line of lines) stdout(line);
  }
  const naiveMse = meanSquaredError(naive, testSet);
  const seconds = (performance.now() - start) / 1000;
  stderr(closing(options, curve, naiveMse, model.parameters(), seconds));

  if (plots) {
    const [{ x, y }] = testSet;
    if (mode !== "N") stdout(plots.drawCurve(mode, curve, naiveMse, colour));
    if (model instanceof Perceptron) stdout(plots.drawWeights(model.w, colour));
    stdout(plots.drawSeries(mode, x, y, model.predict(x), colour));
  }
}

if (import.meta.main) {
  Deno.exit(await main(Deno.args, writeStdout, writeStderr, hasColours()));
}
