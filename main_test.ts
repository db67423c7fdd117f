import { assert, assertEquals, assertMatch } from "@std/assert";
import { assertClose } from "./lib/_test_utils.ts";
import numpy from "./lib/testdata/lab.json" with { type: "json" };
import { main } from "./main.ts";

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Calls main() as the command line would. The time it took reads as "0.00 s". */
function run(line: string): Run {
  let stdout = "";
  let stderr = "";
  const code = main(
    line.split(/ +/),
    (text) => stdout += text,
    (text) => stderr += text,
  );
  const [, seconds] = stderr.match(/took (\d+\.\d\d) s\n$/) ?? [];
  if (Number(seconds) < 60) {
    stderr = stderr.replace(`took ${seconds}`, "took 0.00");
  }
  return { code, stdout, stderr };
}

/** Few enough series to be quick. */
const SMALL = "--seed 1 --train 20 --test 10 --steps 5";
const parse = (stdout: string) =>
  stdout.trimEnd().split("\n").map((line) => JSON.parse(line));

Deno.test("main() prints NumPy's MSEs with --json, and what was learned", () => {
  for (const { words, mse } of numpy.curves) {
    const [mode, seed] = [words[0], Number(words[1].split("=")[1])];
    const lines = parse(run([...words, "--json"].join(" ")).stdout);
    assertClose(lines.map(({ testMse }) => testMse), mse);
    for (const [k, line] of lines.entries()) {
      const { testMse, parameters } = line;
      const learned = mode === "N" ? [] : { epoch: k + 1, parameters };
      assertEquals(line, { mode, seed, testMse, ...learned });
    }
  }
});

Deno.test("main() prints NumPy's training step with --trace --json, number by number", () => {
  for (const { words, lines } of numpy.traces) {
    const ours = parse(run([...words, "--json"].join(" ")).stdout);
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

Deno.test("main() learns with one epoch what the trace of its last step shows", () => {
  for (const letter of ["D", "R", "D --hidden 3", "R --hidden 3,2"]) {
    const epoch = parse(run(`${letter} ${SMALL} --epochs 1 --json`).stdout);
    const trace = parse(run(`${letter} ${SMALL} --trace 20 --json`).stdout);
    assertEquals(epoch[0].parameters, trace.at(-1).after);
  }
});

Deno.test("main() shows with --trace all numbers of its JSON, in 80 columns", () => {
  for (const letter of ["D", "R", "D --hidden 3", "R --hidden 3,2"]) {
    const { stdout } = run(`${letter} ${SMALL} --trace 20`);
    for (const line of stdout.split("\n")) assert(line.length <= 80, line);
    assert(!/NaN|undefined/.test(stdout), stdout);
    const shown: string[] = stdout.match(/-?\d\.\d{6}/g) ?? [];
    const json = run(`${letter} ${SMALL} --trace 20 --json`).stdout;
    for (const number of json.match(/-?\d\.\d{7,}/g) ?? []) {
      assert(shown.includes(Number(number).toFixed(6)), `${number}\n${stdout}`);
    }
  }
});

Deno.test("main() shows with --trace the error before and after, and whose it is", () => {
  const { stdout } = run(`D R ${SMALL} --trace 2`);
  assertEquals(stdout.match(/^.*Training step/gm), [
    "D Training step",
    "R Training step",
  ]);
  assert(stdout.startsWith(`D ${run(`D ${SMALL} --trace 2`).stdout}`));
  const rows = [...stdout.matchAll(/^(?:before|after) (.*)$/gm)]
    .map(([, numbers]) => numbers.trim().split(/ +/).map(Number));
  assertEquals(rows.length, 4);
  for (const [y, a, difference, square] of rows) {
    assert(Math.abs(y - a - difference) < 2e-6);
    assert(Math.abs((y - a) ** 2 - square) < 2e-6);
  }
});

Deno.test("main() shows with --trace each node of each step, and names each weight", () => {
  const sizes = "--train 1 --test 1 --steps 2 --hidden 2";
  const { stdout } = run(`R --seed 1 ${sizes} --trace 1`);
  const labels = [...stdout.matchAll(/^(\S+)(?: +(\d) +(\d) )?.*\d$/gm)]
    .map(([, ...labels]) => labels.join(" ").trim());
  assertEquals(labels.slice(1), [
    ...["1 1 1", "1 1 2", "1 2 1", "2 1 1", "2 1 2", "2 2 1"],
    ...["wl_1[1,1]", "wl_1[2,1]"],
    ...["ws_1[1,1]", "ws_1[1,2]", "ws_1[2,1]", "ws_1[2,2]"],
    ...["b_1[1]", "b_1[2]"],
    ...["wl_2[1,1]", "wl_2[1,2]", "ws_2[1,1]", "b_2[1]"],
    ...["before", "after"],
  ]);
});

Deno.test("main() keeps columns apart with --trace at a large rate", () => {
  const { stdout } = run(`R ${SMALL} --rate 1000 --trace 20`);
  assertMatch(stdout, /^w_l( +-?\d\S+){3} {2}sum = ΣΔ_S·x_S$/m);
});

Deno.test("main() says before and after a run what it is and how it did", () => {
  const curve = /^epoch 1: test MSE 0\.0\d{5}\nepoch 2: test MSE 0\.0\d{5}\n$/;
  const more = "--train 7000 --test 2000 --steps 50";
  for (
    const [line, results, before, after] of [
      ["N", /^naive: test MSE 0\.021497\n$/, "naive guess, 0", /^$/],
      ["D", curve, "tanh perceptron, 51", /^ended at 0\.288 \D+; $/],
      [
        "R",
        curve,
        "one-node recurrent network, 3",
        /^ended at 0\.602 \D+; learned w_l 1\.397, w_s -0\.417, b 0\.009; $/,
      ],
      ["D --hidden 6", curve, "dense network 50 > 6 > 1, 313", /^[^;]+; $/],
    ] as const
  ) {
    const training = line === "N" ? "" : " --rate 0.01 --epochs 2";
    const { code, stdout, stderr } = run(`${line}${training} --seed 42`);
    assertEquals(code, 0);
    assertMatch(stdout, results);
    const [letter, ...hidden] = line.split(" ");
    const [header, closing] = stderr.split("\n");
    const options = [more, ...hidden].join(" ").concat(training);
    assertEquals(
      header,
      `${letter}: ${before} parameters; ${options} --seed 42`,
    );
    assertMatch(closing.replace("took 0.00 s", ""), after);
  }
});

Deno.test("main() picks a fresh seed, and its header gives the same run again", () => {
  for (const line of ["N", "D --anneal --epochs 2", "R --hidden 3 --trace 2"]) {
    const sizes = "--train 20 --test 10 --steps 5";
    const [one, other] = [run(`${line} ${sizes}`), run(`${line} ${sizes}`)];
    assert(one.stdout !== other.stdout);
    const [, options] = one.stderr.split("\n")[0].split("; ");
    assertEquals(run(`${line[0]} ${options}`), one);
  }
});

Deno.test("main() prints each result as soon as it is known", () => {
  const events: string[] = [];
  main(
    `D R ${SMALL} --epochs 2`.split(" "),
    (text) => events.push(text.split(":")[0]),
    (text) => events.push(text.split(/[: ]/)[0]),
  );
  assertEquals(events, [
    ...["D", "D epoch 1", "D epoch 2", "R epoch 1", "R epoch 2"],
    ...["model", "took"],
  ]);
});

Deno.test("main() gives several models the results of runs of their own", () => {
  for (const more of ["", " --json", " --hidden 3", " --trace 3 --json"]) {
    for (const letters of ["N D R", "R D", "d n"]) {
      const { code, stdout } = run(`${letters} ${SMALL}${more}`);
      const own = letters.toUpperCase().split(" ").map((letter) => {
        const options = letter === "N" ? more.replace(/--[ht]\w+ 3/, "") : more;
        const { stdout } = run(`${letter} ${SMALL}${options.trimEnd()}`);
        return /json/.test(more) ? stdout : stdout.replace(/^/gm, `${letter} `)
          .slice(0, -2);
      });
      assertEquals([code, stdout], [0, own.join("")]);
    }
  }
});

Deno.test("main() compares several models in a table", () => {
  const { stderr } = run("N D R --seed 42 --epochs 2");
  assertEquals(
    stderr,
    `\
N D R: on the same series; --train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42
model                          parameters     test MSE    MSE / N's   sheet says
N  naive guess                          0     0.021497        1.000   about 0.02
D  tanh perceptron                     51     0.006184        0.288  about 0.005
R  one-node recurrent network           3     0.012937        0.602  about 0.011
took 0.00 s
`,
  );
  const hidden = run(`D R ${SMALL} --hidden 20 --epochs 1`).stderr;
  assertMatch(
    hidden,
    /^R {2}recurrent network 1 > 20 > 1 +462 [\d. ]+$/m,
  );
});

Deno.test("main() draws with --plot after the results", () => {
  for (
    const [letters, charts] of [
      ["N", ["Test MSE by epoch", "The first test series"]],
      ["D", ["Test MSE", "The weights of D", "The first test series"]],
      ["R", ["Test MSE", "The first test series"]],
      ["D --hidden 3", ["Test MSE", "The first test series"]],
      ["D R", ["Test MSE", "Predictions (up) by true value"]],
    ] as const
  ) {
    const line = `${letters} --seed 1 --train 20 --test 1 --steps 5`;
    const plain = run(line);
    const { code, stdout, stderr } = run(`${line} --plot`);
    assertEquals([code, stderr], [0, plain.stderr]);
    assert(stdout.startsWith(plain.stdout + "\n"));
    const drawn = stdout.slice(plain.stdout.length).split(/^\n/m).slice(1);
    assertEquals(drawn.length, charts.length);
    for (const [k, chart] of charts.entries()) {
      assert(drawn[k].startsWith(chart));
    }
  }
});

Deno.test("main() prints the help and the version on stdout", () => {
  for (
    const [line, expected] of [["--help", /^Makes /], [
      "-V",
      /^sinusoids \d/,
    ]] as const
  ) {
    const { code, stdout, stderr } = run(line);
    assertEquals([code, stderr], [0, ""]);
    assertMatch(stdout, expected);
  }
});

Deno.test("main() refuses a wrong command line with one line and exit code 2", () => {
  assertEquals(run("R --epochs ten"), {
    code: 2,
    stdout: "",
    stderr:
      'error: --epochs takes a whole number from 1 to 100000: got "ten"; see --help\n',
  });
});

Deno.test("main() fails with exit code 1 after what it has printed", () => {
  let stdout = "";
  let stderr = "";
  const code = main(
    `R ${SMALL} --epochs 3`.split(" "),
    (text) => {
      if (stdout !== "") throw new Error("no room left");
      stdout += text;
    },
    (text) => stderr = text,
  );
  assertEquals([code, stderr], [1, "error: no room left\n"]);
  assertMatch(stdout, /^epoch 1: .*\n$/);
});

Deno.test("main() ends quietly where nobody reads on", () => {
  let stderr = "";
  const code = main(
    `R ${SMALL} --epochs 3`.split(" "),
    () => {
      throw new Deno.errors.BrokenPipe();
    },
    (text) => stderr += text,
  );
  assertEquals([code, stderr.split("\n").length], [0, 2]);
});
