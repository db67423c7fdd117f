import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertClose, REFUSED } from "./lib/_test_utils.ts";
import numpy from "./lib/testdata/lab.json" with { type: "json" };
import { main } from "./main.ts";

/** Calls main() as the command line would. */
function run(line: string, stdout?: (text: string) => void) {
  const run = { code: 0, stdout: "", stderr: "" };
  run.code = main(line === "" ? [] : line.split(" "), {
    stdout: stdout ?? ((text) => run.stdout += text),
    stderr: (text) => run.stderr += text,
  });
  return run;
}

Deno.test("main() prints with --json NumPy's MSEs, and what it learned", () => {
  for (const { words, mse, parameters } of numpy.lab) {
    const [mode, seed] = [words[0], Number(words[1].split("=")[1])];
    const lines = run(`${words.join(" ")} --json`).stdout.trimEnd().split("\n")
      .map((line) => JSON.parse(line));
    assertClose(lines.map(({ testMse }) => testMse), mse);
    assertClose(lines.at(-1).parameters ?? [], parameters, 1e-10);
    for (const [k, { epoch = 1, ...line }] of lines.entries()) {
      assertEquals([line.mode, line.seed, epoch], [mode, seed, k + 1]);
    }
  }
});

Deno.test("main() prints a line a result, and what it is and its options on stderr", () => {
  assertEquals(run("N --seed 42"), {
    code: 0,
    stdout: "naive: test MSE 0.021497\n",
    stderr: "N: naive guess, 0 parameters\n--seed 42\n",
  });
  assertMatch(
    run("N --seed 42 --json").stdout,
    /^{"mode":"N","seed":42,"testMse":0\.02149\d+}\n$/,
  );
  assertEquals(run("--epochs 2 d --rate=1E-2 --seed=42"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.007572\nepoch 2: test MSE 0.006184\n",
    stderr:
      "D: tanh perceptron, 51 parameters\n--rate 0.01 --epochs 2 --seed 42\n",
  });
});

Deno.test("main() gives the same again with the options that it shows, and else another seed", () => {
  for (
    const [line, shown] of [
      ["N", /^--seed \d{1,6}$/],
      ["D", /^--rate 0\.01 --epochs 30 --seed \d{1,6}$/],
      ["R --rate 1e3 --epochs 1 --json", /^--rate 1000 .* --json$/],
    ] as const
  ) {
    const first = run(line);
    const [, options] = first.stderr.split("\n");
    assertMatch(options, shown);
    assertEquals(run(`${line[0]} ${options}`), first);
    assert(run(line).stdout !== first.stdout);
  }
});

Deno.test("main() prints the help and the version on stdout", () => {
  const help = run("--help");
  assertMatch(help.stdout, /^Predicts [^]* deno run main.ts R /);
  for (const line of help.stdout.split("\n")) assert(line.length <= 80, line);
  assertEquals(run("R -h -V --epochs ten"), help);
  assertEquals(run("-V"), { code: 0, stdout: "sinusoids 4.0.0\n", stderr: "" });
});

Deno.test("main() refuses a wrong command line in one line, with exit code 2", () => {
  const letters = "give N, D or R, as in: deno run main.ts R";
  const several = "give one letter; several are for lib/study.ts: got";
  for (
    const [line, complaint] of [
      ["", letters],
      ["NDR", `${letters}: got "NDR"`],
      ["n D", `${several} "n" and "D"`],
      ["-- --x N", `${several} "--x" and "N"`],
      ...REFUSED,
      ...["trace", "check", "hidden", "anneal", "clip", "train", "test"].map(
        (
          name,
        ) => [`R --${name}`, `--${name} is for lib/study.ts, not for the lab`],
      ),
      ["R --plot=1", "--plot is for lib/study.ts, not for the lab"],
      ["R --steps=4", "--steps is for lib/study.ts, not for the lab"],
    ]
  ) {
    const stderr = `error: ${complaint}; see --help\n`;
    assertEquals(run(line), { code: 2, stdout: "", stderr }, line);
  }
});

Deno.test("main() fails with exit code 1, but ends quietly where nobody reads on", () => {
  for (
    const [error, code, last] of [
      [new Error("no room left"), 1, "error: no room left\n"],
      [new Deno.errors.BrokenPipe(), 0, ""],
    ] as const
  ) {
    // It would run for minutes if it kept results back.
    const failed = run("R --epochs 100000", () => {
      throw error;
    });
    assertEquals(failed.code, code);
    assertEquals(failed.stderr.split(/^--.*\n/m)[1], last);
  }
});
