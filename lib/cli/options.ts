import { networkBytes } from "../network.ts";
import {
  DEFAULTS,
  FLAGS,
  HELP,
  SHORT_NAMES,
  VALUE_OPTIONS,
  type ValueOption,
  type ValueOptions,
  VERSION,
} from "./option_table.ts";

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
  /** With hidden layers: how many inputs a step has, then how many nodes each layer has. */
  sizes?: number[];
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

// Beyond its values, each series takes some 200 bytes more.
const MAX_SERIES = 10_000_000;
const MAX_BYTES = 2 ** 30;

const VALUE_NAMES = Object.keys(VALUE_OPTIONS);
const FLAG_NAMES = Object.keys(FLAGS);

/** The options, as `parseArgs()` of @std/cli wants them described. */
export const PARSE_OPTIONS = {
  string: [...VALUE_NAMES, "_"], // "_" is the words that are no options
  boolean: FLAG_NAMES,
  // Every value of an option: else the last would silently replace the others.
  collect: [...VALUE_NAMES, ...FLAG_NAMES],
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
    for (const flag of FLAG_NAMES) {
      const prefix = `--${flag}=`;
      if (arg.startsWith(prefix)) refuseValue(flag, arg.slice(prefix.length));
      if (before === `--${flag}` && /^(true|false)$/.test(arg)) {
        refuseValue(flag, arg);
      }
    }
    const negative = /^-([\d.]|inf|nan|$)/i.test(arg);
    if (negative && VALUE_NAMES.some((name) => before === `--${name}`)) {
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
 * each other, or if the series would be too many, or pass 1 GiB,
 * with a network or without.
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
  const value = <Value>(
    name: keyof ValueOptions,
    { takes, parse }: ValueOption<Value>,
  ): Value | undefined => {
    const [text, ...more] = given[name] ?? [];
    if (text === undefined) return undefined;
    if (more.length > 0) {
      const all = [text, ...more].map(quoteValue).join(" and ");
      throw new UsageError(`--${name} takes one value: got ${all}`);
    }
    const value = typeof text === "string" ? parse(text) : undefined;
    if (value === undefined) {
      throw new UsageError(`--${name} takes ${takes}: got ${quoteValue(text)}`);
    }
    return value;
  };

  if (flag("help")) return HELP;
  if (flag("version")) return `sinusoids ${VERSION}\n`;
  const hidden = value("hidden", VALUE_OPTIONS.hidden);
  const trace = value("trace", VALUE_OPTIONS.trace);
  const options: Options = {
    epochs: value("epochs", VALUE_OPTIONS.epochs) ?? DEFAULTS.epochs,
    rate: value("rate", VALUE_OPTIONS.rate) ?? DEFAULTS.rate,
    seed: value("seed", VALUE_OPTIONS.seed) ?? freshSeed,
    trainSize: value("train", VALUE_OPTIONS.train) ?? DEFAULTS.train,
    testSize: value("test", VALUE_OPTIONS.test) ?? DEFAULTS.test,
    steps: value("steps", VALUE_OPTIONS.steps) ?? DEFAULTS.steps,
    ...(trace === undefined ? {} : { trace }),
    json: flag("json"),
    plot: flag("plot"),
    // Last: in `--seed R` it is the seed that went wrong.
    mode: readMode(given._ ?? []),
  };
  const { mode, trainSize, testSize, steps } = options;
  if (mode === "N") {
    for (const name of ["epochs", "rate", "hidden", "trace"]) {
      if (given[name]?.length) {
        throw new UsageError(`--${name} is for D and R, which train: got N`);
      }
    }
    options.epochs = 1;
  }
  const exclusive = [
    ["plot", "json"],
    ["trace", "plot"],
    ["trace", "epochs"],
    ["trace", "hidden"],
  ];
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
        `the number of series to train on: got ${quoteValue(given.trace?.[0])}`,
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
  if (hidden !== undefined) {
    const sizes = [mode === "R" ? 1 : steps, ...hidden, 1];
    const all = bytes + networkBytes(sizes, mode === "R", steps);
    if (all > MAX_BYTES) {
      throw new UsageError(
        `--hidden ${hidden} and the series make ${all} bytes: ` +
          `the most is ${MAX_BYTES} (1 GiB)`,
      );
    }
    options.sizes = sizes;
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
