// Makes the README's table of test MSEs anew, and prints it row by row:
//
//   deno run .ci/figures.ts                             25 minutes or more
//   deno run .ci/figures.ts 100 D --rate 0.1 --anneal   any row of it, 100 seeds
//   python3 .ci/floors.py                               what no model can beat

import { main } from "../lib/study.ts";

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

/** The last result of a command line. */
function run(words: string[]): { testMse: number; parameters?: number[] } {
  let last = "";
  const code = main([...words, "--json"], {
    stdin: undefined,
    stdout: (line) => last = line,
    stderr: () => {},
    isForPerson: false,
  });
  if (code !== 0) throw new Error(`${words.join(" ")} failed: try it by hand`);
  return JSON.parse(last);
}

/** The least, the median and the most of some numbers. */
function spread(values: number[], digits: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  const median = (sorted[low] + sorted[high]) / 2;
  return [sorted[0], median, sorted[sorted.length - 1]]
    .map((value) => value.toFixed(digits)).join(", ");
}

/** Prints how a model does over the seeds from 0 on. */
function row(count: number, words: string[]): void {
  const mses: number[] = [];
  const times: number[] = [];
  let size = 0;
  for (let seed = 0; seed < count; seed++) {
    const start = performance.now();
    const { testMse, parameters = [] } = run([...words, "--seed", `${seed}`]);
    times.push((performance.now() - start) / 1000);
    mses.push(testMse);
    size = parameters.length;
  }
  console.log(
    `${words.join(" ")}: ${size} parameters, ${count} seeds, ` +
      `MSE ${spread(mses, 4)}, ${spread(times, 1)} s`,
  );
}

const [count, ...words] = Deno.args;
if (count) row(Number(count), words);
else for (const line of TABLE.split("\n")) row(10, line.split(" "));
