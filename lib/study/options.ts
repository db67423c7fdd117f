import { parseArgs } from "@std/cli/parse-args";
import { refuse } from "../output/write.ts";
import { HELP, VERSION } from "./help.ts";
import { type Mode, modelKind, type Shape } from "./models.ts";
import type { Training } from "./training.ts";

/** What a command line asks for, checked. */
export interface Options extends Training, Shape {
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
  /** Which training step of the first epoch to show, if any. */
  trace: number | undefined;
  /** Whether another program's training steps are to be checked. */
  check: boolean;
  /** Whether the results are to be JSON. */
  json: boolean;
  /** Whether pictures are to follow the results. */
  plot: boolean;
}

// What is an option: with a value, or without.
const VALUES = [
  "epochs",
  "rate",
  "clip",
  "seed",
  "train",
  "test",
  "steps",
  "hidden",
  "trace",
];
const FLAGS = ["anneal", "check", "json", "plot", "help", "version"];

/** What is for D and R. */
const TRAINING = [
  "epochs",
  "rate",
  "anneal",
  "clip",
  "hidden",
  "trace",
  "check",
];
const NOT_TOGETHER = {
  trace: ["epochs", "anneal", "plot"],
  check: ["epochs", "anneal", "clip", "hidden", "trace", "plot"],
  json: ["plot"],
};

// That many take 0.8 GB.
const MAX_VALUES = 100_000_000;
const MAX_PARAMETERS = 1_000_000;

/** What an option's value may be. */
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

/**
 * Reads a command line.
 *
 * @param freshSeed The seed to use if none is given.
 * @returns The options, or the text to print instead: the help or the version.
 * @throws A usage error if it can't be carried out.
 */
export function readOptions(
  args: readonly string[],
  freshSeed: number,
): Options | string {
  args.slice(0, args.concat("--").indexOf("--")).forEach(checkName);
  const parsed = parseArgs(args, {
    string: [...VALUES, "_"],
    collect: VALUES,
    boolean: FLAGS,
    alias: { help: "h", version: "V" },
  });
  // What parseArgs() gives has no types.
  const flags: Record<string, boolean> = parsed;
  const texts: Record<string, string[]> = parsed;
  if (flags.help) return HELP;
  if (flags.version) return VERSION;

  const isGiven = (name: string) =>
    FLAGS.includes(name) ? flags[name] : texts[name].length > 0;
  function value<T>(name: string, { takes, parse }: Value<T>): T | undefined {
    const [text, ...more] = texts[name];
    if (text === undefined) return undefined;
    if (more.length > 0) refuse(`--${name} is given twice`);
    return parse(text) ?? refuse(`--${name} takes ${takes}`, text);
  }
  const options: Options = {
    epochs: value("epochs", wholeNumber(1, 1e5)) ?? 30,
    rate: value("rate", positiveNumber(0.01)) ?? 0.01,
    anneal: flags.anneal,
    clip: value("clip", positiveNumber(1)) ?? Infinity,
    seed: value("seed", wholeNumber(0, 2 ** 32 - 1)) ?? freshSeed,
    seeded: isGiven("seed"),
    train: value("train", wholeNumber(1, 1e6)) ?? 7000,
    test: value("test", wholeNumber(1, 1e6)) ?? 2000,
    steps: value("steps", wholeNumber(1, 1e4)) ?? 50,
    hidden: value("hidden", layers) ?? [],
    trace: value("trace", wholeNumber(1, 1e6)),
    check: flags.check,
    json: flags.json,
    plot: flags.plot,
    // Last, since in `--seed R` it is the seed that is wrong.
    modes: readModes(texts._),
  };
  const { modes } = options;
  const typed = texts._.join(" and ");
  // Beside others N has a result, but never a training step.
  const notForN = modes.length === 1 ? TRAINING : ["trace"];
  const wrong = modes.includes("N") && notForN.find(isGiven);
  if (wrong) refuse(`--${wrong} is for D and R, which train: got ${typed}`);
  for (const [one, others] of Object.entries(NOT_TOGETHER)) {
    const other = others.find(isGiven);
    if (!isGiven(one) || !other) continue;
    refuse(`--${one} and --${other} do not go together: got both`);
  }
  if (options.check && modes.length > 1) {
    refuse(`--check takes one letter, D or R: got ${typed}`);
  }
  if (isGiven("clip") && !isGiven("hidden")) {
    refuse(
      "--clip needs --hidden: only networks with hidden layers gain by it",
    );
  }
  const { train, trace = 1 } = options;
  if (trace > train) {
    const takes = `a whole number from 1 to --train, ${train}`;
    refuse(`--trace takes ${takes}`, ...texts.trace);
  }
  refuseSizes(options);
  return options;
}

/** Refuses what is no option, before parseArgs() takes --no-seed=1 for --seed=1. */
function checkName(arg: string): void {
  if (!/^[-–—]./s.test(arg) || arg === "-h" || arg === "-V") return;
  const [option, value] = arg.split(/=(.*)/s);
  const name = option.replace(/^--/, "");
  if (VALUES.includes(name)) return;
  if (/^-[\d.]/.test(arg)) refuse("no option takes a negative number", arg);
  if (!FLAGS.includes(name)) {
    refuse(`there is no option ${JSON.stringify(arg)}`);
  }
  if (value !== undefined) {
    refuse(`--${name} takes no value: got ${JSON.stringify(value)}`);
  }
}

function readModes(words: string[]): Mode[] {
  if (words.length === 0) {
    refuse("give N, D or R, as in: deno run lib/study.ts R");
  }
  const modes = words.map((word) => word.toUpperCase());
  const isMode = (mode: string): mode is Mode => ["N", "D", "R"].includes(mode);
  if (modes.every(isMode) && new Set(modes).size === modes.length) return modes;
  const got = words.map((word) => JSON.stringify(word)).join(" and ");
  return refuse(`give N, D or R, or some of them: got ${got}`);
}

/** Refuses what is too much together. */
function refuseSizes(options: Options): void {
  const { train, test, steps, modes, hidden } = options;
  const values = (train + test) * (steps + 1);
  if (values > MAX_VALUES) {
    const made = `--train, --test and --steps make ${values} values`;
    refuse(`${made}: the most is ${MAX_VALUES}`);
  }
  for (const mode of modes) {
    const { parameterCount } = modelKind(mode, options);
    if (parameterCount <= MAX_PARAMETERS) continue;
    const made = `--hidden ${hidden} makes ${parameterCount} parameters`;
    refuse(`${made}: the most is ${MAX_PARAMETERS}`);
  }
}
