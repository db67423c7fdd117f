// Checks `deno task bundle` and the file that it writes. `.ci/run` calls it; by
// hand:
//
//   deno test -A .ci/bundle_checks.ts

import { assert, assertEquals, assertMatch } from "@std/assert";

const PROJECT = new URL("..", import.meta.url).pathname;

interface Bundled {
  code: number;
  stderr: string;
  text: string;
}

/** Bundles a copy of the project, changed as told. */
async function bundle(
  change: (
    read: (file: string, edit: (text: string) => string) => void,
  ) => void,
  env: Record<string, string> = {},
): Promise<Bundled> {
  const copy = await Deno.makeTempDir();
  for (
    const part of ["lib", "main.ts", "deno.json", "deno.lock", ".bundle.ts"]
  ) {
    await new Deno.Command("cp", { args: ["-r", PROJECT + part, copy] })
      .output();
  }
  change((file, edit) => {
    const path = `${copy}/${file}`;
    Deno.writeTextFileSync(path, edit(Deno.readTextFileSync(path)));
  });
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "bundle"],
    cwd: copy,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  }).output();
  const text = code === 0
    ? await Deno.readTextFile(`${copy}/dist/main.ts`)
    : "";
  await Deno.remove(copy, { recursive: true });
  return { code, stderr: new TextDecoder().decode(stderr), text };
}

const { text } = await bundle(() => {});
const lines = text.split("\n");

Deno.test("the file is the same whatever folder and cache it is made in", async () => {
  const cache = await Deno.makeTempDir();
  const again = await bundle(() => {}, { DENO_DIR: cache });
  await Deno.remove(cache, { recursive: true });
  assertEquals(again.text, text);
});

Deno.test("the file has no trace of a bundler, a machine or a registry", () => {
  for (
    const trace of ["__", "registry", "/npm/", "file:", PROJECT, Deno.cwd()]
  ) {
    assert(!text.replace("__proto__", "").includes(trace), trace);
  }
});

Deno.test("the file has a comment line for each section, where its contents say", () => {
  const contents = [...text.matchAll(/^\/\/ +(\d+) {4}(.*?) {2,}\S.*$/gm)];
  const sections = lines.filter((line) => line.startsWith("// ── "));
  assertEquals(contents.length, sections.length);
  for (const [, line, section] of contents) {
    assert(lines[Number(line) - 1].startsWith(`// ── ${section} ──`), section);
  }
});

Deno.test("the file has the formulas within the first 400 lines", () => {
  const start = lines.slice(0, 400).join("\n");
  for (
    const formula of [
      "0.5 * sin((t - offset1) * (freq1 * 10 + 10))",
      "predict: (x) => x[x.length - 1]",
      "tanh(dot(this.w, x) + this.b)",
      "wl * x[S - 1] + ws * a + b",
      "delta[S + 1] * (ws * (1 - a[S] * a[S]))",
    ]
  ) assert(start.includes(formula), formula);
});

Deno.test("the file has our lines as they stand in lib/, but for imports, exports and examples", async () => {
  const sections = text.split(/^\/\/ ── (.*?) ─+$/m);
  for (let k = 1; k < sections.length; k += 2) {
    if (!sections[k].startsWith("lib/")) continue;
    const module = (await Deno.readTextFile(PROJECT + sections[k]))
      .replaceAll(/^import [^;]*;\n/gm, "")
      .replaceAll(/^export /gm, "")
      .replaceAll(/^ *\* @example\n[^]*?(?=^ *\*\/)/gm, "")
      .replaceAll(/^( *\*\n)+(?= *\*\/)/gm, "");
    const section = sections[k + 1].replace(/\/\/ ═+\n.*\n/, "");
    assertEquals(section.trim(), module.trim(), sections[k]);
  }
});

Deno.test("the file has the whole licence of each package", () => {
  for (const copyright of ["2016 Igor Kroitor", "2018-2026 the Deno authors"]) {
    assertMatch(
      text,
      new RegExp(
        `\nMIT License\n\nCopyright .*${copyright}.*\n\nPermission is hereby `,
      ),
    );
  }
});

const REFUSED: [what: string, file: string, add: string, complaint: string][] =
  [
    [
      "two modules that declare the same name",
      "lib/naive.ts",
      "const trainEpoch = 1;",
      "lib/naive.ts and lib/training.ts both declare trainEpoch: rename one",
    ],
    [
      "a name that a package declares too",
      "lib/naive.ts",
      "const isNumber = 1;",
      "lib/naive.ts and deno-std 1.4.0, cli/parse_args.js both declare isNumber: rename one",
    ],
    [
      "an import under another name",
      "lib/naive.ts",
      'import { sin as sine } from "./numeric/sin.ts";',
      'lib/naive.ts: this is not understood: import { sin as sine } from "./numeric/sin.ts";',
    ],
    [
      "an import of a module as a whole",
      "lib/naive.ts",
      'import * as sine from "./numeric/sin.ts";',
      'lib/naive.ts: this is not understood: import * as sine from "./numeric/sin.ts";',
    ],
    [
      "an export of no declaration",
      "lib/naive.ts",
      "export default naive;",
      "lib/naive.ts: this is not understood: export default naive;",
    ],
    [
      "a module that is loaded on demand in another way",
      "main.ts",
      'import("./lib/cli/plots.ts");',
      'main.ts: this is not understood: import("./lib/cli/plots.ts");',
    ],
    [
      "a module that has no place in the order",
      "lib/naive.ts",
      'import { x } from "./_test_utils.ts";',
      "lib/naive.ts takes x from ./_test_utils.ts, which .bundle.ts does not put in",
    ],
    [
      "an import that deno.json does not map to npm",
      "lib/naive.ts",
      'import { x } from "somewhere";',
      "this import is not understood: somewhere",
    ],
    [
      "a package whose licence it does not know",
      "lib/naive.ts",
      'import once from "once";',
      "once has a licence that .bundle.ts does not know: ISC",
    ],
  ];

Deno.test("what can't be put in one file is refused in one line", async (t) => {
  for (const [what, file, add, complaint] of REFUSED) {
    await t.step(what, async () => {
      const { code, stderr } = await bundle((edit) => {
        edit(file, (text) => `${text}\n${add}\n`);
        edit(
          "deno.json",
          (text) =>
            text.replace(
              '"imports": {',
              '"imports": {"once": "npm:once@1.4.0",',
            ),
        );
        // Deno itself would not find some of them.
        edit(
          "deno.json",
          (text) =>
            text.replace(
              "deno cache --quiet main.ts",
              "deno cache --quiet npm:once@1.4.0",
            ),
        );
      });
      assertEquals([code, stderr], [1, `error: ${complaint}\n`]);
    });
  }
});
