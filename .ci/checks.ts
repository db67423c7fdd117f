// What needs processes, NumPy or the README. `.ci/run` calls it; by hand:
//
//   OLDEST_DENO=… deno test --allow-all --no-lock .ci/checks.ts

import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertClose } from "../lib/_test_utils.ts";
import lab from "../lib/testdata/lab.json" with { type: "json" };

const DENO = Deno.execPath();
const OLDEST = Deno.env.get("OLDEST_DENO") ?? DENO;
const PROJECT = `${import.meta.dirname}/..`;
const HAND_IN = `${DENO} run -R -W lib/hand_in.ts`;
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
  await done(`mkdir '${folder}'; cp -r lib main.ts deno.* '${folder}'`);
  await done(change, folder);
  return folder;
}

await done(HAND_IN);
const text = await Deno.readTextFile(`${PROJECT}/dist/main.ts`);
const alone = await copy("rm -r *; mkdir cache");
await Deno.writeTextFile(`${alone}/main.ts`, text);

for (
  const line of [
    "N --seed 42",
    "D --seed 42 --json",
    "R --seed 42 --json",
    "--help",
    "R --seed -1",
    "R --plot",
  ]
) {
  Deno.test(`main.ts ${line}: the same from the single file, with an empty cache and no permissions, and on the oldest Deno`, async () => {
    const expected = await bash(`${DENO} run main.ts ${line}`);
    const denied = "read write net env run ffi sys".replace(
      /\w+/g,
      "--deny-$&",
    );
    const options = `--cached-only --no-prompt ${denied}`;
    const env = { DENO_DIR: `${alone}/cache` };
    for (const deno of [DENO, OLDEST]) {
      assertEquals(await bash(`${deno} run main.ts ${line}`), expected);
      const bare = `${deno} run ${options} main.ts ${line}`;
      assertEquals(await bash(bare, alone, env), expected);
    }
  });
}

for (const program of ["main.ts", "lib/study.ts"]) {
  const run = `${DENO} run ${program} R`;

  Deno.test(`${program} ends quietly when | head -n 1 has its line`, async () => {
    const head = `${run} --epochs 100000 | head -n 1`;
    const { code, stdout, stderr } = await bash(head);
    assertMatch(stdout, /^epoch 1: test MSE [\d.]+\n$/);
    assertEquals([code, stderr.split("\n").length], [0, 3], stderr);
  });

  Deno.test(`${program} says in one line that the disk is full`, async () => {
    const { code, stderr } = await bash(`${run} >/dev/full`);
    assertEquals(code, 1);
    assertMatch(stderr, /^R: .*\n.*\nerror: No space left on device .*\n$/);
  });
}

for (const [age, name] of [["newest", DENO], ["oldest", OLDEST]]) {
  Deno.test(`lib/study.ts writes, on the ${age} Deno, each byte once to a terminal, socket or pipe that won't wait`, async () => {
    // Node.js, which may start Deno, makes them wait.
    const deno = (await done(`${name} eval 'console.log(Deno.execPath())'`))
      .trim();
    const run = `${deno} run lib/study.ts R --hidden 40 --trace 1 --seed 1`;
    const python = `
import os, pty, socket, subprocess, time, tty
command = "${run} && ${run} --json"
whole = subprocess.getoutput(command) + chr(10)
assert len(whole) > 4e5
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
sockets = [socket.socketpair(), (server.accept()[0], client)]
for _, end in sockets: end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
pairs = [pty.openpty(), os.pipe()] + [[s.detach() for s in p] for p in sockets]
tty.setraw(pairs[0][1])
def start(end):
    os.set_blocking(end, False)
    process = subprocess.Popen(command, shell=True, stdout=end, stderr=end)
    os.close(end)
    return process
def read(out):
    try:
        while piece := os.read(out, 2999): yield piece
    except OSError: pass # the end of a terminal
processes = [start(end) for _, end in pairs]
time.sleep(1)
for (out, _), process in zip(pairs, processes):
    print(b"".join(read(out)).decode() == whole, process.wait())`;
    const result = await done(`/usr/bin/python3 -c '${python}'`);
    assertEquals(result, "True 0\n".repeat(4));
  });
}

Deno.test("the single file has the lab within 420 lines, all within 1,000, and speaks of no other file", async () => {
  const lines = text.trimEnd().split("\n");
  const places =
    `function generateTimeSeries(|class Perceptron|class ScalarRnn|\
function run(|The lab ends here|function dot(|function parseArgs(|MIT License|\
if (import.meta.main)`.split("|").map((words) =>
      lines.findIndex((line) => line.includes(words))
    );
  assert(places[0] > 0 && places[4] < 420 && lines.length <= 1000);
  assertEquals(places, places.toSorted((a, b) => a - b));
  const others =
    /\b(import|export)\b(?!\.meta)|\blib\/(?!study\.ts)|@example|\{@link|parse_args/;
  assertEquals(lines.filter((line) => others.test(line)), []);
  const study = lines.filter((line) => /hidden|anneal|clip/.test(line));
  assertMatch(study.join("\n"), /^const STUDY = .*$/);
  await done(`${DENO} fmt --check main.ts`, alone);
});

const CHANGES = {
  "with CRLF line ends, from a strange folder":
    "sed -i 's/$/\\r/' main.ts lib/*.ts lib/*/*.ts",
  "after npm install": "npm init -y && npm install is-number",
};
for (const [name, change] of Object.entries(CHANGES)) {
  Deno.test(`main.ts runs, and its single file is the same, ${name}`, async () => {
    const folder = await copy(change, name.includes("npm") ? "lab" : undefined);
    for (const deno of [DENO, OLDEST]) {
      const run = `${deno} run main.ts N --seed 42`;
      assertEquals(await bash(run, folder), await bash(run));
      await done(`rm -rf dist; ${deno} run -R -W lib/hand_in.ts`, folder);
      assert(await Deno.readTextFile(`${folder}/dist/main.ts`) === text);
    }
  });
}

for (
  const [change, complaint] of [
    [
      "echo 'export const ONE = sin(1);' >> lib/time_series.ts",
      /^error: Cannot access 'SIN_LIMIT' before initialization\n$/,
    ],
    ["rm lib/naive.ts", /^error: No such file .*naive\.ts.*\n$/],
    ["touch dist", /^error: .*dist.*\n$/],
  ] as const
) {
  Deno.test(`hand_in.ts says in one line what is wrong, and writes nothing, after ${change}`, async () => {
    const folder = await copy(change);
    const { code, stderr } = await bash(HAND_IN, folder);
    assertEquals(code, 1);
    assertMatch(stderr, complaint);
    assertEquals((await bash("ls dist/*", folder)).stdout, "");
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
