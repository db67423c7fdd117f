import { parameterCount } from "../network.ts";
import type { Training } from "../training.ts";

const VERSION = "2.0.0";

/** The three ways to predict: naive guess, perceptron, recurrent network. */
export type Mode = "N" | "D" | "R";

/** What a command line asks for, checked. */
export interface Options extends Training {
  /** Which models, each at most once. */
  modes: Mode[];
  /** The seed of the random numbers. */
  seed: number;
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
  /** Whether the results are to be JSON. */
  json: boolean;
  /** Whether pictures are to follow the results. */
  plot: boolean;
}

/** A command line that can't be carried out as it stands. */
export class UsageError extends Error {}

/** An option that takes a value. */
interface ValueOption {
  placeholder: string;
  help: string;
  /** What is right, for the error message. */
  takes: string;
  /** The value that a text stands for, or undefined if it is not right. */
  parse(text: string): number | number[] | undefined;
  /** The value without the option. */
  fallback: number | number[] | undefined;
}

function wholeNumber(
  [least, most]: [number, number],
  help: string,
  fallback?: number,
): ValueOption {
  return {
    placeholder: "<n>",
    help: fallback === undefined ? help : `${help}; default ${fallback}`,
    takes: `a whole number from ${least} to ${most}`,
    parse: (text) =>
      /^\d+$/.test(text) && least <= +text && +text <= most ? +text : undefined,
    fallback,
  };
}

const VALUE_OPTIONS: Record<string, ValueOption> = {
  epochs: wholeNumber([1, 1e5], "passes over the training set (D, R)", 30),
  rate: {
    placeholder: "<x>",
    help: "learning rate (D, R); default 0.01",
    takes: "a number above 0, at most 1000, such as 0.01",
    parse: (text) => {
      const isDecimal = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
      return isDecimal && +text > 0 && +text <= 1000 ? +text : undefined;
    },
    fallback: 0.01,
  },
  seed: wholeNumber(
    [0, 2 ** 32 - 1],
    "draws the numbers that NumPy draws after np.random.seed(n);\n" +
      "default: another seed each run, which is shown",
  ),
  train: wholeNumber([1, 1e6], "series to train on", 7000),
  test: wholeNumber([1, 1e6], "series to test on", 2000),
  steps: wholeNumber([1, 1e4], "inputs per series, before the value y", 50),
  hidden: {
    placeholder: "<n,…>",
    help: "nodes of the hidden layers (D, R), such as 10 or 20,20",
    takes: "up to 10 whole numbers from 1 to 1000000, such as 10 or 20,20",
    parse: (text) => {
      const counts = text.split(",").map(Number);
      const areCounts = /^[1-9]\d*(,[1-9]\d*){0,9}$/.test(text);
      return areCounts && Math.max(...counts) <= 1e6 ? counts : undefined;
    },
    fallback: [],
  },
  trace: wholeNumber(
    [1, 1e6],
    "shows the n-th training step of the first epoch, number by\n" +
      "number, in place of the results (D, R)",
  ),
};

const FLAGS = {
  anneal: "lets the learning rate fall evenly towards 0 (D, R)",
  json: "results as one JSON object per line, with every digit",
  plot: "draws pictures after the results",
  help: "print this and exit",
  version: "print the version and exit",
};
const SHORT: Record<string, string> = { help: "h", version: "V" };

/** What does not go together; N stands for N without D and R. */
const NOT_TOGETHER = [
  ["N", "epochs"],
  ["N", "rate"],
  ["N", "hidden"],
  ["N", "anneal"],
  ["N", "trace"],
  ["trace", "epochs"],
  ["trace", "plot"],
  ["trace", "anneal"],
  ["json", "plot"],
];

// That many take 0.8 GB, and a network of that many parameters up to 0.8 GB more.
const MAX_VALUES = 100_000_000;
const MAX_PARAMETERS = 1_000_000;

/** The options, as `parseArgs()` takes them. */
export const PARSE_OPTIONS = {
  string: Object.keys(VALUE_OPTIONS),
  collect: Object.keys(VALUE_OPTIONS),
  boolean: Object.keys(FLAGS),
  alias: SHORT,
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
 * and --json=… for --json.
 *
 * @returns The same arguments.
 */
export function checkArgs(args: readonly string[]): readonly string[] {
  for (const arg of args) {
    if (arg.startsWith("--no-")) refuse(arg);
    const [, flag, value] = arg.match(/^--(.*?)=(.*)/s) ?? [];
    if (Object.hasOwn(FLAGS, flag)) refuseValue(flag, value);
  }
  return args;
}

function refuseValue(flag: string, value: unknown): never {
  const got = JSON.stringify(value);
  throw new UsageError(`--${flag} takes no value: got ${got}`);
}

const optionLines = [
  ...Object.entries(VALUE_OPTIONS).map(([name, { placeholder, help }]) => [
    `--${name} ${placeholder}`,
    help,
  ]),
  ...Object.entries(FLAGS).map(([name, help]) => [
    name in SHORT ? `-${SHORT[name]}, --${name}` : `--${name}`,
    help,
  ]),
].map(([names, help]) =>
  `  ${names.padEnd(15)}${help.replace("\n", "\n" + " ".repeat(17))}\n`
);
const HELP = `\
Makes noisy sinusoidal time series and predicts the last value of each.

Usage: deno run main.ts <N|D|R> … [options]

  N  the naive guess: the last value seen
  D  a perceptron: one tanh node that sees all inputs at once
  R  a recurrent network: one tanh node that sees one input after another

Several letters, as in N D R, are run on the same series and compared.

${optionLines.join("")}
Results and pictures go to stdout, messages to stderr. Exit codes: 0 done, 1 it
failed while running, 2 the command line was wrong.
`;

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
  for (const flag of Object.keys(FLAGS)) {
    const value = parsed[flag]; // `-h5` makes it 5
    if (typeof value !== "boolean") refuseValue(flag, value);
  }
  if (parsed.help) return HELP;
  if (parsed.version) return `sinusoids ${VERSION}\n`;

  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(VALUE_OPTIONS)) {
    const [text, ...more] = parsed[name] as string[];
    if (more.length > 0) throw new UsageError(`--${name} is given twice`);
    values[name] = text === undefined ? option.fallback : option.parse(text);
    if (text !== undefined && values[name] === undefined) {
      const got = text === "" ? "nothing" : JSON.stringify(text);
      throw new UsageError(`--${name} takes ${option.takes}: got ${got}`);
    }
  }
  const options = {
    ...values,
    seed: values.seed ?? freshSeed,
    anneal: parsed.anneal,
    json: parsed.json,
    plot: parsed.plot,
    // Last, since in `--seed R` it is the seed that is wrong.
    modes: readModes(parsed._ as unknown[]),
  } as Options;

  const given = (name: string) =>
    name === "N"
      ? `${options.modes}` === "N"
      : [parsed[name]].flat().some(Boolean);
  for (const [one, other] of NOT_TOGETHER) {
    if (!given(one) || !given(other)) continue;
    throw new UsageError(
      one === "N"
        ? `--${other} is for D and R, which train: got N`
        : `--${one} and --${other} do not go together: got both`,
    );
  }
  checkSizes(options);
  return options;
}

function readModes(words: unknown[]): Mode[] {
  const modes = words.map((word) => `${word}`.toUpperCase()) as Mode[];
  const known = modes.every((mode) => ["N", "D", "R"].includes(mode));
  if (known && modes.length > 0 && new Set(modes).size === modes.length) {
    return modes;
  }
  if (words.length === 0) {
    throw new UsageError("give N, D or R, as in: deno run main.ts R");
  }
  const got = words.map((word) => JSON.stringify(`${word}`)).join(" and ");
  throw new UsageError(`give N, D or R, or some of them: got ${got}`);
}

function checkSizes(options: Options): void {
  const { train, test, steps, trace = 1, modes, hidden } = options;
  if (trace > train) {
    throw new UsageError(
      `--trace takes a whole number from 1 to --train, ${train}: got ${trace}`,
    );
  }
  const values = (train + test) * (steps + 1);
  if (values > MAX_VALUES) {
    throw new UsageError(
      `--train, --test and --steps make ${values} values: ` +
        `the most is ${MAX_VALUES}`,
    );
  }
  for (const mode of modes.filter((mode) => mode !== "N")) {
    const count = parameterCount(sizesOf(mode, options), mode === "R");
    if (count > MAX_PARAMETERS) {
      throw new UsageError(
        `--hidden ${hidden} makes ${count} parameters: ` +
          `the most is ${MAX_PARAMETERS}`,
      );
    }
  }
}

/** How many inputs a step of D or R has, then how many nodes each layer. */
export function sizesOf(mode: Mode, { steps, hidden }: Options): number[] {
  return [mode === "R" ? 1 : steps, ...hidden, 1];
}
