/**
 * Makes sinusoidal time series and predicts the last value of each, three ways.
 * `deno run main.ts --help` says how to use it.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import {
  learningCurveChart,
  seriesChart,
  weightsChart,
} from "./lib/cli/charts.ts";
import {
  checkArgs,
  type Mode,
  type Options,
  PARSE_OPTIONS,
  readOptions,
  sizesOf,
  UsageError,
} from "./lib/cli/options.ts";
import { predictionFields } from "./lib/cli/prediction_fields.ts";
import {
  closing,
  comparison,
  header,
  type Outcome,
  result,
} from "./lib/cli/report.ts";
import { trace } from "./lib/cli/trace.ts";
import { naive } from "./lib/naive.ts";
import { Network } from "./lib/network.ts";
import { mersenneTwister, type Prng } from "./lib/numeric/mersenne_twister.ts";
import { Perceptron } from "./lib/perceptron.ts";
import { ScalarRnn } from "./lib/scalar_rnn.ts";
import { generateTimeSeries } from "./lib/time_series.ts";
import { learningCurve, meanSquaredError, type Model } from "./lib/training.ts";

/** Takes text to print, which brings its own line ends. */
export type Write = (text: string) => void;

/**
 * Does what a command line says.
 *
 * @param args The arguments of the command line.
 * @param stdout Takes the results.
 * @param stderr Takes what else there is to say, errors included.
 * @returns The exit code: 0 done, 1 failed, 2 the command line was wrong.
 *
 * @example
 * ```ts
 * import { main } from "./main.ts";
 * import { assertEquals } from "@std/assert";
 *
 * let results = "";
 * main(["N", "--seed", "42"], (text) => results += text, () => {});
 * assertEquals(results, "naive: test MSE 0.021497\n");
 * ```
 */
export function main(
  args: readonly string[],
  stdout: Write,
  stderr: Write,
): number {
  try {
    const [freshSeed] = crypto.getRandomValues(new Uint32Array(1));
    const parsed = parseArgs(checkArgs(args), PARSE_OPTIONS);
    const options = readOptions(parsed, freshSeed);
    if (typeof options === "string") stdout(options);
    else run(options, stdout, stderr);
    return 0;
  } catch (error) {
    // The reader has seen enough, as in `| head -n 1`.
    if (error instanceof Deno.errors.BrokenPipe) return 0;
    const isUsage = error instanceof UsageError;
    const message = error instanceof Error ? error.message : error;
    stderr(`error: ${message}${isUsage ? "; see --help" : ""}\n`);
    return isUsage ? 2 : 1;
  }
}

function untrainedModel(mode: Mode, options: Options, prng: Prng): Model {
  if (mode === "N") return naive;
  if (options.hidden.length > 0) {
    return Network.random(prng, sizesOf(mode, options), mode === "R");
  }
  return mode === "R"
    ? ScalarRnn.random(prng)
    : Perceptron.random(prng, options.steps);
}

function run(options: Options, stdout: Write, stderr: Write): void {
  const start = performance.now();
  const { modes, seed, train, test, steps } = options;

  const prng = mersenneTwister(seed);
  const trainSet = generateTimeSeries(prng, train, steps);
  const testSet = generateTimeSeries(prng, test, steps);
  const naiveMse = meanSquaredError(naive, testSet);
  // Each model draws the numbers that it would draw in a run of its own.
  const drawn: number[] = [];
  const outcomes = modes.map((mode): Outcome => {
    let k = 0;
    const model = untrainedModel(mode, options, () => drawn[k++] ??= prng());
    return { mode, model, curve: [] };
  });
  const [first] = outcomes;
  stderr(header(options, first.model));

  for (const outcome of outcomes) {
    const { mode, model, curve } = outcome;
    if (options.trace !== undefined && mode !== "N") {
      const lines = trace(options, options.trace, outcome, trainSet);
      for (const line of lines) stdout(line);
      continue;
    }
    const mses = mode === "N"
      ? [naiveMse]
      : learningCurve(model, trainSet, testSet, options);
    for (const mse of mses) {
      curve.push(mse);
      stdout(result(options, outcome));
    }
  }
  const several = outcomes.length > 1;
  if (options.trace === undefined) {
    const compare = several ? comparison : closing;
    stderr(compare(options, outcomes, naiveMse));
  }
  const seconds = (performance.now() - start) / 1000;
  stderr(`took ${seconds.toFixed(2)} s\n`);

  if (!options.plot) return;
  stdout(learningCurveChart(outcomes, naiveMse));
  if (several) {
    stdout(predictionFields(outcomes, testSet));
  } else {
    if (first.model instanceof Perceptron) stdout(weightsChart(first.model.w));
    stdout(seriesChart(first, testSet[0]));
  }
}

/** Writes all of a text, however little the stream takes at once. */
function write(stream: typeof Deno.stdout, text: string): void {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}

if (import.meta.main) {
  Deno.exit(main(
    Deno.args,
    (text) => write(Deno.stdout, text),
    (text) => write(Deno.stderr, text),
  ));
}
