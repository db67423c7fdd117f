// What needs processes, NumPy or the README. `.ci/run` calls it; by hand:
//
//   OLDEST_DENO=… deno test --allow-all --no-lock .ci/checks.ts

import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertClose } from "../lib/_test_utils.ts";
import lab from "../lib/testdata/lab.json" with { type: "json" };

const DENO = Deno.execPath();
const OLDEST = Deno.env.get("OLDEST_DENO") ?? DENO;
const PROJECT = `${import.meta.dirname}/..`;
const scratch = await Deno.makeTempDir();
addEventListener("unload", () => Deno.removeSync(scratch, { recursive: true }));

/** Runs a command of bash. The time that the program took reads as "0 s". */
async function bash(command: string, cwd = PROJECT, env = {}) {
  const { code, stdout, stderr } = await new Deno.Command("bash", {
    args: ["-c", `set -o pipefail; ${command}`],
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) =>
    new TextDecoder().decode(bytes).replace(/took [\d.]+ s/g, "took 0 s");
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** Copies the project to another folder, and changes it there. */
async function copy(change: string, name = "a #b 100%"): Promise<string> {
  const folder = `${await Deno.makeTempDir({ dir: scratch })}/${name}`;
  const files = "lib main.ts main_test.ts deno.json deno.lock .ci";
  const made = await bash(`mkdir '${folder}'; cp -r ${files} '${folder}'`);
  assertEquals(made.code, 0, made.stderr);
  const changed = await bash(change, folder);
  assertEquals(changed.code, 0, changed.stderr);
  return folder;
}

const BUNDLE = "deno task --quiet bundle";
const bundled = await bash(BUNDLE);
assertEquals(bundled.code, 0, bundled.stderr);
const alone = await Deno.makeTempDir({ dir: scratch, suffix: " alone" });
await Deno.copyFile(`${PROJECT}/dist/main.ts`, `${alone}/main.ts`);

const LINES = [
  "N --seed 42",
  "D --seed 42 --json",
  "R --seed 42 --json",
  "R --hidden 6 --seed 42 --epochs 2 --train 500 --json",
  "N D R --seed 42 --epochs 3 --plot",
  "D --trace 2 --seed 42",
  "--help",
  "R --seed -1",
];
for (const line of LINES) {
  Deno.test(`main.ts ${line}: the same from the single file, with an empty cache and no permissions, and on the oldest Deno`, async () => {
    const expected = await bash(`${DENO} run main.ts ${line}`);
    const denied = "read write net env run ffi sys".replace(
      /\w+/g,
      "--deny-$&",
    );
    const run = `run --cached-only --no-prompt ${denied} main.ts ${line}`;
    const env = { DENO_DIR: `${alone}/cache` };
    assertEquals(await bash(`${DENO} ${run}`, alone, env), expected);
    assertEquals(await bash(`${OLDEST} run main.ts ${line}`), expected);
  });
}

for (const [name, cwd] of [["main.ts", PROJECT], ["the single file", alone]]) {
  const run = `${DENO} run main.ts R`;

  Deno.test(`${name} ends quietly when | head -n 1 has its line`, async () => {
    const { code, stdout, stderr } = await bash(
      `${run} --train 20 --epochs 100000 | head -n 1`,
      cwd,
    );
    assertMatch(stdout, /^epoch 1: test MSE [\d.]+\n$/);
    assertEquals([code, stderr.split("\n").length], [0, 2], stderr);
  });

  Deno.test(`${name} says in one line that the disk is full`, async () => {
    const { code, stderr } = await bash(`${run} >/dev/full`, cwd);
    assertEquals(code, 1);
    assertMatch(stderr, /^R: .*\nerror: No space left on device .*\n$/);
  });
}

const text = await Deno.readTextFile(`${PROJECT}/dist/main.ts`);

Deno.test("the single file begins with the lab, and speaks of no other file", () => {
  assert(text.split("\n").indexOf(text.match(/^.*The lab ends.*$/m)![0]) < 450);
  const lines = text.split("\n").filter((line) =>
    /\b(import|export)\b(?!\.meta)|\blib\/|@example|\{@link|parse_args/.test(
      line,
    )
  );
  assertEquals(lines, []);
});

const CHANGES = {
  "with CRLF line ends":
    "sed -i 's/$/\\r/' main.ts lib/*.ts lib/*/*.ts .ci/*.ts",
  "after npm init": "npm init -y",
  "after npm install": "npm init -y && npm install is-number",
};
for (const [name, change] of Object.entries(CHANGES)) {
  Deno.test(`the bundle is the same, and main.ts runs, ${name}`, async () => {
    const folder = await copy(change, name.includes("npm") ? "lab" : undefined);
    for (const deno of [DENO, OLDEST]) {
      const run = `${deno} run main.ts N --seed 42`;
      assertEquals(await bash(run, folder), await bash(run));
    }
    const made = await bash(BUNDLE, folder);
    assertEquals(made.code, 0, made.stderr);
    assert(await Deno.readTextFile(`${folder}/dist/main.ts`) === text);
  });
}

const REFUSED = {
  "a name declared twice": ["class Series {}", /both declare Series/],
  "a name in a pattern": ["const [dot] = [1];", /can't bundle/],
  "an import that is not put in": [
    'import { x } from "./x.ts"',
    /x is not put/,
  ],
  "an import for its effects": ['import "./x.ts";', /can't bundle/],
  "a renamed import": ['import { a as b } from "./x.ts";', /can't bundle/],
  "an export by name": ["export { naive as n };", /can't bundle/],
  "an export of another file": ['export * from "./x.ts";', /can't bundle/],
} as const;
for (const [name, [line, complaint]] of Object.entries(REFUSED)) {
  Deno.test(`the bundler refuses ${name}`, async () => {
    const folder = await copy(`echo '${line}' >> lib/naive.ts`);
    const { code, stderr } = await bash(BUNDLE, folder);
    assertEquals(code, 1);
    assertMatch(stderr, complaint);
  });
}

for (const page of ["README.md", "lib/README.md"]) {
  Deno.test(`${page} shows what the program prints`, async () => {
    const shown = await Deno.readTextFile(`${PROJECT}/${page}`);
    const blocks = [...shown.matchAll(/^```console\n\$ (.*)\n([^]*?)^```$/gm)];
    assert(blocks.length > 0);
    for (const [, command, lines] of blocks) {
      const { stdout } = await bash(`${command} 2>&1`);
      // A block may leave out lines, which it marks with "…".
      let at = 0;
      for (const part of lines.replace(/took .* s/g, "took 0 s").split("…\n")) {
        const found = stdout.indexOf(part, at);
        assert(
          found >= 0,
          `${command} does not print\n${part}\nbut\n${stdout}`,
        );
        at = found + part.length;
      }
    }
  });
}

/** The numbers of a JSON value, and it without them. */
function numbers(value: unknown): [string, number[]] {
  const found: number[] = [];
  const rest = JSON.stringify(value, (_, part) => {
    if (typeof part !== "number") return part;
    found.push(part);
    return 0;
  });
  return [rest, found];
}

Deno.test("lib/testdata/lab.json is what NumPy gives", async () => {
  const made = await bash(
    "/usr/bin/python3 -B make_lab_json.py",
    `${PROJECT}/lib/testdata`,
  );
  assertEquals(made.code, 0, made.stderr);
  const [rest, found] = numbers(JSON.parse(made.stdout));
  const [expectedRest, expected] = numbers(lab);
  assertEquals(rest, expectedRest);
  assertClose(found, expected, 1e-11); // another NumPy may round otherwise
});
