/** The three ways to predict: naive, perceptron, recurrent network. */
export type Mode = "N" | "D" | "R";

/** What a command line asks for, checked. */
export interface Request {
  /** Which predictor. */
  mode: Mode;
  /** Passes over the training set, from 1. */
  epochs: number;
  /** The learning rate λ, above 0. */
  rate: number;
  /** From 0 to 4294967295. */
  seed: number;
  /** How many series to train on, from 1. */
  train: number;
  /** How many series to test on, from 1. */
  test: number;
  /** How many inputs a series has, from 1. */
  steps: number;
  /** Whether the results are to be JSON. */
  json: boolean;
  /** Whether pictures are to follow the results. */
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

/** What `--help` prints. */
export const HELP = `\
Makes noisy sinusoidal time series and predicts the last value of each.

Usage: deno run main.ts <N|D|R> [options]

  N  the naive guess: the last value seen
  D  a perceptron: one tanh node that sees all inputs at once
  R  a recurrent network: one tanh node that sees one input after another

  --epochs <n>   passes over the training set, only for D and R; default 30
  --rate <x>     learning rate, only for D and R; default 0.01
  --seed <n>     makes the data that np.random.seed(n) gives, from 0 to
                 4294967295; default: a fresh one each run, shown
  --train <n>    series to train on; default 7000
  --test <n>     series to test on; default 2000
  --steps <n>    inputs per series, before the value to predict; default 50
  --json         results as one JSON object per line, with every digit
  --plot         after the results, draws the learning curve (D, R) and the
                 first test series; not with --json
  -h, --help     print this and exit
  -V, --version  print the version and exit

Results and pictures go to stdout, messages to stderr. Exit codes: 0 done, 1 it
failed while running, 2 the command line was wrong.
`;

/** What an option's value may be. */
interface Kind {
  takes: string;
  accepts(text: string): boolean;
}

function wholeNumber(min: number, max = Infinity): Kind {
  return {
    takes: `a whole number from ${min}` + (max < Infinity ? ` to ${max}` : ""),
    accepts: (text) =>
      /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max,
  };
}

const positiveNumber: Kind = {
  takes: "a positive number such as 0.01",
  accepts: (text) =>
    /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) &&
    Number(text) > 0 && Number(text) < Infinity,
};

const NUMBERS = {
  epochs: wholeNumber(1),
  rate: positiveNumber,
  seed: wholeNumber(0, 2 ** 32 - 1),
  train: wholeNumber(1),
  test: wholeNumber(1),
  steps: wholeNumber(1),
};
const NUMBER_NAMES = Object.keys(NUMBERS);
const FLAG_NAMES = ["json", "plot", "help", "version"];
const SHORT_NAMES = new Map([["-h", "--help"], ["-V", "--version"]]);

const MAX_BYTES = 2 ** 30;

/** The options, as `parseArgs()` of @std/cli wants them described. */
export const PARSE_OPTIONS = {
  string: NUMBER_NAMES,
  boolean: FLAG_NAMES,
  // Every value of an option: else the last would silently replace the others.
  collect: [...NUMBER_NAMES, ...FLAG_NAMES],
  "--": true,
};

/** A value as it was given, on one line and visible, whatever is in it. */
function quote(value: unknown): string {
  // JSON leaves some line ends and terminal controls as they are.
  return JSON.stringify(value).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function quoteValue(value: unknown): string {
  return value === "" ? "nothing" : quote(value);
}

/**
 * Makes plain to `parseArgs()` what it would misread: it takes the "-1" of
 * `--seed -1` for an option, takes `--no-json=5` for `--json=5`, and swallows
 * the values of `--json=5` and `--json true`.
 *
 * @param args The arguments of the command line.
 * @returns The same arguments, but `--seed -1` as `--seed=-1`, and `-h` and
 * `-V` as `--help` and `--version`.
 * @throws {UsageError} If an option that takes no value has one, or one begins
 * with `--no-`.
 */
export function disambiguate(args: readonly string[]): string[] {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const plain: string[] = [];
  for (const word of args.slice(0, end)) {
    const arg = SHORT_NAMES.get(word) ?? word;
    const before = plain.at(-1);
    if (arg.startsWith("--no-")) throw unknownOption(arg);
    for (const flag of FLAG_NAMES) {
      const prefix = `--${flag}=`;
      if (arg.startsWith(prefix)) refuseValue(flag, arg.slice(prefix.length));
      if (before === `--${flag}` && /^(true|false)$/.test(arg)) {
        refuseValue(flag, arg);
      }
    }
    const negative = /^-([\d.]|inf|nan|$)/i.test(arg);
    if (negative && NUMBER_NAMES.some((name) => before === `--${name}`)) {
      plain[plain.length - 1] = `${before}=${arg}`;
    } else {
      plain.push(arg);
    }
  }
  return [...plain, ...args.slice(end)];
}

function refuseValue(flag: string, value: string): never {
  throw new UsageError(`--${flag} takes no value: got ${quoteValue(value)}`);
}

/** The error for an option that doesn't exist. */
export function unknownOption(arg: string): UsageError {
  return new UsageError(`there is no option ${quote(arg)}`);
}

/**
 * Checks a parsed command line.
 *
 * @param parsed What `parseArgs()` made of the options. It brings no types, so
 * this is the one place that looks into it.
 * @param positional What stood by itself: the letter, if all is well.
 * @param freshSeed The seed to use if none is given.
 * @returns The request, or which text is asked for instead.
 * @throws {UsageError} If a value is missing, given twice, not of its kind or
 * not for this model, if there is not just one model, if two options exclude
 * each other, or if the data would pass 1 GiB.
 */
export function readRequest(
  parsed: unknown,
  positional: readonly string[],
  freshSeed: number,
): Request | "help" | "version" {
  const given = parsed as Record<string, unknown[] | undefined>;

  const flag = (name: string): boolean => {
    const times = given[name]?.length ?? 0;
    if (times > 1) throw new UsageError(`--${name} is given more than once`);
    return times === 1;
  };
  const number = (name: keyof typeof NUMBERS, fallback: number): number => {
    const [text, ...more] = given[name] ?? [];
    if (text === undefined) return fallback;
    if (more.length > 0) {
      const all = [text, ...more].map(quoteValue).join(" and ");
      throw new UsageError(`--${name} takes one value: got ${all}`);
    }
    const { takes, accepts } = NUMBERS[name];
    if (typeof text !== "string" || !accepts(text)) {
      throw new UsageError(`--${name} takes ${takes}: got ${quoteValue(text)}`);
    }
    return Number(text);
  };

  if (flag("help")) return "help";
  if (flag("version")) return "version";
  const request: Request = {
    epochs: number("epochs", 30),
    rate: number("rate", 0.01),
    seed: number("seed", freshSeed),
    train: number("train", 7000),
    test: number("test", 2000),
    steps: number("steps", 50),
    json: flag("json"),
    plot: flag("plot"),
    // Last: in `--seed R` it is the seed that went wrong.
    mode: readMode([...positional, ...(given["--"] ?? [])]),
  };
  for (const name of ["epochs", "rate"]) {
    if (request.mode === "N" && given[name]?.length) {
      throw new UsageError(`--${name} is for D and R, which train: got N`);
    }
  }
  if (request.json && request.plot) {
    throw new UsageError("--plot and --json exclude each other: got both");
  }
  const { train, test, steps } = request;
  const bytes = (train + test) * (steps + 1) * 8;
  if (bytes > MAX_BYTES) {
    throw new UsageError(
      `--train ${train}, --test ${test} and --steps ${steps} make ` +
        `${bytes} bytes of series: the most is ${MAX_BYTES} (1 GiB)`,
    );
  }
  return request;
}

function readMode(words: readonly unknown[]): Mode {
  const [letter, ...others] = words;
  const mode = String(letter).toUpperCase();
  if ((mode === "N" || mode === "D" || mode === "R") && others.length === 0) {
    return mode;
  }
  const got = words.map(quote).join(" and ");
  throw new UsageError(`give one of N, D or R: got ${got || "none of them"}`);
}
