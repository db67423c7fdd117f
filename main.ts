import { parseArgs } from "@std/cli/parse-args";
import { naive } from "./lib/naive.ts";
import { mersenneTwister } from "./lib/numeric/mersenne_twister.ts";
import { fail, type Output, refuse, stdio } from "./lib/output/write.ts";
import { Perceptron } from "./lib/perceptron.ts";
import { ScalarRnn } from "./lib/scalar_rnn.ts";
import { generateTimeSeries } from "./lib/time_series.ts";
import { meanSquaredError, trainEpoch } from "./lib/training.ts";

const HELP = `\
Predicts the last value of noisy sinusoidal time series:
  deno run main.ts N  the naive guess: the last value seen
  deno run main.ts D  a perceptron: a tanh node that sees all inputs at once
  deno run main.ts R  a recurrent network: a tanh node, one input after another

  --epochs <n>  passes over the training set (D, R); default 30
  --rate <x>    learning rate (D, R); default 0.01
  --seed <n>    as np.random.seed(n); default: another each run, which is shown
  --json        results as one JSON object per line, with every digit
  --help, --version, or -h, -V
`;
const NAMES = {
  N: "naive guess, 0 parameters",
  D: "tanh perceptron, 51 parameters",
  R: "one-node recurrent network, 3 parameters",
};
const isWhole = (least: number, most: number) => (text: string) =>
  /^\d+$/.test(text) && least <= +text && +text <= most;
const isRate = (text: string) =>
  /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && +text > 0 && +text <= 1000;
const VALUES = {
  epochs: [isWhole(1, 1e5), "a whole number from 1 to 100000"],
  rate: [isRate, "a number above 0, at most 1000, such as 0.01"],
  seed: [isWhole(0, 2 ** 32 - 1), "a whole number from 0 to 4294967295"],
} as const;
type Mode = keyof typeof NAMES;
const OPTION = /^--(epochs|rate|seed)(=|$)|^(--(json|help|version)|-[hV])$/;
const STUDY = /^--(plot|trace|check|hidden|anneal|clip|train|test|steps)(=|$)/;

/** Does what a command line says, and returns the exit code. */
export function main(args: readonly string[], output: Output): number {
  try {
    args.slice(0, args.concat("--").indexOf("--")).forEach(checkName); // before --
    const parsed = parseArgs(args, {
      string: ["epochs", "rate", "seed", "_"],
      collect: ["epochs", "rate", "seed"],
      boolean: ["json", "help", "version"],
      alias: { help: "h", version: "V" },
    });
    if (parsed.help) output.stdout(HELP);
    else if (parsed.version) output.stdout("sinusoids 4.0.0\n");
    else run(readOptions(parsed), output);
    return 0;
  } catch (error) {
    return fail(error, output);
  }
}

/** Refuses what is no option; parseArgs() would let some of that pass. */
function checkName(arg: string): void {
  if (!/^[-–—]./s.test(arg) || OPTION.test(arg)) return;
  const [name, value] = arg.split(/=(.*)/s);
  if (STUDY.test(arg)) refuse(`${name} is for lib/study.ts, not for the lab`);
  if (/^-[\d.]/.test(arg)) refuse("no option takes a negative number", arg);
  if (OPTION.test(name)) refuse(`${name} takes no value`, value);
  refuse(`there is no option ${JSON.stringify(arg)}`);
}

/** Checks what parseArgs() gives: texts, of each option a list. */
function readOptions({ _: words, ...parsed }: Record<string, string[]>) {
  for (const [name, [isRight, takes]] of Object.entries(VALUES)) {
    const texts = parsed[name];
    if (texts.length > 1) refuse(`--${name} is given twice`);
    if (!texts.every(isRight)) refuse(`--${name} takes ${takes}`, ...texts);
  }
  const [epochs = 30] = parsed.epochs.map(Number);
  const [rate = 0.01] = parsed.rate.map(Number);
  const [fresh] = crypto.getRandomValues(new Uint32Array(1));
  const [seed = fresh % 1e6] = parsed.seed.map(Number);
  const [mode, ...more] = words.map((word) => word.toUpperCase()) as Mode[];
  const give = more.length > 0
    ? "give one letter; several are for lib/study.ts"
    : "give N, D or R, as in: deno run main.ts R";
  if (!Object.hasOwn(NAMES, mode) || more.length > 0) refuse(give, ...words);
  const other = ["epochs", "rate"].find((name) => parsed[name].length > 0);
  if (mode === "N" && other) {
    refuse(`--${other} is for D and R, which train: got ${words}`);
  }
  return { mode, epochs, rate, seed, json: Boolean(parsed.json) };
}

/** The lab, in the order of the sheet. */
function run(options: ReturnType<typeof readOptions>, output: Output): void {
  const { mode, epochs, rate, seed, json } = options;
  const training = mode === "N" ? "" : `--rate ${rate} --epochs ${epochs} `;
  output.stderr(`${mode}: ${NAMES[mode]}\n`);
  output.stderr(`${training}--seed ${seed}${json ? " --json" : ""}\n`);
  const print = (name: string, testMse: number, all: object) => {
    const text = `${name}: test MSE ${testMse.toFixed(6)}`;
    output.stdout(`${json ? JSON.stringify({ mode, seed, ...all }) : text}\n`);
  };
  const prng = mersenneTwister(seed);
  const trainSet = generateTimeSeries(prng, 7000, 50);
  const testSet = generateTimeSeries(prng, 2000, 50);
  if (mode === "N") {
    const testMse = meanSquaredError(naive, testSet);
    return print("naive", testMse, { testMse });
  }
  const model = mode === "D"
    ? Perceptron.random(prng, 50)
    : ScalarRnn.random(prng);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    trainEpoch(model, trainSet, rate);
    const testMse = meanSquaredError(model, testSet);
    const parameters = [...model.parameters];
    print(`epoch ${epoch}`, testMse, { epoch, testMse, parameters });
  }
}

if (import.meta.main) Deno.exit(main(Deno.args, stdio));
