// What `deno test` can't check: the program as a process, as main.ts and as the
// single file alone in a folder. `.ci/run` calls it; by hand:
//
//   OLDEST_DENO=… NEWEST_NODE=… deno test -A .ci/process_checks.ts

import { assert, assertEquals, assertMatch } from "@std/assert";

const DENO = Deno.execPath();
const OLDEST = Deno.env.get("OLDEST_DENO") ?? DENO;
const NODE = Deno.env.get("NEWEST_NODE") ?? "node";
const PROJECT = new URL("..", import.meta.url).pathname;

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end. The time that the program took reads as "0 s". */
async function run(
  words: string[],
  options: Deno.CommandOptions = {},
): Promise<Ended> {
  const [command, ...args] = words;
  const ended = await new Deno.Command(command, {
    cwd: PROJECT,
    stdin: "null",
    ...options,
    args,
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return {
    code: ended.code,
    stdout: options.stdout === "null" ? "" : text(ended.stdout),
    stderr: text(ended.stderr).replace(/took [\d.]+ s\n$/, "took 0 s\n"),
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}

/** Runs words as arguments of a bash script. */
function bash(script: string, words: string[]): Promise<Ended> {
  return run(["bash", "-c", script, "-", ...words]);
}

const bundled = await run([DENO, "task", "bundle"]);
assertEquals(bundled.code, 0, bundled.stderr);
// A folder with a space in its path, and a package.json that says CommonJS.
const ALONE = await Deno.makeTempDir({ suffix: " alone" });
await Deno.copyFile(`${PROJECT}dist/main.ts`, `${ALONE}/main.ts`);
await Deno.writeTextFile(`${ALONE}/package.json`, '{ "type": "commonjs" }');
addEventListener("unload", () => Deno.removeSync(ALONE, { recursive: true }));

Deno.test("the single file does what main.ts does, with no config, an empty cache and no permission", async (t) => {
  for (
    const line of [
      "N --seed 42",
      "D --seed 42 --json",
      "R --seed 42 --epochs 5 --plot",
      "--help",
      "--version",
      "R --seed -1",
      "X",
    ]
  ) {
    await t.step(line, async () => {
      const words = line.split(" ");
      const alone = [
        DENO,
        "run",
        "--cached-only",
        "--no-prompt",
        "main.ts",
      ];
      const cache = `${ALONE}/cache`;
      assertEquals(
        await run([...alone, ...words], {
          cwd: ALONE,
          env: { DENO_DIR: cache },
        }),
        await run([DENO, "run", "main.ts", ...words]),
      );
    });
  }
});

Deno.test("the single file passes deno check, and under Node.js says in one line that it needs Deno", async () => {
  const checked = await run([DENO, "check", "main.ts"], { cwd: ALONE });
  assertEquals(checked.code, 0, checked.stderr);
  const folder = await Deno.makeTempDir(); // with no package.json above it
  await Deno.copyFile(`${ALONE}/main.ts`, `${folder}/main.ts`);
  const { code, stdout, stderr } = await run([NODE, `${folder}/main.ts`, "R"]);
  await Deno.remove(folder, { recursive: true });
  assertEquals([code, stdout], [1, ""]);
  assertEquals(
    stderr,
    "error: this needs Deno, from https://deno.com: deno run main.ts R\n",
  );
});

Deno.test("the three models are as good as the lab says, at the lab's sizes", async (t) => {
  for (const seed of [42, 7, 1]) {
    for (
      const [mode, least, most] of [
        ["N", 0.019, 0.0225],
        ["D", 0.0028, 0.0042],
        ["R", 0.01, 0.0125],
      ] as const
    ) {
      await t.step(`${mode} --seed ${seed}`, async () => {
        const words = ["main.ts", mode, "--seed", `${seed}`];
        const { stdout } = await run([DENO, "run", ...words]);
        const mse = Number(stdout.trimEnd().split(" ").at(-1));
        assert(least <= mse && mse <= most, stdout);
      });
    }
  }
});

for (const script of [`${PROJECT}main.ts`, `${ALONE}/main.ts`]) {
  const name = script.startsWith(ALONE) ? "the single file" : "main.ts";
  const words = ["R", "--seed", "42", "--epochs", "2", "--plot"];
  const program = [DENO, "run", script];
  const plain = await run([...program, ...words]);

  Deno.test(`${name} does the same everywhere`, async (t) => {
    assertEquals(plain.code, 0);
    const same = (where: string, ended: () => Promise<Ended>) =>
      t.step(where, async () => assertEquals(await ended(), plain));

    const denied = ["read", "write", "net", "env", "run", "ffi", "sys"]
      .map((permission) => `--deny-${permission}`);
    await same(
      "with every permission denied",
      () => run([DENO, "run", "--no-prompt", ...denied, script, ...words]),
    );
    await same(
      "on the oldest Deno",
      () => run([OLDEST, "run", script, ...words]),
    );
    // /proc can't be written to, not even by root.
    await same(
      "in a folder that is read-only and not its own",
      () => run([...program, ...words], { cwd: "/proc" }),
    );
    await same("with no HOME, nor anything but the cache", () => {
      const info = new Deno.Command(DENO, { args: ["info", "--json"] });
      const bytes = info.outputSync().stdout;
      const { denoDir } = JSON.parse(new TextDecoder().decode(bytes));
      const env = { DENO_DIR: denoDir };
      return run([...program, ...words], { clearEnv: true, env });
    });
    await same(
      "in a locale with decimal commas",
      () =>
        run([...program, ...words], {
          env: { LC_ALL: "de_DE.UTF-8", LANG: "de_DE.UTF-8" },
        }),
    );
    await same(
      "without a terminal",
      () => run(["setsid", ...program, ...words]),
    );
  });

  const endless = ["R", "--train", "20", "--test", "9", "--epochs", "999999"];

  Deno.test(`${name} ends quietly when | head -n 1 has its line`, async () => {
    const { code, stdout, stderr } = await bash(
      'set -o pipefail; "$@" | head -n 1',
      [...program, ...endless],
    );
    assertMatch(stdout, /^epoch 1: test MSE [\d.]+\n$/);
    assertEquals([code, stderr.split("\n").length], [0, 2], stderr);
  });

  Deno.test(`${name} ends quietly when the other end of a socket resets`, async () => {
    const reader = `import socket, subprocess, sys, time
ours, theirs = socket.socketpair()
program = subprocess.Popen(sys.argv[1:], stdout=theirs)
theirs.close()
time.sleep(0.5)
ours.recv(1)
ours.close()  # with some of it unread
sys.exit(program.wait())`;
    const { code, stderr } = await run(
      ["/usr/bin/python3", "-c", reader, ...program, ...endless],
    );
    assertEquals([code, stderr.split("\n").length], [0, 2], stderr);
  });

  Deno.test(`${name} gets every line through a pipe that does not wait`, async () => {
    const script = `/usr/bin/python3 -c 'import os; os.set_blocking(1, False)'
      exec "$@"`;
    const sizes = ["--train", "1", "--test", "1", "--steps", "1"];
    const command = new Deno.Command("bash", {
      args: ["-c", script, "-", ...program, "R", ...sizes, "--epochs", "9999"],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    await delay(1000); // a slow reader
    const { code, stdout, stderr } = await command.output();
    assertEquals(code, 0, new TextDecoder().decode(stderr));
    const lines = new TextDecoder().decode(stdout).trimEnd().split("\n");
    assertEquals(lines.length, 9999);
    for (const [k, line] of lines.entries()) {
      assert(line.startsWith(`epoch ${k + 1}: test MSE 0.`), line);
    }
  });

  Deno.test(`${name} says in one line that stdout is full`, async () => {
    const { code, stderr } = await bash('exec "$@" >/dev/full', [
      ...program,
      ...words,
    ]);
    assertEquals(code, 1);
    assertMatch(
      stderr,
      /^R: .*\nerror: stdout can't be written: No space left on device .*\n$/,
    );
  });

  Deno.test(`${name} prints the same results where stderr is full`, async () => {
    const full = await bash('exec "$@" 2>/dev/full', [...program, ...words]);
    assertEquals(full, { ...plain, stderr: "" });
  });

  Deno.test(`${name} uses colours on a terminal, but not with NO_COLOR`, async () => {
    const onTerminal = (command: string) =>
      run([
        "script",
        "-qec",
        `${command} '${[...program, ...words].join("' '")}'`,
        "/dev/null",
      ]);
    const coloured = await onTerminal("env -u NO_COLOR");
    assert(coloured.stdout.includes("\x1b[36m"), coloured.stdout);
    const bare = await onTerminal("env NO_COLOR=1");
    assert(!(bare.stdout + plain.stdout).includes("\x1b"), bare.stdout);

    // TERM counts where it may be read.
    program.splice(2, 0, "--allow-env=TERM");
    const xterm = await onTerminal("env TERM=xterm");
    const dumb = await onTerminal("env TERM=dumb");
    const unset = await onTerminal("env -u TERM");
    program.splice(2, 1);
    assert(xterm.stdout.includes("\x1b[36m"), xterm.stdout);
    assert(!(dumb.stdout + unset.stdout).includes("\x1b"), dumb.stdout);
  });

  // Of the second, an epoch takes a while.
  for (const words of [["R"], ["R", "--hidden", "20,20", "--train", "500"]]) {
    Deno.test(`${name} ends ${words.join(" ")} at once, with whole lines, at Ctrl-C`, async () => {
      const command = new Deno.Command(DENO, {
        args: ["run", script, ...words, "--epochs", "999999"],
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      let printed = "";
      for await (
        const text of command.stdout.pipeThrough(new TextDecoderStream())
      ) {
        printed += text;
        if (printed.includes("epoch 9:")) {
          command.kill("SIGINT");
          break;
        }
      }
      const { signal } = await command.status;
      const stderr = await new Response(command.stderr).text();
      assertEquals([signal, stderr.split("\n").length], ["SIGINT", 2], stderr);
      assertMatch(printed, /^(epoch \d+: test MSE 0\.\d{6}\n)+$/);
    });
  }
}
