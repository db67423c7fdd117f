// Makes the figures of the READMEs anew, and prints them as rows:
//
//   deno run .ci/figures.ts table                              40 minutes or more
//   deno run .ci/figures.ts seeds 100 D --rate 0.1 --anneal    any row of it
//   deno run -A .ci/figures.ts numpy                           beside NumPy
//   deno run -A .ci/figures.ts speed                           beside C

import { Network } from "../lib/network.ts";
import { mersenneTwister } from "../lib/numeric/mersenne_twister.ts";
import { Perceptron } from "../lib/perceptron.ts";
import { ScalarRnn } from "../lib/scalar_rnn.ts";
import { Cases } from "../lib/_test_utils.ts";
import { generateTimeSeries } from "../lib/time_series.ts";
import { learningCurve } from "../lib/training.ts";
import { main } from "../main.ts";

/** The JSON lines that the program prints. */
function run(words: string[]) {
  let stdout = "";
  const fail = (text: string) => {
    if (text.startsWith("error")) throw new Error(text);
  };
  main([...words, "--json"], (text) => stdout += text, fail);
  return stdout.trim().split("\n").map((line) => JSON.parse(line));
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

/** Prints how a model does over the seeds from 0 on. */
function seeds(count: number, words: string[]): void {
  const mses: number[] = [];
  const times: number[] = [];
  let parameters = 0;
  for (let seed = 0; seed < count; seed++) {
    const start = performance.now();
    const last = run([...words, "--seed", `${seed}`]).at(-1);
    times.push((performance.now() - start) / 1000);
    mses.push(last.testMse);
    parameters = last.parameters?.length ?? 0;
  }
  console.log(
    `${words.join(" ")}: ${parameters} parameters, ${count} seeds, ` +
      `MSE ${spread(mses, 4)}, ${spread(times, 1)} s`,
  );
}

function table(): void {
  const long = "--epochs 100 --anneal --rate";
  for (
    const line of [
      "N",
      "R",
      "D",
      "D --rate 0.1 --anneal",
      `R --hidden 6 ${long} 0.1`,
      `D --hidden 10 ${long} 0.1`,
      `D --hidden 20,20 ${long} 0.1`,
      `R --hidden 20 ${long} 0.1`,
      `R --hidden 20,20 ${long} 0.1`,
    ]
  ) seeds(10, line.split(" "));
}

function output(command: string, ...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command(command, { args })
    .outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
const TESTDATA = `${import.meta.dirname}/../lib/testdata`;

/** Prints the worst relative difference from NumPy over random runs. */
function numpy(): void {
  const cases = new Cases(1);
  const pick = (least: number, most: number) => `${cases.whole(least, most)}`;
  let worstMse = 0;
  let worstRelative = 0;
  let worstAbsolute = 0;
  const numbers = (value: unknown): number[] =>
    typeof value === "object"
      ? Object.values(value ?? {}).flatMap(numbers)
      : [Number(value)];
  for (let k = 0; k < 60; k++) {
    const words = [k % 2 === 0 ? "D" : "R", "--seed", pick(0, 2 ** 32 - 1)];
    words.push("--steps", pick(1, 60), "--train", pick(20, 200));
    words.push("--test", pick(20, 100));
    words.push("--rate", (10 ** cases.number(-3, -1)).toPrecision(3));
    if (k % 4 > 1) {
      const layers = Array.from(
        { length: cases.whole(1, 3) },
        () => pick(1, 9),
      );
      words.push("--hidden", `${layers}`);
    }
    const python = (...more: string[]) =>
      output("/usr/bin/python3", `${TESTDATA}/lab.py`, ...words, ...more)
        .trim().split("\n");
    const epochs = ["--epochs", "3", ...(k % 3 === 0 ? ["--anneal"] : [])];
    const mses = run([...words, ...epochs]).map(({ testMse }) => testMse);
    for (const [e, mse] of python(...epochs).map(Number).entries()) {
      worstMse = Math.max(worstMse, Math.abs(mses[e] / mse - 1));
    }
    const trace = ["--trace", "20"];
    const ours = numbers(
      run([...words, ...trace]).map(({ mode: _, seed: __, ...row }) => row),
    );
    const theirs = numbers(python(...trace).map((line) => JSON.parse(line)));
    for (const [i, number] of theirs.entries()) {
      const difference = Math.abs(ours[i] - number);
      worstAbsolute = Math.max(worstAbsolute, difference);
      worstRelative = Math.max(
        worstRelative,
        difference / Math.abs(number) || 0,
      );
    }
  }
  console.log(`MSEs: ${worstMse.toExponential(1)}`);
  console.log(
    `numbers of traces: ${worstRelative.toExponential(1)}, ` +
      `or ${worstAbsolute.toExponential(1)} absolute`,
  );
}

/** Prints the median of the milliseconds of so many epochs, as lab.c does. */
function epoch(repeats: number, [mode, hidden]: string[]): void {
  const prng = mersenneTwister(42);
  const trainSet = generateTimeSeries(prng, 7000, 50);
  const testSet = generateTimeSeries(prng, 2000, 50);
  const recurrent = mode === "R";
  const layers = (hidden ?? "").split(",").map(Number);
  const sizes = [recurrent ? 1 : 50, ...layers, 1];
  const model = hidden
    ? Network.random(prng, sizes, recurrent)
    : recurrent
    ? ScalarRnn.random(prng)
    : Perceptron.random(prng, 50);
  const training = { rate: 0.01, epochs: 2 * repeats, anneal: false };
  const times: number[] = [];
  let start = performance.now();
  for (const _ of learningCurve(model, trainSet, testSet, training)) {
    const end = performance.now();
    times.push(end - start);
    start = end;
  }
  // Without the first half, in which it is compiled.
  const warm = times.slice(repeats).toSorted((a, b) => a - b);
  console.log(warm[repeats >> 1]);
}

/** Prints, for each row, the ratios to C of nine pairs. */
function speed(): void {
  const c = Deno.makeTempFileSync();
  const flags = ["-O3", "-march=native", "-o", c, `${TESTDATA}/lab.c`, "-lm"];
  output("gcc", ...flags);
  const ours = [Deno.execPath(), "run", import.meta.filename ?? "", "epoch"];
  const rows = ["100 D", "30 R", "30 D 10", "7 R 6", "3 R 20", "3 R 20,20"];
  for (const row of rows.map((row) => row.split(" "))) {
    const time = ([command, ...args]: string[]) =>
      Number(output(command, ...args, ...row));
    const ratios = Array.from({ length: 9 }, () => time(ours) / time([c]));
    console.log(`${row.slice(1).join(" ")}: ${spread(ratios, 2)}`);
  }
  Deno.removeSync(c);
}

const [which, count, ...words] = Deno.args;
if (which === "seeds") seeds(Number(count), words);
else if (which === "epoch") epoch(Number(count), words);
else if (which === "table") table();
else if (which === "numpy") numpy();
else if (which === "speed") speed();
else throw new Error("give one of seeds, table, numpy, speed");
