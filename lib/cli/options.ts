import { type Mode, modelKind } from "../models.ts";
import type { Training } from "../training.ts";

const VERSION = "3.0.0";

/** What a command line asks for, checked. */
export interface Options extends Training {
  /** Which models, each at most once. */
  modes: Mode[];
  /** The seed of the random numbers. */
  seed: number;
  /** Whether the seed was given. */
  seeded: boolean;
  /** How many series to train on. */
  train: number;
  /** How many series to test on. */
  test: number;
  /** How many inputs a series has. */
  steps: number;
  /** How many nodes each hidden layer has; empty without hidden layers. */
  hidden: number[];
  /** Which training step of the first epoch to show, if any. */
  trace: number | undefined;
  /** Whether another program's training steps are to be checked. */
  check: boolean;
  /** Whether the results are to be JSON. */
  json: boolean;
  /** Whether pictures are to follow the results. */
  plot: boolean;
}

/** A command line that can't be carried out as it stands. */
export class UsageError extends Error {}

/** An option's value. */
interface Value<T> {
  /** What is right, for the error message. */
  takes: string;
  /** What a text stands for, or undefined if it is not right. */
  parse(text: string): T | undefined;
}

function wholeNumber(least: number, most: number): Value<number> {
  return {
    takes: `a whole number from ${least} to ${most}`,
    parse: (text) =>
      /^\d+$/.test(text) && least <= +text && +text <= most ? +text : undefined,
  };
}

function positiveNumber(example: number): Value<number> {
  return {
    takes: `a number above 0, at most 1000, such as ${example}`,
    parse: (text) => {
      const isDecimal = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
      return isDecimal && +text > 0 && +text <= 1000 ? +text : undefined;
    },
  };
}

const layers: Value<number[]> = {
  takes: "up to 10 whole numbers from 1 to 1000000, such as 10 or 20,20",
  parse: (text) => {
    const counts = text.split(",").map(Number);
    const areCounts = /^[1-9]\d*(,[1-9]\d*){0,9}$/.test(text);
    return areCounts && Math.max(...counts) <= 1e6 ? counts : undefined;
  },
};

const VALUES = {
  epochs: wholeNumber(1, 1e5),
  rate: positiveNumber(0.01),
  clip: positiveNumber(1),
  seed: wholeNumber(0, 2 ** 32 - 1),
  train: wholeNumber(1, 1e6),
  test: wholeNumber(1, 1e6),
  steps: wholeNumber(1, 1e4),
  hidden: layers,
  trace: wholeNumber(1, 1e6),
};
type ValueName = keyof typeof VALUES;
type ValueOf<N extends ValueName> = typeof VALUES[N] extends Value<infer T> ? T
  : never;

const FLAGS = ["anneal", "check", "json", "plot", "help", "version"] as const;
type Flag = typeof FLAGS[number];
type OptionName = ValueName | Flag;

/** What does not go together; N stands for N without D and R. */
const NOT_TOGETHER: [OptionName | "N", OptionName[]][] = [
  ["N", ["epochs", "rate", "anneal", "clip", "hidden", "trace", "check"]],
  ["trace", ["epochs", "anneal", "plot"]],
  ["check", ["epochs", "anneal", "clip", "hidden", "trace", "json", "plot"]],
  ["json", ["plot"]],
];

// That many take 0.8 GB.
const MAX_VALUES = 100_000_000;
const MAX_PARAMETERS = 1_000_000;

const HELP = `\
Makes noisy sinusoidal time series and predicts the last value of each.

Usage: deno run main.ts <N|D|R> … [options]

  N  the naive guess: the last value seen
  D  a perceptron: one tanh node that sees all inputs at once
  R  a recurrent network: one tanh node that sees one input after another

Several letters, as in N D R, are run on the same series and compared.

  --epochs <n>   passes over the training set (D, R); default 30
  --rate <x>     learning rate (D, R); default 0.01
  --anneal       lets the learning rate fall evenly towards 0 (D, R)
  --clip <x>     shortens the sums of a training step, taken as one vector, to x
                 where they are longer (D, R)
  --seed <n>     draws the numbers that NumPy draws after np.random.seed(n);
                 default: another seed each run, which is shown
  --train <n>    series to train on; default 7000
  --test <n>     series to test on; default 2000
  --steps <n>    inputs per series, before the value y; default 50
  --hidden <n,…> nodes of the hidden layers (D, R), such as 10 or 20,20
  --trace <n>    shows the n-th training step of the first epoch, number by
                 number, in place of the results (D, R)
  --check        checks the training steps that your own program prints, formula
                 by formula (D, R): python3 mine.py | deno run main.ts R --check
  --json         results as one JSON object per line, with every digit
  --plot         draws pictures after the results
  -h, --help     print this and exit
  -V, --version  print the version and exit

Results and pictures go to stdout, messages to stderr. Exit codes: 0 done, 1 it
failed while running or --check found a difference, 2 the command line was wrong
or there was nothing to check.
`;

/** The options, as `parseArgs()` takes them. */
export const PARSE_OPTIONS = {
  string: [...Object.keys(VALUES), "_"],
  collect: Object.keys(VALUES),
  boolean: FLAGS as readonly string[],
  alias: { help: "h", version: "V" },
  unknown: (arg: string, option?: string): void => {
    if (option !== undefined) refuse(arg);
  },
};

function refuse(arg: string): never {
  const what = /^-[\d.]/.test(arg)
    ? "no option takes a negative number: got"
    : "there is no option";
  throw new UsageError(`${what} ${JSON.stringify(arg)}`);
}

/**
 * Refuses what `parseArgs()` would misread: it takes --no-seed=1 for --seed=1,
 * --json=… for --json, -h5 and --h=5 for -h, and --_=N for N.
 *
 * @returns The same arguments.
 */
export function checkArgs(args: readonly string[]): readonly string[] {
  for (const arg of args) {
    if (/^--(no-|_|h\b|V\b)|^-[^-]/.test(arg) && !/^-[hV]$/.test(arg)) {
      refuse(arg);
    }
    const [, flag, value] = arg.match(/^--(.*?)=(.*)/s) ?? [];
    if (FLAGS.some((name) => name === flag)) {
      const got = JSON.stringify(value);
      throw new UsageError(`--${flag} takes no value: got ${got}`);
    }
  }
  return args;
}

/**
 * Checks a parsed command line.
 *
 * @param parsed What `parseArgs()` made of it. That brings no types, so this is
 * the one place that looks into it.
 * @param freshSeed The seed to use if none is given.
 * @returns The options, or the text to print instead: the help or the version.
 * @throws {UsageError} If it can't be carried out.
 */
export function readOptions(
  parsed: Record<string, unknown>,
  freshSeed: number,
): Options | string {
  if (parsed.help) return HELP;
  if (parsed.version) return `sinusoids ${VERSION}\n`;

  const given = new Set<OptionName | "N">();
  function value<N extends ValueName>(name: N): ValueOf<N> | undefined {
    const [text, ...more] = parsed[name] as string[];
    if (text === undefined) return undefined;
    if (more.length > 0) throw new UsageError(`--${name} is given twice`);
    given.add(name);
    const { parse, takes } = VALUES[name];
    const value = parse(text);
    if (value !== undefined) return value as ValueOf<N>;
    const got = text === "" ? "nothing" : JSON.stringify(text);
    throw new UsageError(`--${name} takes ${takes}: got ${got}`);
  }
  function flag(name: Flag): boolean {
    if (parsed[name]) given.add(name);
    return parsed[name] === true;
  }
  const options: Options = {
    epochs: value("epochs") ?? 30,
    rate: value("rate") ?? 0.01,
    anneal: flag("anneal"),
    clip: value("clip") ?? Infinity,
    seed: value("seed") ?? freshSeed,
    seeded: given.has("seed"),
    train: value("train") ?? 7000,
    test: value("test") ?? 2000,
    steps: value("steps") ?? 50,
    hidden: value("hidden") ?? [],
    trace: value("trace"),
    check: flag("check"),
    json: flag("json"),
    plot: flag("plot"),
    // Last, since in `--seed R` it is the seed that is wrong.
    modes: readModes(parsed._ as string[]),
  };
  const typed = (parsed._ as string[]).join(" and ");
  if (`${options.modes}` === "N") given.add("N");
  for (const [one, others] of NOT_TOGETHER) {
    const other = others.find((name) => given.has(name));
    if (!given.has(one) || !other) continue;
    throw new UsageError(
      one === "N"
        ? `--${other} is for D and R, which train: got ${typed}`
        : `--${one} and --${other} do not go together: got both`,
    );
  }
  if (options.check && options.modes.length > 1) {
    throw new UsageError(`--check takes one letter, D or R: got ${typed}`);
  }
  refuseSizes(options, `${parsed.trace}`);
  return options;
}

function readModes(words: string[]): Mode[] {
  const modes = words.map((word) => word.toUpperCase()) as Mode[];
  const known = modes.every((mode) => ["N", "D", "R"].includes(mode));
  if (known && modes.length > 0 && new Set(modes).size === modes.length) {
    return modes;
  }
  if (words.length === 0) {
    throw new UsageError("give N, D or R, as in: deno run main.ts R");
  }
  const got = words.map((word) => JSON.stringify(word)).join(" and ");
  throw new UsageError(`give N, D or R, or some of them: got ${got}`);
}

/** Refuses what is too much together. */
function refuseSizes(options: Options, typedTrace: string): void {
  const { train, test, steps, trace = 1, modes, hidden } = options;
  const refuse = (what: string) => {
    throw new UsageError(what);
  };
  if (trace > train) {
    const takes = `a whole number from 1 to --train, ${train}`;
    refuse(`--trace takes ${takes}: got ${JSON.stringify(typedTrace)}`);
  }
  const values = (train + test) * (steps + 1);
  if (values > MAX_VALUES) {
    const made = `--train, --test and --steps make ${values} values`;
    refuse(`${made}: the most is ${MAX_VALUES}`);
  }
  for (const mode of modes) {
    const { parameterCount } = modelKind(mode, steps, hidden);
    if (parameterCount <= MAX_PARAMETERS) continue;
    const made = `--hidden ${hidden} makes ${parameterCount} parameters`;
    refuse(`${made}: the most is ${MAX_PARAMETERS}`);
  }
}
