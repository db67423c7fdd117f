// `deno task bundle`: writes dist/main.ts, the one file to hand in. It is the
// source text of main.ts and lib/ as it stands, put together in reading order,
// and of the packages that they use. `.ci/bundle_checks.ts` tests it.

import { parse } from "npm:@babel/parser@8.1.3";

/** The file, in reading order: a heading, then its modules and what they are. */
const ORDER: [heading: string, modules: [file: string, what: string][]][] = [
  ["The lab", [
    ["lib/time_series.ts", "the series"],
    ["lib/naive.ts", "N"],
    ["lib/perceptron.ts", "D"],
    ["lib/scalar_rnn.ts", "R"],
    ["lib/network.ts", "D and R with hidden layers"],
    ["lib/predictor.ts", "the mean squared error"],
    ["lib/training.ts", "an epoch"],
  ]],
  ["What is tuned for speed", [
    ["lib/numeric/dot.ts", "the dot product"],
    ["lib/numeric/add_scaled.ts", "a scaled sum"],
    ["lib/numeric/tanh.ts", "tanh"],
    ["lib/numeric/sin.ts", "sin"],
    ["lib/numeric/mersenne_twister.ts", "random numbers"],
  ]],
  ["How it talks", [
    ["lib/cli/option_table.ts", "the options and the help"],
    ["lib/cli/options.ts", "reading the command line"],
    ["lib/cli/report.ts", "the lines of a run"],
    ["lib/cli/trace.ts", "--trace"],
    ["lib/cli/plots.ts", "--plot"],
    ["lib/cli/decimal.ts", "decimals"],
    ["lib/cli/streams.ts", "stdout and stderr"],
    ["main.ts", "the run itself"],
  ]],
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
// It needs Deno (https://deno.com) and nothing else.
//
// It was put together by a script, from the files that its sections are named
// after; they have been checked.
// @ts-nocheck The two packages near the end bring no types.
`;

/** What it says where there is no Deno. */
const NODE = `\
if (typeof Deno === "undefined") {
  console.error("error: this needs Deno, from https://deno.com: deno run main.ts R");
  process.exit(1);
}
`;

const MIT = `
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;

// deno-lint-ignore no-explicit-any -- a node of a syntax tree
type Node = any;

function fail(message: string): never {
  console.error(`error: ${message}`);
  Deno.exit(1);
}

/** Which section declares a name: in one file, that can be only one. */
const declaredIn = new Map<string, string>();
/** What our modules import. */
const imports: { file: string; name: string; source: string }[] = [];
/** The names that each of our modules exports. */
const exportsOf = new Map<string, string[]>();

/** Notes the names that a statement declares, and returns them. */
function declare(statement: Node, section: string): string[] {
  const declarations: Node[] = statement.declarations ?? [statement];
  return declarations.map(({ id }) => id?.name).filter(Boolean).map((name) => {
    const other = declaredIn.get(name);
    if (other) fail(`${other} and ${section} both declare ${name}: rename one`);
    declaredIn.set(name, section);
    return name;
  });
}

/** The text of one of our modules, without what makes no sense in one file. */
function readModule(file: string): string {
  const text = Deno.readTextFileSync(file);
  const tree = parse(text, { sourceType: "module", plugins: ["typescript"] });
  const exported: string[] = [];
  const edits: { start: number; end: number; instead: string }[] = [];
  for (const statement of tree.program.body as Node[]) {
    const { type, start, end, declaration, specifiers, source } = statement;
    const refuse = () =>
      fail(`${file}: this is not understood: ${text.slice(start, end)}`);
    if (type === "ImportDeclaration") {
      for (const { type, imported, local: { name } } of specifiers) {
        const plain = type === "ImportDefaultSpecifier" ||
          imported?.name === name;
        if (!plain) refuse();
        imports.push({ file, name, source: source.value });
      }
      edits.push({ start, end: end + "\n".length, instead: "" });
    } else if (type === "ExportNamedDeclaration" && declaration) {
      exported.push(...declare(declaration, file));
      edits.push({ start, end: declaration.start, instead: "" });
    } else {
      if (type.startsWith("Export")) refuse();
      declare(statement, file);
    }
  }
  for (const { type, start, end, value } of tree.comments as Node[]) {
    if (type !== "CommentBlock") continue;
    const plain = value
      .replace(/\n *\* @example\b[^]*?(?=\n *\* @[a-z]+ |\n *$)/g, "")
      .replace(/(\n *\*)+(?=\n *$)/, "");
    // What a module says of itself as a whole, HEADER says.
    const instead = value.includes("* @module\n") ? "" : `/*${plain}*/`;
    edits.push({ start, end, instead });
  }
  exportsOf.set(file, exported);
  return edits.sort((a, b) => b.start - a.start).reduce(
    (text, { start, end, instead }) =>
      text.slice(0, start) + instead + text.slice(end),
    text,
  ).trim();
}

/** Puts names in place of what a module loads on demand. */
function withNames(file: string, text: string): string {
  // The comment above it says why on demand; in one file there is no loading.
  const onDemand = /(?:^ *\/\/.*\n)*(^.*)await import\("([^"]+)"\)/gm;
  const section = text.replaceAll(onDemand, (all, before, source) => {
    const path = new URL(source, `file:///${file}`).pathname.slice(1);
    const names = exportsOf.get(path)?.join(", ") ??
      fail(`${file}: this is not understood: ${all.trim()}`);
    return `${before}{ ${names} }`;
  });
  const [left] = section.match(/.*\bimport\(.*/) ?? [];
  if (left) fail(`${file}: this is not understood: ${left.trim()}`);
  return section;
}

/** The folder below another one whose path ends so. */
function find(folder: string, end: string): string | undefined {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    const found = path.endsWith(end) ? path : isDirectory && find(path, end);
    if (found) return found;
  }
  return undefined;
}

const config = JSON.parse(Deno.readTextFileSync("deno.json"));
const info = new Deno.Command(Deno.execPath(), { args: ["info", "--json"] });
const { npmCache } = JSON.parse(
  new TextDecoder().decode(info.outputSync().stdout),
);

/** The module of a package as it is published, after its licence. */
function readPackage(source: string, name: string): Section {
  const [, id, version, path] =
    config.imports[source]?.match(/^npm:(.+)@([^/]+)(\/.*)?$/) ??
      fail(`this import is not understood: ${source}`);
  const folder = find(npmCache, `/${id}/${version}`) ??
    fail(`${id} ${version} is not in Deno's cache: run deno cache main.ts`);
  const read = (file: string) => Deno.readTextFileSync(`${folder}/${file}`);
  const { license, main } = JSON.parse(read("package.json"));
  if (license !== "MIT") {
    fail(`${id} has a licence that .bundle.ts does not know: ${license}`);
  }
  const file = path?.slice(1) ?? main;
  const text = read(file).trim();
  const notices = [...Deno.readDirSync(folder)]
    .filter(({ name }) => /^licen[sc]e/i.test(name))
    .map(({ name }) => read(name));
  const [copyright] =
    [...notices, text].join("\n").match(/Copyright.*\d{4}[^.\n]*/) ??
      fail(`${id} does not say whose copyright it is`);

  const section = `${id} ${version}, ${file}`;
  const licence = `/*\nMIT License\n\n${copyright}\n${MIT}*/\n\n`;
  const tree: Node = parse(text, { sourceType: "unambiguous" }).program;
  if (tree.sourceType === "script") {
    declare({ id: { name } }, section);
    // CommonJS: what Node.js would give it is "exports".
    const module = `((exports) => {\n${text}\nreturn exports;\n})({})`;
    return [section, source, `${licence}const ${name} = ${module};`];
  }
  for (const statement of tree.body) {
    if (statement.source) fail(`${section} imports ${statement.source.value}`);
    declare(statement.declaration ?? statement, section);
  }
  return [section, source, licence + text];
}

type Section = [name: string, what: string, text: string];
const sections = ORDER.flatMap(([, files]) => files)
  .map(([file, what]): Section => [file, what, readModule(file)])
  .map(([file, what, text]): Section => [file, what, withNames(file, text)]);
const packages = imports
  .filter(({ source }) => !source.startsWith("."))
  .map(({ source, name }) => readPackage(source, name));
for (const { file, name, source } of imports) {
  if (declaredIn.has(name)) continue;
  fail(
    `${file} takes ${name} from ${source}, which .bundle.ts does not put in`,
  );
}

// What starts the program has to stand after all that it needs.
const [main, start] = sections.at(-1)![2].split(
  /(?=^if \(import\.meta\.main\))/m,
);
sections.at(-1)![2] = main.trim();
const parts: [heading: string, sections: Section[]][] = [
  ...ORDER.map(([heading, files]): [string, Section[]] => [
    heading,
    sections.splice(0, files.length),
  ]),
  ["Packages, as they are published", packages],
  ["The start", [["main.ts", "its last lines", NODE + start]]],
];

// The contents have a line for each heading and section, and an empty one.
let line = HEADER.split("\n").length +
  parts.reduce((sum, [, sections]) => sum + 1 + sections.length, 2);
let contents = "//\n//  line    section\n";
let body = "";
for (const [heading, sections] of parts) {
  contents += `//        ${heading}\n`;
  for (const [k, [name, what, text]] of sections.entries()) {
    const rule = k > 0 ? "" : `// ${"═".repeat(77)}\n// ${heading}\n\n`;
    const section = `\n${rule}// ── ${name} ${
      "─".repeat(73 - name.length)
    }\n\n${text}\n`;
    const at = line + 1 + (k > 0 ? 0 : 3);
    contents += `// ${String(at).padStart(5)}    ${name.padEnd(36)}${what}\n`;
    line += section.split("\n").length - 1;
    body += section;
  }
}
Deno.mkdirSync("dist", { recursive: true });
Deno.writeTextFileSync("dist/main.ts", HEADER + contents + body);
console.log("wrote dist/main.ts");
