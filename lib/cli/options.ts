/** The three ways to predict: naive guess, perceptron, recurrent network. */
export type Mode = "N" | "D" | "R";

/** What a command line asks for, checked. */
export interface Options {
  /** Which model. */
  mode: Mode;
  /** Passes over the training set, from 1; always 1 for N, which learns nothing. */
  epochs: number;
  /** The learning rate λ, above 0. */
  rate: number;
  /** From 0 to 4294967295. */
  seed: number;
  /** How many series to train on, from 1. */
  trainSize: number;
  /** How many series to test on, from 1. */
  testSize: number;
  /** How many inputs a series has, from 1. */
  steps: number;
  /** Which training step of the first epoch to show, from 1, if any. */
  trace?: number;
  /** Whether the results are to be JSON. */
  json: boolean;
  /** Whether plots are to follow the results. */
  plot: boolean;
}

/** A command line that can't be carried out as it stands. */
export class UsageError extends Error {
  /**
   * Adds where to read more to a complaint.
   *
   * @param complaint What was tried, the value, and what would be right.
   */
  constructor(complaint: string) {
    super(`${complaint}; see --help`);
  }
}

/** What `--version` prints, after the name. */
const VERSION = "1.0.0";

/** An option that takes a value. */
interface ValueOption {
  /** How the help names the value. */
  value: string;
  /** What the value has to be. */
  takes: string;
  /** The value that a text stands for, or undefined if it is not one. */
  parse(text: string): number | undefined;
  /** What the option is for. */
  help: string;
}

function wholeNumber(
  min: number,
  max = Infinity,
): Omit<ValueOption, "help"> {
  return {
    value: "<n>",
    takes: `a whole number from ${min}` + (max < Infinity ? ` to ${max}` : ""),
    parse: (text) => {
      const n = /^\d+$/.test(text) ? Number(text) : NaN;
      return n >= min && n <= max ? n : undefined;
    },
  };
}

function positiveNumber(): Omit<ValueOption, "help"> {
  return {
    value: "<x>",
    takes: "a positive number such as 0.01",
    parse: (text) => {
      const x = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
        ? Number(text)
        : 0;
      return x > 0 && x < Infinity ? x : undefined;
    },
  };
}

// So that what --plot has to remember, and the header has to say, is no trouble.
const MAX_EPOCHS = 10_000_000;
const DEFAULTS = { epochs: 30, rate: 0.01, train: 7000, test: 2000, steps: 50 };

// Each option is declared once, here: parsing, checks and help come of it. A
// line of help is at most 60 characters long.
const VALUE_OPTIONS = {
  epochs: {
    ...wholeNumber(1, MAX_EPOCHS),
    help:
      `passes over the training set, only for D and R; default ${DEFAULTS.epochs}`,
  },
  rate: {
    ...positiveNumber(),
    help: `learning rate, only for D and R; default ${DEFAULTS.rate}`,
  },
  seed: {
    ...wholeNumber(0, 2 ** 32 - 1),
    help: "makes the data that np.random.seed(n) gives, from 0 to\n" +
      "4294967295; default: a fresh one each run, shown",
  },
  train: {
    ...wholeNumber(1),
    help: `series to train on; default ${DEFAULTS.train}`,
  },
  test: {
    ...wholeNumber(1),
    help: `series to test on; default ${DEFAULTS.test}`,
  },
  steps: {
    ...wholeNumber(1),
    help: "inputs per series, before the value to predict; default " +
      `${DEFAULTS.steps}`,
  },
  trace: {
    ...wholeNumber(1),
    help: "shows the n-th training step of the first epoch number by\n" +
      "number, instead of the epochs, only for D and R",
  },
} satisfies Record<string, ValueOption>;

type ValueName = keyof typeof VALUE_OPTIONS;

const FLAGS = {
  json: "results as one JSON object per line, with every digit",
  plot: "after the results, draws the learning curve (D, R), the\n" +
    "weights (D) and the first test series; not with --json",
  help: "print this and exit",
  version: "print the version and exit",
};
const SHORT_NAMES = new Map([["-h", "--help"], ["-V", "--version"]]);

function helpOf(name: string, help: string): string {
  const [short] = [...SHORT_NAMES].find(([, long]) => long === name) ?? [];
  const names = short === undefined ? name : `${short}, ${name}`;
  return `  ${names.padEnd(15)}${
    help.replaceAll("\n", "\n" + " ".repeat(17))
  }\n`;
}

const HELP = `\
Makes noisy sinusoidal time series and predicts the last value of each.

Usage: deno run main.ts <N|D|R> [options]

  N  the naive guess: the last value seen
  D  a perceptron: one tanh node that sees all inputs at once
  R  a recurrent network: one tanh node that sees one input after another

${
  Object.entries(VALUE_OPTIONS)
    .map(([name, { value, help }]) => helpOf(`--${name} ${value}`, help))
    .join("")
}${
  Object.entries(FLAGS).map(([name, help]) => helpOf(`--${name}`, help)).join(
    "",
  )
}
Results and plots go to stdout, messages to stderr. Exit codes: 0 done, 1 it
failed while running, 2 the command line was wrong.
`;

// Beyond its values, each series takes some 200 bytes more.
const MAX_SERIES = 10_000_000;
const MAX_BYTES = 2 ** 30;

/** The options, as `parseArgs()` of @std/cli wants them described. */
export const PARSE_OPTIONS = {
  string: [...Object.keys(VALUE_OPTIONS), "_"],
  boolean: Object.keys(FLAGS),
  // Every value of an option: else the last would silently replace the others.
  collect: [...Object.keys(VALUE_OPTIONS), ...Object.keys(FLAGS)],
  unknown: (arg: string, option?: string): void => {
    if (option !== undefined) throw unknownOption(arg);
  },
};

/** A value as it was given, on one line and visible, whatever is in it. */
function quote(value: unknown): string {
  // JSON leaves as they are: some line ends, controls of the terminal, other
  // spaces than " ", and what takes no ink (the last of them is empty braille).
  return JSON.stringify(value).replace(
    /[[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]--[ ]]/gv,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function quoteValue(value: unknown): string {
  return value === "" ? "nothing" : quote(value);
}

function unknownOption(arg: string): UsageError {
  return new UsageError(`there is no option ${quote(arg)}`);
}

function refuseValue(flag: string, value: string): never {
  throw new UsageError(`--${flag} takes no value: got ${quoteValue(value)}`);
}

/**
 * Makes plain to `parseArgs()` what it would misread: it takes the "-1" of
 * `--seed -1` for an option, takes `--no-json=5` for `--json=5` and `--_` for
 * the list of words that are no options, and swallows the values of `--json=5`
 * and `--json true`.
 *
 * @param args The arguments of the command line.
 * @returns The same arguments, but `--seed -1` as `--seed=-1`, and `-h` and
 * `-V` as `--help` and `--version`.
 * @throws {UsageError} If an option that takes no value has one, or the
 * name of one begins with "no-" or "_".
 */
export function disambiguate(args: readonly string[]): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const plain: string[] = [];
  for (const word of args.slice(0, end)) {
    const arg = SHORT_NAMES.get(word) ?? word;
    const before = plain.at(-1);
    if (/^(--no-|--?_)/.test(arg)) throw unknownOption(arg);
    for (const flag of Object.keys(FLAGS)) {
      const prefix = `--${flag}=`;
      if (arg.startsWith(prefix)) refuseValue(flag, arg.slice(prefix.length));
      if (before === `--${flag}` && /^(true|false)$/.test(arg)) {
        refuseValue(flag, arg);
      }
    }
    const negative = /^-([\d.]|inf|nan|$)/i.test(arg);
    if (
      negative && before?.startsWith("--") && before.slice(2) in VALUE_OPTIONS
    ) {
      plain[plain.length - 1] = `${before}=${arg}`;
    } else {
      plain.push(arg);
    }
  }
  return [...plain, ...args.slice(end)];
}

/**
 * Checks a parsed command line.
 *
 * @param parsed What `parseArgs()` made of it. It brings no types, so this is
 * the one place that looks into it.
 * @param freshSeed The seed to use if none is given.
 * @returns The options, or the text to print instead: the help or the version.
 * @throws {UsageError} If a value is missing, given twice, not of its kind or
 * not for this model, if there is not just one model, if two options exclude
 * each other, or if the series would be too many, or pass 1 GiB.
 */
export function readOptions(
  parsed: unknown,
  freshSeed: number,
): Options | string {
  const given = parsed as Record<string, unknown[] | undefined>;

  const flag = (name: keyof typeof FLAGS): boolean => {
    const times = given[name]?.length ?? 0;
    if (times > 1) throw new UsageError(`--${name} is given more than once`);
    return times === 1;
  };
  const value = (name: ValueName): number | undefined => {
    const [text, ...more] = given[name] ?? [];
    if (text === undefined) return undefined;
    if (more.length > 0) {
      const all = [text, ...more].map(quoteValue).join(" and ");
      throw new UsageError(`--${name} takes one value: got ${all}`);
    }
    const { takes, parse } = VALUE_OPTIONS[name];
    const parsed = typeof text === "string" ? parse(text) : undefined;
    if (parsed === undefined) {
      throw new UsageError(`--${name} takes ${takes}: got ${quoteValue(text)}`);
    }
    return parsed;
  };

  if (flag("help")) return HELP;
  if (flag("version")) return `sinusoids ${VERSION}\n`;
  const trace = value("trace");
  const options: Options = {
    epochs: value("epochs") ?? DEFAULTS.epochs,
    rate: value("rate") ?? DEFAULTS.rate,
    seed: value("seed") ?? freshSeed,
    trainSize: value("train") ?? DEFAULTS.train,
    testSize: value("test") ?? DEFAULTS.test,
    steps: value("steps") ?? DEFAULTS.steps,
    ...(trace === undefined ? {} : { trace }),
    json: flag("json"),
    plot: flag("plot"),
    // Last: in `--seed R` it is the seed that went wrong.
    mode: readMode(given._ ?? []),
  };
  const { mode, trainSize, testSize, steps } = options;
  if (mode === "N") {
    for (const name of ["epochs", "rate", "trace"]) {
      if (given[name]?.length) {
        throw new UsageError(`--${name} is for D and R, which train: got N`);
      }
    }
    options.epochs = 1;
  }
  const exclusive = [["plot", "json"], ["trace", "plot"], ["trace", "epochs"]];
  for (const [one, other] of exclusive) {
    if (given[one]?.length && given[other]?.length) {
      throw new UsageError(
        `--${one} and --${other} exclude each other: got both`,
      );
    }
  }
  if (trace !== undefined && trace > trainSize) {
    throw new UsageError(
      `--trace takes a whole number from 1 to ${trainSize}, ` +
        `the number of series to train on: got "${trace}"`,
    );
  }
  const bytes = (trainSize + testSize) * (steps + 1) * 8;
  if (bytes > MAX_BYTES) {
    throw new UsageError(
      `--train ${trainSize}, --test ${testSize} and --steps ${steps} make ` +
        `${bytes} bytes of series: the most is ${MAX_BYTES} (1 GiB)`,
    );
  }
  if (trainSize + testSize > MAX_SERIES) {
    throw new UsageError(
      `--train ${trainSize} and --test ${testSize} make ` +
        `${trainSize + testSize} series: the most is ${MAX_SERIES}`,
    );
  }
  return options;
}

function readMode(words: readonly unknown[]): Mode {
  const [letter, ...others] = words;
  const mode = String(letter).toUpperCase();
  if ((mode === "N" || mode === "D" || mode === "R") && others.length === 0) {
    return mode;
  }
  if (words.length === 0) {
    throw new UsageError("give one of N, D or R, as in: deno run main.ts R");
  }
  const got = words.map(quote).join(" and ");
  throw new UsageError(`give one of N, D or R: got ${got}`);
}
