// What needs processes, NumPy or the README. `.ci/run` calls it; by hand:
//
//   OLDEST_DENO=… deno test --allow-all --no-lock .ci/checks.ts

import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertClose } from "../lib/_test_utils.ts";
import lab from "../lib/testdata/lab.json" with { type: "json" };

const DENO = Deno.execPath();
const OLDEST = Deno.env.get("OLDEST_DENO") ?? DENO;
const PROJECT = `${import.meta.dirname}/..`;
const BUNDLE = "deno run -R -W=dist .ci/bundle.ts";
const scratch = await Deno.makeTempDir();
addEventListener("unload", () => Deno.removeSync(scratch, { recursive: true }));

/** Runs a command of bash. */
async function bash(command: string, cwd = PROJECT, env = {}) {
  const { code, stdout, stderr } = await new Deno.Command("bash", {
    args: ["-c", `set -o pipefail; ${command}`],
    cwd,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** Runs a command that is to go well, and returns what it prints. */
async function done(command: string, cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await bash(command, cwd);
  assertEquals(code, 0, `${command}\n${stderr}`);
  return stdout;
}

/** Copies the project to another folder, and changes it there. */
async function copy(change: string, name = "a #b 100%"): Promise<string> {
  const folder = `${await Deno.makeTempDir({ dir: scratch })}/${name}`;
  const files = "lib main.ts main_test.ts deno.json deno.lock .ci";
  await done(`mkdir '${folder}'; cp -r ${files} '${folder}'`);
  await done(change, folder);
  return folder;
}

await done(BUNDLE);
const text = await Deno.readTextFile(`${PROJECT}/dist/main.ts`);
const alone = await Deno.makeTempDir({ dir: scratch, suffix: " alone" });
await Deno.writeTextFile(`${alone}/main.ts`, text);
const steps = await done("python3 lib/testdata/mine.py");
await Deno.writeTextFile(`${alone}/steps`, steps);

for (
  const line of [
    "N --seed 42",
    "D --seed 42 --json",
    "R --seed 42 --json",
    "R --hidden 6 --seed 42 --epochs 2 --train 500 --clip 0.1 --json",
    "N D R --seed 42 --epochs 3 --plot",
    "D --trace 2 --seed 42",
    "R --check",
    "--help",
    "R --seed -1",
  ]
) {
  Deno.test(`main.ts ${line}: the same from the single file, with an empty cache and no permissions, and on the oldest Deno`, async () => {
    const run = (deno: string) => `${deno} main.ts ${line} <'${alone}/steps'`;
    const expected = await bash(run(`${DENO} run`));
    const denied = "read write net env run ffi sys".replace(
      /\w+/g,
      "--deny-$&",
    );
    const bare = run(`${DENO} run --cached-only --no-prompt ${denied}`);
    const env = { DENO_DIR: `${alone}/cache` };
    assertEquals(await bash(bare, alone, env), expected);
    assertEquals(await bash(run(`${OLDEST} run`)), expected);
  });
}

for (const [name, cwd] of [["main.ts", PROJECT], ["the single file", alone]]) {
  const run = `${DENO} run main.ts R`;

  Deno.test(`${name} ends quietly when | head -n 1 has its line`, async () => {
    const head = `${run} --train 20 --epochs 100000 | head -n 1`;
    const { code, stdout, stderr } = await bash(head, cwd);
    assertMatch(stdout, /^epoch 1: test MSE [\d.]+\n$/);
    assertEquals([code, stderr.split("\n").length], [0, 3], stderr);
  });

  Deno.test(`${name} says in one line that the disk is full`, async () => {
    const { code, stderr } = await bash(`${run} >/dev/full`, cwd);
    assertEquals(code, 1);
    assertMatch(stderr, /^R: .*\n.*\nerror: No space left on device .*\n$/);
  });

  Deno.test(`${name} loses nothing where a pipe is full and won't wait`, async () => {
    const long = `${run} --hidden 40 --trace 1 --seed 1`;
    const python = `
import fcntl, os, subprocess, time
out, end = os.pipe()
fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_NONBLOCK)
subprocess.Popen("${long} --json; ${long}", shell=True, stdout=end)
os.close(end)
time.sleep(2)
while text := os.read(out, 9999): print(text.decode(), end="")`;
    const whole = await done(`${long} --json; ${long}`, cwd);
    assert(whole.length > 2 ** 17);
    assertEquals(await done(`python3 -c '${python}'`, cwd), whole);
  });
}

Deno.test("the single file begins with all that the sheet asks for, and speaks of no other file", async () => {
  const lines = text.split("\n");
  const indexOf = (words: string) =>
    lines.findIndex((line) => line.includes(words));
  assert(indexOf("function run(") < indexOf("The lab ends here"));
  assert(indexOf("The lab ends here") < 550);
  const others =
    /\b(import|export)\b(?!\.meta)|\blib\/|@example|\{@link|parse_args|fmt-ignore/;
  assertEquals(lines.filter((line) => others.test(line)), []);
  await done(`${DENO} fmt --check main.ts`, alone);
});

/** Whether the types of a single file hold, with parseArgs() declared. */
async function typesHold(file: string): Promise<string> {
  const [, head, tail] = (await Deno.readTextFile(file))
    .match(/^([^]*?)\/\/ -+ parseArgs\(\)[^]*?(\/\*\nMIT[^]*)$/) ?? [];
  const parseArgs =
    "declare function parseArgs(args: unknown, options: unknown): any;\n";
  const typed = (head + parseArgs + tail).replace(/^\/\/ @ts-nocheck.*$/m, "");
  await Deno.writeTextFile(`${file}.typed.ts`, typed);
  return (await bash(`${DENO} check --no-config '${file}.typed.ts'`)).stderr;
}

const REFUSED = {
  "an import for its effects": ['import "./x.ts";', /can't bundle import/],
  "an export by name": ["export { naive as n };", /can't bundle export/],
  "an export of another file": [
    'export * from "./x.ts";',
    /can't bundle export/,
  ],
  "a class beside an interface": [
    "class Series {}",
    /two files declare Series/,
  ],
  "a renamed import": [
    'import { sin as s } from "./x.ts";\ns;',
    /find name 's'/,
  ],
  "a name declared twice": [
    "const dot = 1;",
    /[Dd]uplicate.*'dot'|redeclare.*'dot'/,
  ],
  "a name in a pattern twice": [
    "const [tanh] = [1];",
    /[Dd]uplicate.*'tanh'|redeclare.*'tanh'/,
  ],
  "a file left out": [
    "",
    /find name 'addProduct'/,
    "sed -i /matrices.ts/d .ci/bundle.ts",
  ],
} as const;
for (
  const [name, [line, complaint, change = "true"]] of Object.entries(REFUSED)
) {
  Deno.test(`the bundler or the types refuse ${name}`, async () => {
    const folder = await copy(`echo '${line}' >> lib/naive.ts; ${change}`);
    const { code, stderr } = await bash(BUNDLE, folder);
    const complaints = code
      ? stderr
      : await typesHold(`${folder}/dist/main.ts`);
    assertMatch(complaints, complaint);
    assert(code === 0 || /^error: .*\n$/.test(stderr), stderr);
  });
}

Deno.test("the types of the single file hold", async () => {
  assert(!(await typesHold(`${alone}/main.ts`)).includes("ERROR"));
});

Deno.test("the bundler says in a line that it can't write", async () => {
  const { code, stderr } = await bash(BUNDLE, await copy("touch dist"));
  assertEquals(code, 1);
  assertMatch(stderr, /^error: .*\n$/);
});

const CHANGES = {
  "with CRLF line ends":
    "sed -i 's/$/\\r/' main.ts lib/*.ts lib/*/*.ts .ci/*.ts",
  "after npm install": "npm init -y && npm install is-number",
};
for (const [name, change] of Object.entries(CHANGES)) {
  Deno.test(`the bundle is the same, and main.ts runs, ${name}`, async () => {
    const folder = await copy(change, name.includes("npm") ? "lab" : undefined);
    for (const deno of [DENO, OLDEST]) {
      const run = `${deno} run main.ts N --seed 42`;
      assertEquals(await bash(run, folder), await bash(run));
    }
    await done(BUNDLE, folder);
    assert(await Deno.readTextFile(`${folder}/dist/main.ts`) === text);
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
      for (const part of lines.split("…\n")) {
        const found = stdout.indexOf(part, at);
        assert(found >= 0, `${command} lacks\n${part}\nin\n${stdout}`);
        at = found + part.length;
      }
    }
  });
}

Deno.test("lib/testdata/lab.json is what NumPy gives", async () => {
  const make = "/usr/bin/python3 -B make_lab_json.py";
  const made = JSON.parse(await done(make, `${PROJECT}/lib/testdata`));
  const numbers: number[][] = [];
  const rests = [made, lab].map((value, which) => {
    numbers[which] = [];
    return JSON.stringify(value, (_, part) => {
      if (typeof part !== "number") return part;
      numbers[which].push(part);
      return 0;
    });
  });
  assertEquals(rests[0], rests[1]);
  assertClose(numbers[0], numbers[1], 1e-10); // another NumPy may round otherwise
});
