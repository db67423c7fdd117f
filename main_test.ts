import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertClose } from "./lib/_test_utils.ts";
import { Perceptron } from "./lib/perceptron.ts";
import numpy from "./lib/testdata/lab.json" with { type: "json" };
import { main } from "./main.ts";

/** Calls main() as the command line would. */
function run(line: string, stdout?: (text: string) => void) {
  const run = { code: 0, stdout: "", stderr: "", person: "" };
  run.code = main(line.split(/ +/), {
    stdin: undefined,
    stdout: stdout ?? ((text) => run.stdout += text),
    stderr: (text) => run.stderr += text,
    person: (text) => run.person += text,
  });
  return run;
}

/** Few enough series to be quick. */
const SMALL = "--seed 1 --train 20 --test 10 --steps 5";
const TRAINED = ["D", "R", "D --hidden 3", "R --hidden 3,2", "R --clip 0.01"];
const json = (line: string) =>
  run(`${line} --json`).stdout.trimEnd().split("\n").map((line) =>
    JSON.parse(line)
  );

Deno.test("main() prints with --json NumPy's MSEs, and what it learned", () => {
  for (const { words, mse, parameters } of numpy.curves) {
    const [mode, seed] = [words[0], Number(words[1].split("=")[1])];
    const lines = json(words.join(" "));
    assertClose(lines.map(({ testMse }) => testMse), mse);
    assertClose(lines.at(-1).parameters ?? [], parameters, 1e-10);
    const keys = mode === "N"
      ? ["mode", "seed", "testMse"]
      : ["mode", "seed", "epoch", "testMse", "parameters"];
    for (const [k, line] of lines.entries()) {
      assertEquals(Object.keys(line), keys);
      assertEquals([line.mode, line.seed], [mode, seed]);
      assertEquals(line.epoch ?? 1, k + 1);
    }
  }
});

Deno.test("main() prints with --trace --json NumPy's training step, number by number", () => {
  for (const { words, lines } of numpy.traces) {
    const ours = json(words.join(" "));
    assertEquals(ours.length, lines.length);
    for (const [k, { mode, seed, ...row }] of ours.entries()) {
      assertEquals([mode, seed], [words[0], 42]);
      assertEquals(Object.keys(row), Object.keys(lines[k]));
      assertClose(
        Object.values<number>(row).flat(),
        Object.values(lines[k]).flat(),
      );
    }
  }
});

Deno.test("main() learns in an epoch what the trace of its last step shows", () => {
  for (const letter of TRAINED) {
    const [epoch] = json(`${letter} ${SMALL} --epochs 1`);
    const trace = json(`${letter} ${SMALL} --trace 20`).at(-1);
    assertEquals(epoch.parameters, trace.after);
  }
});

Deno.test("main() shows with --trace all numbers of its JSON, under headings, in 80 columns", () => {
  for (
    const letter of [
      ...TRAINED,
      "D --clip 0.01",
      "R --hidden 1,100",
    ]
  ) {
    const line = `${letter} --seed 1 --train 2 --test 1 --steps 2 --trace 2`;
    const { stdout } = run(line);
    assert(!/NaN|undefined/.test(stdout), stdout);
    const shown = new Set(stdout.match(/-?\d\.\d{6}/g));
    for (const { length, mode: _, ...row } of json(line)) {
      for (const number of Object.values<number>(row).flat()) {
        if (Number.isInteger(number)) continue;
        const text = number.toFixed(6);
        assert(shown.has(text) || Number(text) === 0, text + stdout);
      }
      if (length) {
        assertMatch(stdout, /, shortened(.*\n)+the sums were 0.* long/);
      }
    }
    for (const table of stdout.split("\n\n").slice(1)) {
      const [headings, ...lines] = table.trimEnd().split("\n");
      for (const line of lines.filter((line) => !/ long: /.test(line))) {
        assert(line.length <= 80, line);
        for (const { index, 0: number } of line.matchAll(/ -?\d\S*/g)) {
          const end = index + number.length;
          assertMatch(headings.slice(end - 1), /^\S( |$)/, stdout);
        }
      }
    }
  }
});

Deno.test("main() names with --trace what it shows, and whose it is", () => {
  const sizes = "--seed 1 --train 1 --test 1 --steps 2 --trace 1";
  const { stdout } = run(`D R ${sizes} --clip 0.01`);
  assertMatch(stdout, /^D Training step 1 of epoch 1, λ = 0.01\n/);
  assert(stdout.includes("\nR Training step"));
  assertMatch(stdout, /\ni +x_i +w_i before +Δ·x_i, shortened +w_i after\n/);
  assertMatch(stdout, /\nw_s( +-?\d\S+){3} +sum = ΣΔ_S·a_{S−1}, shortened\n/);
  const labels = run(`R ${sizes} --hidden 2`).stdout
    .matchAll(/^(\S+)(?: +(\d) +(\d) )?.*\d$/gm);
  assertEquals([...labels].map((labels) => labels.slice(1).join(" ").trim()), [
    "Training",
    ...["1 1 1", "1 1 2", "1 2 1", "2 1 1", "2 1 2", "2 2 1"],
    ...["wl_1[1,1]", "wl_1[2,1]"],
    ...["ws_1[1,1]", "ws_1[1,2]", "ws_1[2,1]", "ws_1[2,2]"],
    ...["b_1[1]", "b_1[2]"],
    ...["wl_2[1,1]", "wl_2[1,2]", "ws_2[1,1]", "b_2[1]"],
    ...["before", "after"],
  ]);
  const errors = [...stdout.matchAll(/^(?:before|after) (.*)$/gm)]
    .map(([, numbers]) => numbers.trim().split(/ +/).map(Number));
  assertEquals(errors.length, 4);
  for (const [y, a, difference, square] of errors) {
    assert(Math.abs(y - a - difference) < 2e-6);
    assert(Math.abs((y - a) ** 2 - square) < 2e-6);
  }
});

Deno.test("main() says in two lines what it is and how to get the same again", () => {
  for (
    const [line, what] of [
      ["N", "N: naive guess, 0 parameters"],
      ["D --rate 0.3 --epochs 2 --plot", "D: tanh perceptron, 51 parameters"],
      ["R --json", "R: one-node recurrent network, 3 parameters"],
      ["D --anneal --hidden 2", "D: dense network 50 > 2 > 1, 105 parameters"],
      [
        "R --hidden 3 --clip 0.1 --steps 7 --epochs 1",
        "R: recurrent network 1 > 3 > 1, 20 parameters",
      ],
      ["R D --trace 2 --test 7", "R D: on the same series"],
      [`R ${SMALL}`, "R: one-node recurrent network, 3 parameters"],
      ["n D --train 9", "N D: on the same series"],
    ]
  ) {
    const first = run(line);
    const [shown, options, ...rest] = first.stderr.split("\n");
    assertEquals([shown, rest], [what, [""]]);
    if (!/hidden|anneal|clip/.test(line)) assert(options.length <= 80, options);
    const letters = what.split(":")[0];
    assertEquals(run(`${letters} ${options}`).stdout, first.stdout);
    if (/seed/.test(line)) continue;
    assert(run(line).stdout !== first.stdout, "each run has a seed of its own");
  }
});

Deno.test("main() says to a person only how a run of one model ended", () => {
  for (
    const [line, words] of [
      ["N", /^took \d+\.\d\d s\n$/],
      ["D --epochs 2", /^ended at 0\.288 times the naive guess's MSE\ntook/],
      ["R --epochs 2", /MSE\nlearned w_l 1\.397, w_s -0\.417, b 0\.009\ntook/],
      [
        "R --hidden 2 --epochs 1",
        /^ended at \S+ times the naive guess's MSE\ntook/,
      ],
      ["N R --epochs 1", /^took/],
      ["R --trace 1", /^took/],
    ] as const
  ) {
    assertMatch(run(`${line} --seed 42`).person, words);
  }
});

Deno.test("main() prints each result as soon as it is known", () => {
  const events: string[] = [];
  main(`D R ${SMALL} --epochs 2 --plot`.split(" "), {
    stdin: undefined,
    stdout: (text) => events.push(text.trimStart().split(/[:(]/)[0]),
    stderr: (text) => events.push(text.split(/[:\n]/)[0]),
    person: (text) => events.push(text.split(" ")[0]),
  });
  assertEquals(events, [
    ...["D R", "D epoch 1", "D epoch 2", "R epoch 1", "R epoch 2", "took"],
    ...["Test MSE by epoch, on a logarithmic axis", "Predictions "],
    events.at(-1),
  ]);
  assertMatch(events.at(-1) ?? "", /^model /);
});

Deno.test("main() gives several models the results of runs of their own", () => {
  for (const more of ["", " --json", " --hidden 3", " --trace 3 --json"]) {
    for (const letters of ["N D R", "R D", "d n"]) {
      const { code, stdout } = run(`${letters} ${SMALL}${more}`);
      const own = letters.toUpperCase().split(" ").map((letter) => {
        const options = letter === "N" ? more.replace(/--[ht]\w+ 3/, "") : more;
        const { stdout } = run(`${letter} ${SMALL}${options.trimEnd()}`);
        return /json/.test(more)
          ? stdout
          : stdout.replace(/^/gm, `${letter} `).slice(0, -2);
      });
      assertEquals([code, stdout.split(/^\n/m)[0]], [0, own.join("")]);
      assertEquals(/^model /m.test(stdout), !/json/.test(more));
    }
  }
});

Deno.test("main() compares several models in a table whose rows end as results do", () => {
  const table = (line: string) =>
    run(`N D R --seed 42 ${line}`).stdout.split(/^\n/m)[1];
  assertEquals(
    table("--epochs 2"),
    `\
model                        parameters MSE / N's  sheet says
N naive guess                         0     1.000  about 0.02  test MSE 0.021497
D tanh perceptron                    51     0.288 about 0.005  test MSE 0.006184
R one-node recurrent network          3     0.602 about 0.011  test MSE 0.012937
`,
  );
  for (
    const line of ["--test 9", "--train 9", "--steps 9", "--hidden 5,4,3,2"]
  ) {
    const [headings, ...rows] = table(`${line} --epochs 1`).split("\n");
    assert(!headings.includes("sheet"));
    assertMatch(rows[2], /^R .* {2}test MSE 0\.\d{6}$/);
    assertEquals(
      new Set(rows.map((row) => row.length)).size,
      2,
      rows.join("\n"),
    );
  }
});

Deno.test("main() draws with --plot what there is to see", () => {
  for (
    const [letters, charts] of [
      ["N", ["The first of 10 test series"]],
      ["D", ["Test MSE", "The weights of D", "The first of"]],
      ["R", ["Test MSE", "The first of"]],
      ["R --epochs 1", ["The first of"]],
      ["D --hidden 3", ["Test MSE", "The first of"]],
      ["N R --epochs 1", ["Predictions (up)", "model"]],
      ["D R", ["Test MSE", "Predictions (up)", "model"]],
    ] as const
  ) {
    const { code, stdout } = run(`${letters} ${SMALL} --plot`);
    const [results, ...drawn] = stdout.split(/^\n/m);
    assertEquals(code, 0);
    assert(run(`${letters} ${SMALL}`).stdout.startsWith(results));
    assertEquals(drawn.length, charts.length, stdout);
    for (const [k, chart] of charts.entries()) {
      assert(drawn[k].startsWith(chart), drawn[k]);
      assert(drawn[k].split("\n").length <= 24);
    }
  }
});

Deno.test("main() prints the help and the version on stdout", () => {
  assertMatch(run("--help").stdout, /^Makes /);
  assertMatch(run("-V").stdout, /^sinusoids \d/);
  assertEquals([run("-h").code, run("-h").stderr], [0, ""]);
});

Deno.test("main() names a model that stops being finite, and runs the others", () => {
  const { predict } = Perceptron.prototype;
  try {
    Perceptron.prototype.predict = () => NaN;
    const error =
      "training stopped being finite in epoch 1: try a --rate smaller than 0.01\n";
    const alone = run(`D ${SMALL}`);
    assertEquals([alone.code, alone.stderr.split("\n")[2]], [
      1,
      `error: ${error}`.trim(),
    ]);
    const { code, stdout, stderr } = run(`N D R ${SMALL} --epochs 2 --plot`);
    assertEquals(code, 1);
    assert(stderr.endsWith(`\nerror: D: ${error}`));
    assertEquals(stdout.match(/^[NDR] \w+/gm), [
      ...["N naive", "R epoch", "R epoch", "N naive", "R one"],
    ]);
  } finally {
    Perceptron.prototype.predict = predict;
  }
});

Deno.test("main() refuses a wrong command line with one line and exit code 2", () => {
  const stderr =
    'error: --epochs takes a whole number from 1 to 100000: got "ten"; see --help\n';
  assertEquals(run("R --epochs ten"), {
    code: 2,
    stdout: "",
    stderr,
    person: "",
  });
});

Deno.test("main() fails with exit code 1, but ends quietly where nobody reads on", () => {
  const stop = (error: Error) => () => {
    throw error;
  };
  const failed = run(`R ${SMALL}`, stop(new Error("no room left")));
  assertEquals(failed.code, 1);
  assertMatch(failed.stderr, /\nerror: no room left\n$/);
  const { code, stderr } = run(
    `R ${SMALL}`,
    stop(new Deno.errors.BrokenPipe()),
  );
  assertEquals([code, stderr.split("\n").length], [0, 3]);
});
