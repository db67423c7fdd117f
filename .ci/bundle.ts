// `deno task bundle`: writes dist/main.ts, the one file to hand in. It is the text
// of lib/ and main.ts in reading order, without imports and exports, and then that
// of parseArgs().

import { parse } from "npm:@babel/parser@8.1.3";
import "@std/cli/parse-args"; // so that import.meta.resolve() knows its file

const LAB: [file: string, what: string][] = [
  ["lib/time_series.ts", "The time series"],
  ["lib/naive.ts", "N, the naive guess"],
  ["lib/perceptron.ts", "D, the perceptron"],
  ["lib/scalar_rnn.ts", "R, the recurrent network"],
  ["lib/training.ts", "The mean squared error, an epoch"],
];
const REST: typeof LAB = [
  ["lib/network.ts", "D and R with hidden layers"],
  ["lib/numeric/vectors.ts", "Vectors"],
  ["lib/numeric/matrices.ts", "Matrices"],
  ["lib/numeric/tanh.ts", "tanh"],
  ["lib/numeric/sin.ts", "sin"],
  ["lib/numeric/mersenne_twister.ts", "Random numbers"],
  ["lib/cli/options.ts", "The command line"],
  ["lib/cli/report.ts", "The lines before, of and after a run"],
  ["lib/cli/trace.ts", "A training step, number by number"],
  ["lib/cli/charts.ts", "Pictures: charts"],
  ["lib/cli/prediction_fields.ts", "Pictures: predictions against true values"],
  ["main.ts", "The run"],
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
// It needs Deno (https://deno.com) and nothing else. First comes the lab: the
// series, N, D, R, the mean squared error, an epoch. run(), near the end, makes the
// sets and tells N, D and R apart; random numbers, sin, tanh, dot and addScaled are
// in between.
// @ts-nocheck since parseArgs(), at the end, is plain JavaScript.
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

// deno-lint-ignore no-explicit-any -- nodes of a syntax tree
type Node = any;

const declaredIn = new Map<string, string>();
const imported: [name: string, file: string][] = [];

/** Notes what a statement imports or declares, and says how much to cut away. */
function readStatement(statement: Node, file: string, text: string): number {
  const { type, start, end, declaration = statement } = statement;
  const refuse = () => {
    throw new Error(`${file}: can't bundle ${text.slice(start, end)}`);
  };
  if (type === "ImportDeclaration") {
    if (statement.specifiers.length === 0) refuse();
    for (const { imported: original, local } of statement.specifiers) {
      if (original?.name !== local.name) refuse();
      imported.push([local.name, file]);
    }
    return end + "\n".length - start;
  }
  if (type === "IfStatement") return 0;
  for (const node of declaration?.declarations ?? [declaration]) {
    if (node?.id?.type !== "Identifier") refuse();
    const { name } = node.id;
    const other = declaredIn.get(name);
    if (other) throw new Error(`${other} and ${file} both declare ${name}`);
    declaredIn.set(name, file);
  }
  return declaration.start - start;
}

/** The text of a module without imports, exports and examples. */
function section(file: string, what: string, url: string | URL): string {
  const text = Deno.readTextFileSync(new URL(url)).replaceAll("\r\n", "\n");
  const { program, comments }: Node = parse(text, {
    sourceType: "module",
    plugins: ["typescript"],
  });
  const cuts: [start: number, end: number][] = program.body.map((
    statement: Node,
  ) => [
    statement.start,
    statement.start + readStatement(statement, file, text),
  ]);
  for (const { type, start, end, value } of comments) {
    const example = value.indexOf("\n *\n * @example");
    if (type === "CommentBlock" && /@module|@param args An array/.test(value)) {
      cuts.push([start, end]);
    } else if (example >= 0) {
      cuts.push([start + "/*".length + example, end - "\n */".length]);
    }
  }
  const left = cuts.sort(([a], [b]) => b - a).reduce(
    (text, [start, end]) => text.slice(0, start) + text.slice(end),
    text,
  );
  const rule = "-".repeat(72 - what.length);
  return `\n// ---- ${what} ${rule}\n\n${left.trim()}\n`;
}

const ROOT = new URL("..", import.meta.url);
const sections = (files: typeof LAB) =>
  files.map(([file, what]) => section(file, what, new URL(file, ROOT)))
    .join("");
const lab = sections(LAB);
// What starts the program has to stand after all that it needs.
const [rest, start] = sections(REST).split(/(?=^if \(import\.meta\.main\))/m);
const parser = section(
  "parse_args.js",
  "parseArgs()",
  import.meta.resolve("@std/cli/parse-args"),
);
for (const [name, file] of imported) {
  if (!declaredIn.has(name)) throw new Error(`${file}: ${name} is not put in`);
}
Deno.mkdirSync(new URL("dist", ROOT), { recursive: true });
Deno.writeTextFileSync(
  new URL("dist/main.ts", ROOT),
  `${HEADER}${lab}${RULE}${rest}${parser}\n${LICENCE}\n${start}`,
);
console.log("wrote dist/main.ts");
