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
import { check } from "./lib/cli/check.ts";
import { InputError } from "./lib/cli/check_input.ts";
import {
  checkArgs,
  type Options,
  PARSE_OPTIONS,
  readOptions,
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
import { standardStreams, type Streams } from "./lib/cli/streams.ts";
import { trace } from "./lib/cli/trace.ts";
import { modelKind } from "./lib/models.ts";
import { naive } from "./lib/naive.ts";
import { mersenneTwister } from "./lib/numeric/mersenne_twister.ts";
import { Perceptron } from "./lib/perceptron.ts";
import { generateTimeSeries, type Series } from "./lib/time_series.ts";
import {
  DivergenceError,
  learningCurve,
  meanSquaredError,
} from "./lib/training.ts";

/**
 * Does what a command line says.
 *
 * @param args The arguments of the command line.
 * @returns The exit code: 0 done, 1 it failed or --check found a difference, 2 the
 * command line was wrong or there was nothing to check.
 *
 * @example
 * ```ts
 * import { main } from "./main.ts";
 * import { assertEquals } from "@std/assert";
 *
 * let results = "";
 * const nowhere = () => {};
 * main(["N", "--seed", "42"], {
 *   stdin: undefined,
 *   stdout: (text) => results += text,
 *   stderr: nowhere,
 *   person: nowhere,
 * });
 * assertEquals(results, "naive: test MSE 0.021497\n");
 * ```
 */
export function main(args: readonly string[], streams: Streams): number {
  try {
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    const freshSeed = random % 1e6; // short enough for one line with the rest
    const parsed = parseArgs(checkArgs(args), PARSE_OPTIONS);
    const options = readOptions(parsed, freshSeed);
    if (typeof options !== "string") return run(options, streams);
    streams.stdout(options);
    return 0;
  } catch (error) {
    return fail(error, streams.stderr);
  }
}

/** Says in a line what went wrong, and returns the exit code. */
function fail(error: unknown, stderr: Streams["stderr"]): number {
  // The reader has seen enough, as in `| head -n 1`.
  if (error instanceof Deno.errors.BrokenPipe) return 0;
  const message = error instanceof Error ? error.message : error;
  const isUsage = error instanceof UsageError;
  stderr(`error: ${message}${isUsage ? "; see --help" : ""}\n`);
  return isUsage || error instanceof InputError ? 2 : 1;
}

/** Makes the series, and does with N, D or R what the options say. */
function run(options: Options, streams: Streams): number {
  const { stdin, stdout, stderr, person } = streams;
  const start = performance.now();
  const { modes, seed, train, test, steps, hidden } = options;

  const prng = mersenneTwister(seed);
  const trainSet = generateTimeSeries(prng, train, steps);
  const testSet = generateTimeSeries(prng, test, steps);
  if (options.check) return check(options, stdin, trainSet, testSet, stdout);

  stderr(header(options));
  const naiveMse = meanSquaredError(naive, testSet);
  // Each model draws the numbers that it would draw in a run of its own.
  const drawn: number[] = [];
  const outcomes: Outcome[] = [];
  let code = 0;
  for (const mode of modes) {
    let k = 0;
    const draw = () => drawn[k++] ??= prng();
    const model = modelKind(mode, steps, hidden).untrained(draw);
    const outcome: Outcome = { mode, model, curve: [] };
    try {
      for (const text of results(options, outcome, trainSet, testSet)) {
        stdout(text);
      }
      outcomes.push(outcome);
    } catch (error) {
      if (modes.length === 1 || !(error instanceof DivergenceError)) {
        throw error;
      }
      code = fail(new Error(`${mode}: ${error.message}`), stderr);
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const isTrace = options.trace !== undefined;
  const [only] = modes.length === 1 ? outcomes : [];
  const ended = only && !isTrace ? closing(options, only, naiveMse) : "";
  person(`${ended}took ${seconds.toFixed(2)} s\n`);

  if (isTrace || outcomes.length === 0) return code;
  if (options.plot) {
    stdout(learningCurveChart(outcomes, naiveMse));
    if (!only) stdout(predictionFields(outcomes, testSet));
    if (only?.model instanceof Perceptron) stdout(weightsChart(only.model.w));
    if (only) stdout(seriesChart(only, testSet));
  }
  if (!only && !options.json) {
    stdout("\n" + comparison(options, outcomes, naiveMse));
  }
  return code;
}

/** Trains a model, and gives the lines of its results or its trace, one by one. */
function* results(
  options: Options,
  outcome: Outcome,
  trainSet: readonly Series[],
  testSet: readonly Series[],
): Generator<string, void> {
  const { mode, model, curve } = outcome;
  if (options.trace !== undefined && mode !== "N") {
    yield* trace(options, options.trace, outcome, trainSet);
    return;
  }
  const mses = mode === "N"
    ? [meanSquaredError(model, testSet)]
    : learningCurve(model, trainSet, testSet, options);
  for (const mse of mses) {
    curve.push(mse);
    yield result(options, outcome);
  }
}

if (import.meta.main) Deno.exit(main(Deno.args, standardStreams()));
