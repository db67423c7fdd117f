// Makes the figures of the READMEs anew, and prints them as rows:
//
//   deno run .ci/figures.ts table                              25 minutes or more
//   deno run .ci/figures.ts seeds 100 D --rate 0.1 --anneal    any row of it
//   deno run -A .ci/figures.ts floors                          what no model can beat
//   deno run -A .ci/figures.ts numpy                           beside NumPy
//   deno run -A .ci/figures.ts speed                           beside C

import { Cases } from "../lib/_test_utils.ts";
import { type Mode, modelKind } from "../lib/models.ts";
import { mersenneTwister } from "../lib/numeric/mersenne_twister.ts";
import { generateTimeSeries } from "../lib/time_series.ts";
import { learningCurve } from "../lib/training.ts";
import { main } from "../main.ts";

/** The JSON lines that the program prints. */
function run(words: string[]) {
  let text = "";
  main([...words, "--json"], {
    stdin: undefined,
    stdout: (more) => text += more,
    stderr: (more) => {
      if (more.startsWith("error")) throw new Error(more);
    },
    person: () => {},
  });
  return text.trim().split("\n").map((line) => JSON.parse(line));
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

const TABLE = `\
N
R
D
D --rate 0.1 --anneal
R --hidden 6 --rate 0.1 --anneal --epochs 100 --clip 1
D --hidden 10 --rate 0.1 --anneal --epochs 100
R --hidden 20 --rate 0.1 --anneal --epochs 100 --clip 1
D --hidden 20,20 --rate 0.1 --anneal --epochs 100
R --hidden 20,20 --rate 0.1 --anneal --epochs 100 --clip 1`;

function output(command: string, ...args: string[]): string {
  const { success, stdout, stderr } = new Deno.Command(command, { args })
    .outputSync();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
const PYTHON = "/usr/bin/python3"; // Debian's, which has its NumPy
const TESTDATA = `${import.meta.dirname}/../lib/testdata`;

/** Prints the largest differences from NumPy over random runs. */
function numpy(): void {
  const cases = new Cases(1);
  const pick = (least: number, most: number) => `${cases.whole(least, most)}`;
  const numbers = (value: unknown): number[] =>
    typeof value === "number"
      ? [value]
      : Object.values(value ?? {}).flatMap(numbers);
  const worst: Record<string, number> = {};
  for (let k = 0; k < 60; k++) {
    const words = [k % 2 === 0 ? "D" : "R", "--seed", pick(0, 2 ** 32 - 1)];
    words.push("--steps", pick(1, 60), "--train", pick(20, 200));
    words.push("--rate", (10 ** cases.number(-3, -1)).toPrecision(3));
    if (k % 4 > 1) words.push("--hidden", `${[pick(1, 9), pick(1, 9)]}`);
    if (k % 5 > 2) words.push("--clip", cases.number(0.5, 2).toPrecision(3));
    for (const more of ["--test 99 --epochs 3", "--trace 20"]) {
      const line = [...words, ...more.split(" ")];
      const lines = output(PYTHON, `${TESTDATA}/lab.py`, ...line).trim();
      const theirs = numbers(lines.split("\n").map((line) => JSON.parse(line)));
      const isTrace = more.startsWith("--trace");
      const ours = numbers(
        run(line).map(({ seed: _, mode: __, testMse, ...row }) => {
          return isTrace ? row : testMse;
        }),
      );
      for (const [i, number] of theirs.entries()) {
        const difference = Math.abs(ours[i] - number);
        const relative = difference / Math.abs(number) || 0;
        for (const [kind, value] of Object.entries({ difference, relative })) {
          const name = `${isTrace ? "traces" : "MSEs"}, ${kind}`;
          worst[name] = Math.max(worst[name] ?? 0, value);
        }
      }
    }
  }
  console.log(worst);
}

/** Prints the median of the milliseconds of so many epochs, as lab.c does. */
function epoch(repeats: number, [mode, hidden = "-", clip]: string[]): void {
  const prng = mersenneTwister(42);
  const trainSet = generateTimeSeries(prng, 7000, 50);
  const testSet = generateTimeSeries(prng, 2000, 50);
  const layers = hidden === "-" ? [] : hidden.split(",").map(Number);
  const model = modelKind(mode as Mode, 50, layers).untrained(prng);
  const training = {
    ...{ rate: 0.01, epochs: 2 * repeats, anneal: false },
    clip: clip ? Number(clip) : Infinity,
  };
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
  const rows = "100 D|30 R|30 D 10|7 R 6|3 R 20|3 R 20,20|3 R 20,20 1";
  for (const row of rows.split("|").map((row) => row.split(" "))) {
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
else if (which === "table") {
  for (const line of TABLE.split("\n")) seeds(10, line.split(" "));
} else if (which === "floors") {
  console.log(output(PYTHON, `${import.meta.dirname}/floors.py`));
} else if (which === "numpy") numpy();
else if (which === "speed") speed();
else throw new Error("give one of seeds, table, floors, numpy, speed");
