/**
 * Makes sinusoidal time series and predicts the last value of each, three ways.
 * `deno run main.ts --help` says how to use it.
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import config from "./deno.json" with { type: "json" };
import {
  disambiguate,
  HELP,
  type Mode,
  PARSE_OPTIONS,
  readRequest,
  type Request,
  unknownOption,
  UsageError,
} from "./lib/command_line.ts";
import { naive } from "./lib/naive.ts";
import { Perceptron } from "./lib/perceptron.ts";
import { type Model, testMse } from "./lib/predictor.ts";
import { ScalarRnn } from "./lib/scalar_rnn.ts";
import { generateTimeSeries } from "./lib/time_series.ts";
import { learningCurve } from "./lib/training.ts";
import { type Uniform, uniformStream } from "./lib/uniform_stream.ts";

/** Takes text to print, which brings its own line ends. */
export type Write = (text: string) => void;

/**
 * Does what a command line says.
 *
 * @param args The arguments of the command line.
 * @param stdout Takes the results.
 * @param stderr Takes what else there is to say, errors included.
 * @param colour Whether pictures are to have the colours of a terminal.
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
    const request = parse(args);
    if (request === "help") stdout(HELP);
    else if (request === "version") stdout(`sinusoids ${config.version}\n`);
    else await run(request, stdout, stderr, colour);
    return 0;
  } catch (error) {
    stderr(`error: ${error instanceof Error ? error.message : error}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(args: readonly string[]): Request | "help" | "version" {
  const positional: string[] = [];
  const parsed: unknown = parseArgs(disambiguate(args), {
    ...PARSE_OPTIONS,
    unknown: (arg: string, option?: string) => {
      if (option !== undefined) throw unknownOption(arg);
      positional.push(arg);
    },
  });
  const [freshSeed] = crypto.getRandomValues(new Uint32Array(1));
  return readRequest(parsed, positional, freshSeed);
}

const TITLES: Readonly<Record<Mode, string>> = {
  N: "naive guess",
  D: "tanh perceptron",
  R: "one-node recurrent network",
};

function untrained(mode: Mode, uniform: Uniform, steps: number): Model | null {
  switch (mode) {
    case "N":
      return null;
    case "D":
      return Perceptron.random(uniform, steps);
    case "R":
      return ScalarRnn.random(uniform);
  }
}

async function run(
  request: Request,
  stdout: Write,
  stderr: Write,
  colour: boolean,
): Promise<void> {
  const start = performance.now();
  const { mode, seed, steps, rate, epochs } = request;

  const uniform = uniformStream(seed);
  const train = generateTimeSeries(uniform, request.train, steps);
  const test = generateTimeSeries(uniform, request.test, steps);
  const model = untrained(mode, uniform, steps);

  const training = model ? `--rate ${rate} --epochs ${epochs} ` : "";
  stderr(
    `${mode}: ${TITLES[mode]}, ${
      model?.parameters().length ?? 0
    } parameters; ` +
      `--train ${train.count} --test ${test.count} --steps ${steps} ` +
      `${training}--seed ${seed}\n`,
  );

  const print = (epoch: number | undefined, mse: number): void => {
    if (request.json) {
      stdout(JSON.stringify({ mode, seed, epoch, testMse: mse }) + "\n");
    } else {
      const who = epoch === undefined ? "naive" : `epoch ${epoch}`;
      stdout(`${who}: test MSE ${mse.toFixed(6)}\n`);
    }
  };
  const naiveMse = testMse(naive, test);
  const curve: number[] = [];
  let mse = naiveMse;
  if (model === null) {
    print(undefined, mse);
  } else {
    let epoch = 0;
    for (mse of learningCurve(model, train, test, rate, epochs)) {
      print(++epoch, mse);
      if (request.plot) curve.push(mse);
    }
  }

  const seconds = (performance.now() - start) / 1000;
  stderr(
    `test MSE ${mse.toFixed(6)} is ${(mse / naiveMse).toFixed(3)} times the ` +
      `naive guess's ${naiveMse.toFixed(6)}; took ${seconds.toFixed(2)} s\n`,
  );

  if (request.plot) {
    // Loaded only now, so that nobody else waits for it.
    const { drawCurve, drawSeries } = await import("./lib/pictures.ts");
    if (model !== null) {
      stdout("\n" + drawCurve(mode, curve, naiveMse, colour));
    }
    const x = test.values;
    const prediction = (model ?? naive).predict(x, 0, steps);
    stdout(
      "\n" +
        drawSeries(mode, x.subarray(0, steps), x[steps], prediction, colour),
    );
  }
}

interface Stream {
  writeSync(bytes: Uint8Array): number;
}

/** Writes all of a text to a stream, however little it takes at once. */
function write(stream: Stream, text: string): void {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(stream.writeSync(bytes));
    } catch (error) {
      // Whoever made the pipe told it not to wait for its reader: so wait here.
      if (!(error instanceof Deno.errors.WouldBlock)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

if (import.meta.main) {
  const stdout: Write = (text) => {
    try {
      write(Deno.stdout, text);
    } catch (error) {
      // The reader has had enough, as in `| head -1`; on a socket, which may
      // stand in for a pipe, it may have left some unread.
      const { BrokenPipe, ConnectionReset } = Deno.errors;
      if (error instanceof BrokenPipe || error instanceof ConnectionReset) {
        Deno.exit(0);
      }
      throw new Error(`stdout can't be written: ${(error as Error).message}`);
    }
  };
  const stderr: Write = (text) => {
    try {
      write(Deno.stderr, text);
    } catch {
      // Nobody is listening; the results count all the same.
    }
  };
  const colour = Deno.stdout.isTerminal() && !Deno.noColor;
  Deno.exit(await main(Deno.args, stdout, stderr, colour));
}
