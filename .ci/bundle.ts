// Writes dist/main.ts, the one file to hand in: the text of lib/ and main.ts in
// reading order, without imports and exports, and then that of parseArgs().
//
//   deno run -R -W .ci/bundle.ts
//
// `deno fmt` gives imports, exports and comments a fixed shape, so regular expressions
// can cut them. `.ci/checks.ts` checks the types of what comes out: that finds a name
// that is missing, or there twice.

import "@std/cli/parse-args"; // so that import.meta.resolve() knows its file

const LAB: [file: string, what: string][] = [
  ["lib/time_series.ts", "The time series"],
  ["lib/naive.ts", "N, the naive guess"],
  ["lib/perceptron.ts", "D, the perceptron"],
  ["lib/scalar_rnn.ts", "R, the recurrent network"],
  ["lib/training.ts", "The mean squared error, an epoch"],
  ["lib/models.ts", "N, D and R told apart"],
  ["main.ts", "The run"],
];
const REST: typeof LAB = [
  ["lib/network.ts", "D and R with hidden layers"],
  ["lib/numeric/vectors.ts", "Vectors"],
  ["lib/numeric/matrices.ts", "Matrices"],
  ["lib/numeric/tanh.ts", "tanh"],
  ["lib/numeric/sin.ts", "sin"],
  ["lib/numeric/mersenne_twister.ts", "Random numbers"],
  ["lib/cli/options.ts", "The command line"],
  ["lib/cli/streams.ts", "Reading and writing"],
  ["lib/cli/report.ts", "The lines before, of and after a run"],
  ["lib/cli/trace.ts", "A training step, number by number"],
  ["lib/cli/check_input.ts", "Another program's training steps, read"],
  ["lib/cli/check.ts", "Another program's training steps, checked"],
  ["lib/cli/charts.ts", "Pictures: charts"],
  ["lib/cli/prediction_fields.ts", "Pictures: predictions against true values"],
];
const HEADER = `\
// The lab "Recurrent Neural Networks (RNNs) Part 1": makes noisy sinusoidal time
// series and predicts the last value of each from those before it, three ways.
//
//   deno run main.ts N    the naive guess
//   deno run main.ts D    a tanh perceptron
//   deno run main.ts R    a recurrent network of one tanh node
//   deno run main.ts --help
//
// It needs Deno (https://deno.com) and nothing else. First comes the lab: the series,
// N, D, R, the mean squared error, an epoch, and run(), which does what the letter
// says. Random numbers, sin, tanh, dot and addScaled come after it.

// @ts-nocheck: parseArgs(), at the end, is JavaScript, which has no types.
`;
const RULE = `
// ${"=".repeat(77)}
// The lab ends here. What follows is hidden layers, the arithmetic, the command
// line, pictures, and parseArgs() of Deno's standard library with its licence.
// ${"=".repeat(77)}
`;
const LICENCE = `\
/*
MIT License

Copyright 2018-2026 the Deno authors.

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
*/
`;

const ROOT = new URL("..", import.meta.url);
const START = /^if \(import\.meta\.main\) .*\n/m;
const CUTS = [
  START,
  // Comments that are about a module, or about parseArgs() for other programs.
  /^\/\*\*((?!\*\/)[^])*(@module|@param args An array)((?!\*\/)[^])*\*\/\n/gm,
  /^import (type )?\{[^}]*\} from ".*";\n/gm,
  /^export (?=(class|const|function|interface|type)\b)/gm,
  /\n \*\n \* @example((?!\*\/)[^])*(?=\n \*\/)/g,
];

/** A module's text, under a heading, with nothing of what ties modules together. */
function section([file, what]: [file: string, what: string]): string {
  const text = CUTS.reduce((text, cut) => text.replace(cut, ""), read(file));
  const left = text.match(/^(import|export)\b.*/m);
  if (left) throw new Error(`${file}: can't bundle ${left[0]}`);
  return `\n// ---- ${what} ${
    "-".repeat(72 - what.length)
  }\n\n${text.trim()}\n`;
}

function read(file: string): string {
  return Deno.readTextFileSync(new URL(file, ROOT)).replaceAll("\r\n", "\n");
}

function bundle(): string {
  const start = read("main.ts").match(START)?.[0];
  const parser = import.meta.resolve("@std/cli/parse-args");
  const text = [
    HEADER,
    ...LAB.map(section),
    RULE,
    ...REST.map(section),
    section([parser, "parseArgs()"]),
    `\n${LICENCE}\n${start}`,
  ].join("");
  const names = text.matchAll(/^(?:class|interface) (\w+)/gm).map(([, name]) =>
    name
  );
  const seen = new Set<string>();
  for (const name of names) {
    // Types alone would not tell: an interface goes together with a class.
    if (seen.has(name)) throw new Error(`two files declare ${name}`);
    seen.add(name);
  }
  return text;
}

try {
  const text = bundle();
  Deno.mkdirSync(new URL("dist", ROOT), { recursive: true });
  Deno.writeTextFileSync(new URL("dist/main.ts", ROOT), text);
  console.log("wrote dist/main.ts");
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  Deno.exit(1);
}
