// Writes dist/main.ts, the one file to hand in: main.ts and what it imports.
//
//   npx --yes deno run -R -W lib/hand_in.ts
//
// `deno fmt` gives imports and declarations a fixed shape, so regular expressions
// can find them. What has another shape is refused.

import "@std/cli/parse-args"; // so that import.meta.resolve() knows its file

const HEADER = `\
// The lab "Recurrent Neural Networks (RNNs) Part 1" in one file. It needs Deno
// (https://deno.com), but no other file, no network and no permission:
//
//   deno run main.ts R
//   deno run main.ts --help
//
// First comes the lab; run(), at its end, goes through it in the order of the sheet.
// The last line of the file starts main().
`;
const RULE = `
// ${"=".repeat(77)}
// The lab ends here. Below are NumPy's random numbers, a sin and a tanh that give the
// same digits on every machine, writing, and parseArgs(), which reads the command
// line: it is of Deno's standard library, and has its licence.
// ${"=".repeat(77)}
`;
const LICENCE = `
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

const PARSER = "@std/cli/parse-args";
/** What goes in, in this order: folders, and two files. */
const PLACES = ["lib/", "main.ts", "lib/numeric/", "lib/output/", PARSER];
const placeOf = (file: string) => file.replace(/(?<=\/)\w+\.ts$/, "");

const IMPORT = /^import (?:type )?\{([^}]*)\} from "(.*)";\n/gm;
const START = /^if \(import\.meta\.main\) .*;\n/m;
const COMMENT = /^ *\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/gm;
/** How a line begins that isn't indented: it declares a name or closes something. */
const DECLARED =
  /^(?:export )?(?:class|const|function|interface|type) (\w+)|^[)}\]>]/;
/** `import.meta`, `import(…)`, half a template, a second name in a `const`. */
const ODD =
  /\bimport[.(].*|.*`.*|^(export )?const .*, \w+.* = .*|(?<=,\n {2})\w+(: .*)? = .*/m;
const EXPORT = /^export (?=(class|const|function|interface|type) \w)/gm;

/** Puts main.ts and all that it imports into one text; `read` gives a file's. */
export function bundle(read: (file: string) => string): string {
  const texts = new Map<string, string>();
  const declaredIn = new Map<string, string>();
  let start = "";

  /** Adds a file after those that it imports; `path` leads to it. */
  function add(file: string, path: string[]): void {
    const refuse = (what: string): never => {
      throw new Error(`${file}: ${what.trim().replace(/\s+/g, " ")}`);
    };
    if (texts.has(file)) return;
    let text = read(file).replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    if (file === PARSER) text = withTypes(text);
    if (file === "main.ts") {
      [start] = text.match(START) ?? refuse("has no if (import.meta.main) …;");
      text = text.replace(START, "");
    }

    text = text.replace(IMPORT, (line, names, from) => {
      if (names.includes(" as ")) refuse(`can't rename: ${line}`);
      const { href } = new URL(from, `file:///${file}`);
      const next = from === PARSER ? from : href.replace("file:///", "");
      if (!PLACES.includes(placeOf(next))) refuse(`can't bundle "${from}"`);
      if (path.includes(next)) refuse(`imports ${next}, which imports it`);
      add(next, [...path, next]);
      return "";
    });

    const code = text.replace(COMMENT, "").replace(/`[^`]*`/g, "");
    const [odd] = code.match(ODD) ?? [];
    if (odd) refuse(`can't bundle ${odd}`);
    for (const line of code.match(/^\S.*/gm) ?? []) {
      const [, name] = line.match(DECLARED) ?? refuse(`can't bundle ${line}`);
      if (!name) continue;
      if (name in globalThis) refuse(`${name} would hide the global ${name}`);
      const other = declaredIn.get(name) ?? file;
      if (other !== file) refuse(`declares ${name}, and so does ${other}`);
      declaredIn.set(name, file);
    }
    texts.set(file, text.replace(EXPORT, "").trim());
  }

  add("main.ts", ["main.ts"]);
  const [lib, main, ...rest] = PLACES.map((place) =>
    [...texts].filter(([file]) => placeOf(file) === place).map(section).join("")
  );
  return [HEADER, lib, main, RULE, ...rest, LICENCE, start].join("");
}

/** Gives the parser, which is JavaScript, types; its examples go. */
function withTypes(text: string): string {
  return text.replace(/^\/\*\*[^]*?\*\/\n/m, "")
    .replace(
      /(?<=function \w+)\(.*\)|\(\w+\)(?= =>)/g,
      (list) => list.replace(/(?<!= )\b\w+(?=[,)])/g, "$&: any"),
    )
    .replaceAll("new Set()", "new Set<any>()")
    .replace("const argv", "const argv: any");
}

/** A file's text under a heading: TIME SERIES for lib/time_series.ts. */
function section([file, text]: [string, string]): string {
  const name = file.replace(/.*\/|\.ts$/g, "").replace(/[_-]/g, " ");
  return `\n// ---- ${name.toUpperCase()} ----\n${text}\n`;
}

if (import.meta.main) {
  const url = (file: string) =>
    new URL(import.meta.resolve(file === PARSER ? file : `../${file}`));
  try {
    const text = bundle((file) => Deno.readTextFileSync(url(file)));
    // Throws if a constant is used above its line.
    await import(`data:application/typescript,${encodeURIComponent(text)}`);
    Deno.mkdirSync(url("dist"), { recursive: true });
    Deno.writeTextFileSync(url("dist/main.ts"), text);
    console.log("wrote dist/main.ts");
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : error}`);
    Deno.exit(1);
  }
}
