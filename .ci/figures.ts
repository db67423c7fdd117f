// Makes the figures of the README's tables anew, and prints them as rows:
//
//   deno run -A .ci/figures.ts seeds    test MSEs over 1,000 seeds, some minutes
//   deno run -A .ci/figures.ts speed    beside C (needs gcc) and NumPy

import { naive } from "../lib/naive.ts";
import { mersenneTwister, type Prng } from "../lib/numeric/mersenne_twister.ts";
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
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function output(command: string, ...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command(command, { args })
    .outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
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
  const folder = new URL("../lib/testdata/", import.meta.url).pathname;
  const c = Deno.makeTempFileSync();
  const flags = ["-O3", "-march=native", "-o", c, `${folder}lab.c`, "-lm"];
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

  const main = new URL("../main.ts", import.meta.url).pathname;
  const python = [`${folder}lab.py`, "N", "--seed", "42"];
  ratios("N, the whole process, beside NumPy", () => [
    milliseconds(() => output(Deno.execPath(), "run", main, "N")),
    milliseconds(() => output("/usr/bin/python3", ...python)),
  ]);
}

const figures: Record<string, () => void> = { seeds, speed };
const [which] = Deno.args;
if (!(which in figures)) {
  console.error(`give one of ${Object.keys(figures).join(", ")}`);
  Deno.exit(2);
}
figures[which]();
