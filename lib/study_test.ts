import { assert, assertEquals, assertMatch } from "@std/assert";
import { main as lab } from "../main.ts";
import { assertClose } from "./_test_utils.ts";
import { Perceptron } from "./perceptron.ts";
import { main, type Streams } from "./study.ts";
import numpy from "./testdata/lab.json" with { type: "json" };

/** Calls main() as the command line would. */
function run(line: string, streams: Partial<Streams> = {}) {
  const run = { code: 0, stdout: "", stderr: "" };
  run.code = main(line.trim().split(/ +/), {
    stdin: undefined,
    stdout: (text) => run.stdout += text,
    stderr: (text) => run.stderr += text,
    isForPerson: false,
    ...streams,
  });
  return run;
}
const linesOf = (line: string) => run(line).stdout.trimEnd().split("\n");
const json = (words: string[]) =>
  linesOf(`${words.join(" ")} --json`).map((line) => JSON.parse(line));

/** Few enough series to be quick. */
const SMALL = "--seed 1 --train 20 --test 10 --steps 5";

Deno.test("main() prints for one letter what the lab prints", () => {
  for (const line of ["N", "D --epochs 2", "R --rate 0.1 --epochs 1 --json"]) {
    let stdout = "";
    lab(`${line} --seed 42`.split(" "), {
      stdout: (text) => stdout += text,
      stderr: () => {},
    });
    assertEquals(run(`${line} --seed 42`).stdout, stdout);
  }
});

Deno.test("main() prints with --json NumPy's MSEs, and what it learned", () => {
  for (const { words, mse, parameters } of numpy.curves) {
    const lines = json(words);
    assertClose(lines.map(({ testMse }) => testMse), mse);
    assertClose(lines.at(-1).parameters, parameters, 1e-10);
  }
});

Deno.test("main() prints with --trace --json NumPy's training step, number by number", () => {
  for (const { words, lines } of numpy.traces) {
    const rows = json(words);
    assertEquals(rows.length, lines.length);
    for (const [k, { mode, seed, ...row }] of rows.entries()) {
      assertEquals([mode, seed], [words[0], 42]);
      assertEquals(Object.keys(row), Object.keys(lines[k]));
      const [ours, theirs] = [row, lines[k]].map(Object.values<number>);
      assertClose(ours.flat(), theirs.flat());
    }
  }
});

Deno.test("main() shows with --trace the numbers of a training step in tables", () => {
  const sizes = "--seed 1 --train 2 --test 1 --steps 1 --trace 2";
  const { stdout } = run(`D R ${sizes}`);
  assertEquals(
    stdout + run(`D ${sizes} --hidden 2 --clip 0.01`).stdout,
    `\
D Training step 2 of epoch 1, λ = 0.01

i                 x_i   w_i before        Δ·x_i    w_i after
1            0.304947    -0.358907     0.196267    -0.356944

                  dot            a            Δ
            -0.405902    -0.384987     0.643610

               before          sum        after  after = before + λ·sum
b           -0.296454     0.643610    -0.290018  sum = Δ

                    y prediction a        y − a     (y − a)²
before       0.370614    -0.384987     0.755601     0.570933
after        0.370614    -0.378979     0.749593     0.561890
R Training step 2 of epoch 1, λ = 0.01

S                 x_S        dot_S          a_S          Δ_S
1            0.304947     0.191369     0.189066     0.175058

               before          sum        after  after = before + λ·sum
w_l         -0.359577     0.053383    -0.359043  sum = ΣΔ_S·x_S
w_s         -0.301899     0.000000    -0.301899  sum = ΣΔ_S·a_{S−1}
b            0.301021     0.175058     0.302771  sum = ΣΔ_S

                    y prediction a        y − a     (y − a)²
before       0.370614     0.189066     0.181547     0.032959
after        0.370614     0.190911     0.179703     0.032293
Training step 2 of epoch 1, λ = 0.01

S               layer         node          dot            a            Δ
1                   1            1     0.540483     0.493353     0.054528
1                   1            2     1.064038     0.787205    -0.028248
1                   2            1     1.232323     0.843252    -0.136558

                before          sum        after  after = before + λ·sum
wl_1[1,1]    -1.017136     0.000843    -1.017128
wl_1[2,1]    -0.853899    -0.000437    -0.853904
b_1[1]        0.850656     0.002766     0.850684
b_1[2]        1.324433    -0.001433     1.324419
wl_2[1,1]    -0.527757    -0.003417    -0.527792
wl_2[1,2]     0.543914    -0.005453     0.543860
b_2[1]        1.064522    -0.006927     1.064453
the sums were 0.197141 long: shortened to 0.01

                    y prediction a        y − a     (y − a)²
before       0.370614     0.843252    -0.472638     0.223387
after        0.370614     0.843210    -0.472596     0.223347
`,
  );
});

Deno.test("main() says in two lines what it is and how to get the same again", () => {
  for (
    const [line, what] of [
      ["N --plot", "N: naive guess, 0 parameters"],
      ["D --rate 0.3", "D: tanh perceptron, 51 parameters"],
      ["R --epochs 1 --json", "R: one-node recurrent network, 3 parameters"],
      ["D --anneal --hidden 2", "D: dense network 50 > 2 > 1, 105 parameters"],
      [
        "R --clip 1 --hidden 3",
        "R: recurrent network 1 > 3 > 1, 20 parameters",
      ],
      ["r D --trace 2 --test 7 --steps 9", "R D: on the same series"],
    ]
  ) {
    const first = run(`${line} --train 99`);
    const [shown, options, ...rest] = first.stderr.split("\n");
    assertEquals([shown, rest], [what, [""]]);
    assertEquals(run(`${what.split(":")[0]} ${options}`).stdout, first.stdout);
    assert(run(`${line} --train 99`).stdout !== first.stdout);
  }
});

Deno.test("issue 29, fault 2: a person is told what R learned, and nothing else", () => {
  const told = (line: string, isForPerson = true) =>
    run(`${line} --seed 42`, { isForPerson }).stderr.split("\n").slice(2);
  const learned = "learned w_l 1.397, w_s -0.417, b 0.009";
  assertEquals(told("R --epochs 2"), [learned, ""]);
  assertEquals(told("R --epochs 2", false), [""]);
  for (const line of ["N", "D", "R D", "R --trace 1", "R --hidden 2"]) {
    assertEquals(told(`${line} --train 9`), [""]);
  }
});

Deno.test("main() gives several models the results of runs of their own", () => {
  for (
    const [letters, options] of [
      ["N D R", ""],
      ["R D", "--hidden 3"],
      ["R N D", "--json"],
      ["D R", "--trace 3 --json"],
    ]
  ) {
    const own = letters.split(" ").flatMap((letter) =>
      linesOf(`${letter} ${SMALL} ${options}`)
        .map((line) => line.startsWith("{") ? line : `${letter} ${line}`)
    );
    const all = linesOf(`${letters} ${SMALL} ${options}`);
    assertEquals(all.slice(0, own.length), own);
    assertEquals(all.length > own.length, !/json/.test(options));
  }
});

Deno.test("main() compares several models in a table whose rows end as results do", () => {
  const table = (line: string) =>
    run(`N D R --seed 42 ${line}`).stdout.split("\n\n")[1];
  assertEquals(
    table("--epochs 2"),
    `\
model                        parameters MSE / N's  sheet says
N naive guess                         0     1.000  about 0.02  test MSE 0.021497
D tanh perceptron                    51     0.288 about 0.005  test MSE 0.006184
R one-node recurrent network          3     0.602 about 0.011  test MSE 0.012937
`,
  );
  for (const other of ["--test 9", "--train 9", "--steps 9", "--hidden 2"]) {
    assertMatch(
      table(`${other} --epochs 1`),
      /^model +parameters +MSE \/ N's\n/,
    );
  }
});

Deno.test("main() draws with --plot what there is to see", () => {
  for (
    const [letters, ...charts] of [
      ["N", "The first of 10 test series"],
      ["D", "Test MSE", "The weights of D", "The first of"],
      ["R --epochs 1", "The first of"],
      ["D --hidden 3", "Test MSE", "The first of"],
      ["N R --epochs 1", "Predictions (up)", "model"],
      ["D R", "Test MSE", "Predictions (up)", "model"],
    ]
  ) {
    const { stdout } = run(`${letters} ${SMALL} --plot`);
    const [, ...drawn] = stdout.split(/^\n/m);
    assertEquals(
      drawn.map((text, k) => text.startsWith(charts[k])),
      charts.map(() => true),
      stdout,
    );
  }
});

Deno.test("main() names a model that stops being finite, and runs the others", () => {
  const { predict } = Perceptron.prototype;
  try {
    Perceptron.prototype.predict = () => NaN;
    const error = "training stopped being finite in epoch 1: " +
      "try a --rate smaller than 0.01";
    const alone = run(`D ${SMALL}`);
    assertEquals([alone.code, alone.stderr.split("\n")[2]], [
      1,
      `error: ${error}`,
    ]);
    const { code, stdout, stderr } = run(`D N ${SMALL} --plot`);
    assertEquals([code, stderr.split("\n")[2]], [1, `error: D: ${error}`]);
    assertMatch(stdout, /^N .*\n\nPredictions [^]*\n\nmodel .*\nN .*\n$/);
  } finally {
    Perceptron.prototype.predict = predict;
  }
});

Deno.test("main() exits with 2 where it can't begin, and says why in a line", () => {
  const wrong = '--epochs takes a whole number from 1 to 100000: got "ten"';
  const stderr = `error: ${wrong}; see --help\n`;
  assertEquals(run("R --epochs ten"), { code: 2, stdout: "", stderr });
  const unread = run("R --check");
  assertEquals(unread.code, 2);
  assertMatch(unread.stderr, /^error: (?!.*--help).*\n$/);
  assertEquals(run("-V"), { code: 0, stdout: "sinusoids 4.0.0\n", stderr: "" });
});
