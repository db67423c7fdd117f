/**
 * What helps to understand the lab, and to debug one's own.
 * `deno run lib/study.ts --help` says how to use it.
 *
 * @module
 */
import { naive } from "./naive.ts";
import { mersenneTwister, type Prng } from "./numeric/mersenne_twister.ts";
import { fail, type Output, stdio } from "./output/write.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { check } from "./study/check/check.ts";
import { InputError } from "./study/check/read.ts";
import { type Mode, modelKind } from "./study/models.ts";
import { type Options, readOptions } from "./study/options.ts";
import { pictures } from "./study/pictures.ts";
import {
  comparison,
  header,
  learnedLine,
  type Outcome,
  resultLine,
} from "./study/report.ts";
import { trace } from "./study/trace.ts";
import { DivergenceError, learningCurve } from "./study/training.ts";
import { generateTimeSeries, type Series } from "./time_series.ts";
import { meanSquaredError } from "./training.ts";

/** What the study reads, and where it writes. */
export interface Streams extends Output {
  /** The pieces of standard input; undefined where that is a terminal. */
  stdin: Iterable<Uint8Array> | undefined;
  /** Whether both outputs are terminals: then a person reads them. */
  isForPerson: boolean;
}

/**
 * Does what a command line says, and returns the exit code: 0 done, 1 it failed or
 * --check found a difference, 2 the command line was wrong or there was nothing to
 * check.
 */
export function main(args: readonly string[], streams: Streams): number {
  try {
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    const freshSeed = random % 1e6; // short enough for one line with the rest
    const options = readOptions(args, freshSeed);
    if (typeof options !== "string") {
      return options.check
        ? check(options, streams.stdin, streams.stdout)
        : run(options, streams);
    }
    streams.stdout(options);
    return 0;
  } catch (error) {
    const code = fail(error, streams);
    return error instanceof InputError ? 2 : code;
  }
}

/** Runs N, D or R, or several, and compares those. */
function run(options: Options, streams: Streams): number {
  const { stdout, stderr, isForPerson } = streams;
  const { modes, seed, train, test, steps } = options;
  stderr(header(options));
  const prng = mersenneTwister(seed);
  const trainSet = generateTimeSeries(prng, train, steps);
  const testSet = generateTimeSeries(prng, test, steps);
  // Each model draws the numbers that it would draw in a run of its own.
  const drawn: number[] = [];
  const outcomes: Outcome[] = [];
  let code = 0;
  for (const mode of modes) {
    let k = 0;
    const draw = () => drawn[k++] ??= prng();
    try {
      outcomes.push(runOne(options, mode, draw, trainSet, testSet, stdout));
    } catch (error) {
      if (modes.length === 1 || !(error instanceof DivergenceError)) {
        throw error;
      }
      stderr(`error: ${mode}: ${error.message}\n`);
      code = 1;
    }
  }
  if (options.trace !== undefined || outcomes.length === 0) return code;

  const [{ model }] = outcomes;
  if (isForPerson && modes.length === 1 && model instanceof ScalarRnn) {
    stderr(learnedLine(model.parameters));
  }
  const naiveMse = meanSquaredError(naive, testSet);
  if (options.plot) stdout(pictures(options, outcomes, naiveMse, testSet));
  if (modes.length > 1 && !options.json) {
    stdout("\n" + comparison(options, outcomes, naiveMse));
  }
  return code;
}

/** Runs one model, and prints its results, or its trace, as they come. */
function runOne(
  options: Options,
  mode: Mode,
  prng: Prng,
  trainSet: readonly Series[],
  testSet: readonly Series[],
  stdout: Output["stdout"],
): Outcome {
  const { untrained } = modelKind(mode, options);
  if (untrained === undefined) {
    const testMse = meanSquaredError(naive, testSet);
    stdout(resultLine(options, mode, { testMse }));
    return { mode, model: naive, curve: [testMse] };
  }
  const model = untrained(prng);
  const curve: number[] = [];
  if (options.trace !== undefined) {
    for (const line of trace(options, options.trace, mode, model, trainSet)) {
      stdout(line);
    }
    return { mode, model, curve };
  }
  for (const testMse of learningCurve(model, trainSet, testSet, options)) {
    curve.push(testMse);
    const parameters = [...model.parameters];
    stdout(
      resultLine(options, mode, { epoch: curve.length, testMse, parameters }),
    );
  }
  return { mode, model, curve };
}

/** Reads standard input, piece by piece. */
function* read(): Generator<Uint8Array, void> {
  const bytes = new Uint8Array(65536);
  while (true) {
    const count = Deno.stdin.readSync(bytes);
    if (count === null) return;
    yield bytes.slice(0, count);
  }
}

if (import.meta.main) {
  const isTerminal = Deno.stdout.isTerminal() && Deno.stderr.isTerminal();
  const stdin = Deno.stdin.isTerminal() ? undefined : read();
  Deno.exit(main(Deno.args, { ...stdio, stdin, isForPerson: isTerminal }));
}
