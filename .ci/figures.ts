// Makes the figures of the README's tables anew, and prints them as rows:
//
//   deno run -A .ci/figures.ts seeds    test MSEs over 1,000 seeds, some minutes
//   deno run -A .ci/figures.ts numpy    how far from NumPy the digits are
//   deno run -A .ci/figures.ts chaos    at which rates training is chaotic
//   deno run -A .ci/figures.ts hidden   with hidden layers, the better part of an
//                                       hour; a word more picks rows, as "R 20,20"
//   deno run -A .ci/figures.ts stuck    200 seeds of R 6 and D 10, some minutes
//   deno run -A .ci/figures.ts speed    beside C (needs gcc) and NumPy

import { naive } from "../lib/naive.ts";
import { mersenneTwister, type Prng } from "../lib/numeric/mersenne_twister.ts";
import { Network } from "../lib/network.ts";
import { Perceptron } from "../lib/perceptron.ts";
import type { Model } from "../lib/predictor.ts";
import { ScalarRnn } from "../lib/scalar_rnn.ts";
import { generateTimeSeries, type Series } from "../lib/time_series.ts";
import { learningCurve } from "../lib/training.ts";

interface Lab {
  prng: Prng;
  trainSet: Series[];
  testSet: Series[];
}

/** What a run of the program starts from, at the lab's sizes. */
function lab(seed: number, steps = 50): Lab {
  const prng = mersenneTwister(seed);
  const trainSet = generateTimeSeries(prng, 7000, steps);
  const testSet = generateTimeSeries(prng, 2000, steps);
  return { prng, trainSet, testSet };
}

function curve(model: Model, lab: Lab, rate: number, epochs: number): number[] {
  return [...learningCurve(model, lab.trainSet, lab.testSet, rate, epochs)];
}

/** The least, the median and the most of some numbers. */
function spread(values: number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) /
    2;
  return [sorted[0], median, sorted[sorted.length - 1]]
    .map((value) => value.toFixed(digits)).join(", ");
}

function output(command: string, ...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command(command, { args })
    .outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

const MAIN = new URL("../main.ts", import.meta.url).pathname;
const TESTDATA = new URL("../lib/testdata/", import.meta.url).pathname;

function seeds(): void {
  const mses: Record<string, number[]> = {};
  const note = (row: string, mse: number) => (mses[row] ??= []).push(mse);
  for (let seed = 0; seed < 1000; seed++) {
    note("N", curve(naive, lab(seed), 1, 1)[0]);
    const d = lab(seed);
    note("D, 30 epochs", curve(Perceptron.random(d.prng, 50), d, 0.01, 30)[29]);
    const r = lab(seed);
    const mse = curve(ScalarRnn.random(r.prng), r, 0.01, 30);
    note("R, 5 epochs", mse[4]);
    note("R, 30 epochs", mse[29]);
  }
  for (const [row, values] of Object.entries(mses)) {
    console.log(`${row}: ${spread(values, 5)}`);
  }
  const sets = lab(42);
  const slow = curve(ScalarRnn.random(sets.prng), sets, 0.001, 60);
  console.log(
    "R, seed 42, rate 0.001, 5, 30 and 60 epochs: " +
      [slow[4], slow[29], slow[59]].map((mse) => mse.toFixed(4)).join(", "),
  );
}

/** The worst relative difference between our MSEs and NumPy's, over some runs. */
function fromNumPy(row: string, runs: string[]): void {
  let worst = 0;
  for (const run of runs) {
    const words = run.split(" ");
    const ours = output(Deno.execPath(), "run", MAIN, ...words, "--json")
      .trim().split("\n").map((line) => JSON.parse(line).testMse);
    const theirs = output("/usr/bin/python3", `${TESTDATA}lab.py`, ...words)
      .trim().split("\n").map(Number);
    for (const [k, mse] of theirs.entries()) {
      worst = Math.max(worst, Math.abs(ours[k] - mse) / mse);
    }
  }
  console.log(`${row}: ${runs.length} runs, ${worst.toExponential(1)}`);
}

function numpy(): void {
  const prng = mersenneTwister(1);
  const from = (least: number, most: number): number =>
    least + Math.floor(prng() * (most - least + 1));
  const seed = (): number => from(0, 2 ** 32 - 1);
  const many = (count: number, run: () => string): string[] =>
    Array.from({ length: count }, run);
  fromNumPy(
    "D and R, 1 to 120 steps, 50 to 500 series, rates 0.001 to 0.1, 3 epochs",
    many(
      100,
      () =>
        `${prng() < 0.5 ? "D" : "R"} --seed ${seed()} --steps ${
          from(1, 120)
        } ` +
        `--train ${from(50, 500)} --test ${from(50, 500)} ` +
        `--rate ${(10 ** (-1 - 2 * prng())).toPrecision(3)} --epochs 3`,
    ),
  );
  fromNumPy(
    "D, 120 steps, 7,000 series, rate 0.1, 3 epochs",
    many(10, () => `D --seed ${seed()} --steps 120 --rate 0.1 --epochs 3`),
  );
  fromNumPy(
    "the same with 1 to 3 hidden layers of 1 to 8 nodes, 2 epochs",
    many(
      60,
      () =>
        `${prng() < 0.5 ? "D" : "R"} --seed ${seed()} --steps ${from(1, 60)} ` +
        `--train ${from(20, 200)} --test ${from(20, 100)} ` +
        `--hidden ${many(from(1, 3), () => `${from(1, 8)}`)} ` +
        `--rate ${(10 ** (-1 - 2 * prng())).toPrecision(3)} --epochs 2`,
    ),
  );
  fromNumPy(
    "D and R, 50 steps, tested on one series, rate 0.01, 3 epochs",
    many(
      40,
      () =>
        `${prng() < 0.5 ? "D" : "R"} --seed ${seed()} --train 200 --test 1 ` +
        "--epochs 3",
    ),
  );
}

/** A model, and the same but for the last bits of one weight. */
function twins(mode: string, { prng }: Lab, steps: number): [Model, Model] {
  if (mode === "D") {
    const one = Perceptron.random(prng, steps);
    const w = one.w.with(0, one.w[0] + 1e-15);
    return [one, new Perceptron(w, one.b)];
  }
  const one = ScalarRnn.random(prng);
  return [one, new ScalarRnn(one.wl + 1e-15, one.ws, one.b)];
}

function chaos(): void {
  for (
    const [mode, steps, rates] of [
      ["D", 50, [0.2, 0.25, 0.3, 0.35, 0.4]],
      ["D", 120, [0.1, 0.125, 0.15]],
      ["D", 200, [0.05, 0.075, 0.1]],
      ["R", 50, [0.5, 1, 1.2, 1.5, 2, 3]],
    ] as const
  ) {
    for (const rate of rates) {
      let chaotic = 0;
      for (let seed = 0; seed < 20; seed++) {
        const sets = lab(seed, steps);
        const [one, other] = twins(mode, sets, steps)
          .map((model) => curve(model, sets, rate, 30)[29]);
        // What began in the 15th decimal has come to the 6th.
        if (Math.abs(one - other) > 1e-6 * one) chaotic++;
      }
      console.log(
        `${mode}, ${steps} steps, rate ${rate}: ${chaotic} of 20 seeds`,
      );
    }
  }
}

/** The test MSE after some epochs over some seeds, and the time of an epoch. */
function hiddenRow(
  mode: string,
  hidden: number[],
  rate: number,
  count: number,
  epochs = 30,
): void {
  const name = `${mode} ${hidden.join(",") || "-"}`;
  const [, picked = name] = Deno.args;
  if (picked !== name) return;
  const sizes = [mode === "R" ? 1 : 50, ...hidden, 1];
  const mses: number[] = [];
  const times: number[] = [];
  for (let seed = 0; seed < count; seed++) {
    const sets = lab(seed);
    const model = hidden.length > 0
      ? Network.random(sets.prng, sizes, mode === "R")
      : mode === "N"
      ? naive
      : mode === "R"
      ? ScalarRnn.random(sets.prng)
      : Perceptron.random(sets.prng, 50);
    times.push(
      milliseconds(() =>
        mses.push(curve(model, sets, rate, epochs)[epochs - 1])
      ),
    );
  }
  const ms = times.toSorted((a, b) => a - b)[count >> 1] / epochs;
  console.log(
    `${name}, rate ${rate}, ${count} seeds: ` +
      `${spread(mses, 4)}; ${ms.toPrecision(2)} ms`,
  );
}

function hidden(): void {
  for (
    const [mode, layers, rate] of [
      ["N", [], 1],
      ["R", [], 0.01],
      ["D", [], 0.01],
      ["D", [], 0.1],
      ["D", [10], 0.01],
      ["D", [10], 0.03],
      ["D", [10], 0.1],
      ["R", [6], 0.01],
      ["R", [6], 0.03],
      ["R", [6], 0.1],
      ["R", [20], 0.03],
      ["R", [20, 20], 0.03],
    ] as [string, number[], number][]
  ) hiddenRow(mode, layers, rate, 20);
  for (const rate of [0.01, 0.1]) {
    hiddenRow("R", [20], rate, 3);
    hiddenRow("R", [20, 20], rate, 3);
  }
}

function stuck(): void {
  hiddenRow("D", [10], 0.01, 200, 10);
  hiddenRow("R", [6], 0.01, 200, 10);
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The median of 30 calls. */
function median(work: () => void): number {
  const times = Array.from({ length: 30 }, () => milliseconds(work));
  return times.toSorted((a, b) => a - b)[15];
}

/** Prints the ratios of nine pairs, measured one after the other. */
function ratios(row: string, pair: () => [ours: number, theirs: number]): void {
  const values = Array.from({ length: 9 }, () => {
    const [ours, theirs] = pair();
    return ours / theirs;
  });
  console.log(`${row}: ${spread(values, 2)}`);
}

function speed(): void {
  const c = Deno.makeTempFileSync();
  const flags = ["-O3", "-march=native", "-o", c, `${TESTDATA}lab.c`, "-lm"];
  output("gcc", ...flags);
  const timeOfC = (what: string): number =>
    Number(output(c, what).trim().split(" ")[1]);

  const sets = lab(42);
  const d = Perceptron.random(sets.prng, 50);
  const r = ScalarRnn.random(sets.prng);
  const rows: [string, string, () => void][] = [
    ["the 9,000 series, beside C", "series", () => lab(42)],
    ["D, an epoch, beside C", "D", () => curve(d, sets, 0.01, 1)],
    ["R, an epoch, beside C", "R", () => curve(r, sets, 0.01, 1)],
  ];
  for (const [row, what, work] of rows) {
    median(work); // compiles it
    ratios(row, () => [median(work), timeOfC(what)]);
  }
  Deno.removeSync(c);

  const python = [`${TESTDATA}lab.py`, "N", "--seed", "42"];
  ratios("N, the whole process, beside NumPy", () => [
    milliseconds(() => output(Deno.execPath(), "run", MAIN, "N")),
    milliseconds(() => output("/usr/bin/python3", ...python)),
  ]);
}

const figures: Record<string, () => void> = {
  seeds,
  numpy,
  chaos,
  hidden,
  stuck,
  speed,
};
const [which] = Deno.args;
if (!(which in figures)) {
  console.error(`give one of ${Object.keys(figures).join(", ")}`);
  Deno.exit(2);
}
figures[which]();
