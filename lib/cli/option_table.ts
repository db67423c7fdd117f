// Each option is declared once, here: parsing, checks and help come of it.

/** The version of the program, which `--version` prints. */
export const VERSION = "1.1.0";

/** An option that takes a value. */
export interface ValueOption<Value> {
  /** How the help names the value. */
  placeholder: string;
  /** What the value has to be. */
  takes: string;
  /** The value that a text stands for, or undefined if it is not one. */
  parse(text: string): Value | undefined;
  /** What the option is for. */
  help: string;
}

/** Each option that takes a value, and of which kind the value is. */
export type ValueOptions =
  & Record<
    "epochs" | "rate" | "seed" | "train" | "test" | "steps" | "trace",
    ValueOption<number>
  >
  & { hidden: ValueOption<number[]> };

function wholeNumber(
  min: number,
  max = Infinity,
): Omit<ValueOption<number>, "help"> {
  return {
    placeholder: "<n>",
    takes: `a whole number from ${min}` + (max < Infinity ? ` to ${max}` : ""),
    parse: (text) => {
      const n = /^\d+$/.test(text) ? Number(text) : NaN;
      return n >= min && n <= max ? n : undefined;
    },
  };
}

const positiveNumber: Omit<ValueOption<number>, "help"> = {
  placeholder: "<x>",
  takes: "a positive number such as 0.01",
  parse: (text) => {
    const number = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
    const x = number ? Number(text) : 0;
    return x > 0 && x < Infinity ? x : undefined;
  },
};

const nodeCounts: Omit<ValueOption<number[]>, "help"> = {
  placeholder: "<n,…>",
  takes: "whole numbers from 1 to 1000000, such as 10 or 20,20",
  parse: (text) => {
    const counts = /^\d+(,\d+)*$/.test(text)
      ? text.split(",").map(Number)
      : [0];
    return counts.every((n) => n >= 1 && n <= 1e6) ? counts : undefined;
  },
};

// So that what --plot has to remember, and the header has to say, is no trouble.
const MAX_EPOCHS = 10_000_000;

/** The values of options that are not given. */
export const DEFAULTS = {
  epochs: 30,
  rate: 0.01,
  train: 7000,
  test: 2000,
  steps: 50,
};

/** The options that take a value, by their names without "--". */
export const VALUE_OPTIONS: ValueOptions = {
  epochs: {
    ...wholeNumber(1, MAX_EPOCHS),
    help:
      `passes over the training set, only for D and R; default ${DEFAULTS.epochs}`,
  },
  rate: {
    ...positiveNumber,
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
  hidden: {
    ...nodeCounts,
    help: "nodes in each hidden layer before that one node, such as 10\n" +
      "or 20,20, only for D and R; default none",
  },
  trace: {
    ...wholeNumber(1),
    help: "shows the n-th training step of the first epoch number by\n" +
      "number, instead of the epochs, only for D and R; not with\n" +
      "--epochs, --plot or --hidden",
  },
};

/** The options that take no value, each with its help. */
export const FLAGS = {
  json: "results as one JSON object per line, with every digit",
  plot: "after the results, draws the learning curve (D, R), the\n" +
    "weights (D without --hidden) and the first test series; not\n" +
    "with --json",
  help: "print this and exit",
  version: "print the version and exit",
};
/** What short names stand for. */
export const SHORT_NAMES: ReadonlyMap<string, string> = new Map([[
  "-h",
  "--help",
], ["-V", "--version"]]);

function helpOf(name: string, help: string): string {
  const [short] = [...SHORT_NAMES].find(([, long]) => long === name) ?? [];
  const names = short === undefined ? name : `${short}, ${name}`;
  return `  ${names.padEnd(15)}${
    help.replaceAll("\n", "\n" + " ".repeat(17))
  }\n`;
}

/** What `--help` prints. */
export const HELP = `\
Makes noisy sinusoidal time series and predicts the last value of each.

Usage: deno run main.ts <N|D|R> [options]

  N  the naive guess: the last value seen
  D  a perceptron: one tanh node that sees all inputs at once
  R  a recurrent network: one tanh node that sees one input after another

${
  Object.entries(VALUE_OPTIONS)
    .map(([name, { placeholder, help }]) =>
      helpOf(`--${name} ${placeholder}`, help)
    )
    .join("")
}${
  Object.entries(FLAGS).map(([name, help]) => helpOf(`--${name}`, help)).join(
    "",
  )
}
Results and plots go to stdout, messages to stderr. Exit codes: 0 done, 1 it
failed while running, 2 the command line was wrong.
`;
