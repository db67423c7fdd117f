import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { assertClose, numpy } from "./lib/_test_utils.ts";
import { main } from "./main.ts";

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Calls main() as the command line would. The time it took reads as "0.00 s". */
async function run(line: string, colour?: boolean): Promise<Run> {
  let stdout = "";
  let stderr = "";
  const code = await main(
    line.split(" "),
    (text) => stdout += text,
    (text) => stderr += text,
    colour,
  );
  stderr = stderr.replace(/took \d+\.\d\d s\n$/, "took 0.00 s\n");
  return { code, stdout, stderr };
}

/** Few enough series to be quick. */
const SMALL = "--train 20 --test 10 --steps 5";

Deno.test("main() prints the naive MSE for N", async () => {
  assertEquals(await run("N --seed 42"), {
    code: 0,
    stdout: "naive: test MSE 0.021497\n",
    stderr: "N: naive guess, 0 parameters; " +
      "--train 7000 --test 2000 --steps 50 --seed 42\n" +
      "took 0.00 s\n",
  });
});

Deno.test("main() prints the MSE after each epoch for D", async () => {
  assertEquals(await run("D --seed 42 --epochs 2"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.007572\nepoch 2: test MSE 0.006184\n",
    stderr: "D: tanh perceptron, 51 parameters; " +
      "--train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42\n" +
      "ended at 0.288 times the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints the MSE after each epoch for R", async () => {
  assertEquals(await run("R --seed 42 --epochs 2"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.016222\nepoch 2: test MSE 0.012937\n",
    stderr: "R: one-node recurrent network, 3 parameters; " +
      "--train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42\n" +
      "ended at 0.602 times the naive guess's 0.021497; " +
      "learned w_l 1.397, w_s -0.417, b 0.009; took 0.00 s\n",
  });
});

Deno.test("main() names the shape of a network with hidden layers", async () => {
  const line = "--train 20 --test 10 --steps 5 --hidden 6";
  for (
    const [mode, title] of [
      ["R", "recurrent network 1 > 6 > 1, 56 parameters"],
      ["D", "dense network 5 > 6 > 1, 43 parameters"],
    ]
  ) {
    const { stderr, stdout } = await run(`${mode} ${line} --seed 1 --epochs 2`);
    const [header, closing] = stderr.split("\n");
    assertEquals(
      header,
      `${mode}: ${title}; ${line} --rate 0.01 --epochs 2 --seed 1`,
    );
    assertMatch(closing, /^ended at [\d.]+ times .*; took 0\.00 s$/);
    assert(!closing.includes("learned"));
    const shown = header.split("; ")[1];
    assertEquals((await run(`${mode} ${shown}`)).stdout, stdout);
    const { stdout: plotted } = await run(`${mode} ${shown} --plot`);
    assertEquals(plotted.match(/^(Test MSE by|The )/gm), [
      "Test MSE by",
      "The ",
    ]);
  }
});

Deno.test("main() prints NumPy's digits with --json, one object a line", async () => {
  for (
    const { mode, mse, ...options } of [...numpy.curves, ...numpy.networks]
  ) {
    const words = Object.entries(options).map(([name, is]) =>
      `--${name}=${is}`
    );
    const { code, stdout } = await run([mode, ...words, "--json"].join(" "));
    assertEquals(code, 0);
    const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    assertClose(lines.map(({ testMse }) => testMse), mse);
    for (const [k, line] of lines.entries()) {
      const { seed } = options;
      const { testMse, parameters } = line;
      if (mode === "N") assertEquals(line, { mode, seed, testMse });
      else {assertEquals(line, {
          mode,
          seed,
          epoch: k + 1,
          testMse,
          parameters,
        });}
    }
  }
});

Deno.test("main() prints with --json what the last epoch learned, in the order of its trace", async () => {
  for (const mode of ["D", "R"]) {
    const line = `${mode} --seed 42 --train 9 --test 1 --steps 4 --json`;
    const epoch = await run(`${line} --epochs 1`);
    const trace = await run(`${line} --trace 9`);
    const last = trace.stdout.trimEnd().split("\n").at(-1) ?? "";
    assertEquals(JSON.parse(epoch.stdout).parameters, JSON.parse(last).after);
  }
});

Deno.test("main() prints NumPy's training step with --trace, number by number", async () => {
  for (const { mode, lines, ...options } of numpy.traces) {
    const words = Object.entries(options).map(([name, is]) =>
      `--${name}=${is}`
    );
    const { stdout } = await run([mode, ...words, "--json"].join(" "));
    const ours = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    assertEquals(ours.length, lines.length);
    for (const [k, line] of lines.entries()) {
      const { mode: letter, seed, ...row } = ours[k];
      assertEquals([letter, seed], [mode, options.seed]);
      assertEquals(Object.keys(row), Object.keys(line));
      assertClose(
        Object.values<number>(row).flat(),
        Object.values(line).flat(),
      );
    }
  }
});

Deno.test("main() shows with --trace the same numbers in 80 columns", async () => {
  for (const mode of ["D", "R"]) {
    for (const rate of [0.05, 1e9]) {
      const line = `${mode} --seed 1 ${SMALL} --rate ${rate} --trace 20`;
      const { stdout, stderr } = await run(line);
      assertMatch(stderr, / --rate \S+ --trace 20 --seed 1\ntook 0\.00 s\n$/);
      for (const row of stdout.split("\n")) assert(row.length <= 80, row);
      if (rate > 1) continue;
      const numbers: string[] = stdout.match(/-?\d\.\d{6}/g) ?? [];
      const json = (await run(`${line} --json`)).stdout;
      for (const number of new Set(json.match(/-?\d\.\d{7,}/g))) {
        const rounded = Number(number).toFixed(6).replace(
          "-0.000000",
          "0.000000",
        );
        // Of the weights of D, sums and "after" are in the rows too.
        assert(numbers.includes(rounded), `${number}\n${stdout}`);
      }
    }
  }
});

Deno.test("main() prints each result as soon as it is known", async () => {
  const events: string[] = [];
  await main(
    `D --seed 1 --epochs 2 ${SMALL}`.split(" "),
    (text) => events.push(`stdout: ${text.split(":")[0]}`),
    (text) => events.push(`stderr: ${text.split(" ")[0]}`),
  );
  assertEquals(events, [
    "stderr: D:",
    "stdout: epoch 1",
    "stdout: epoch 2",
    "stderr: ended",
  ]);
});

Deno.test("main() picks a fresh seed, and shows it ready to paste", async () => {
  const one = await run(`R ${SMALL}`);
  const other = await run(`R ${SMALL}`);
  assert(one.stdout !== other.stdout);
  const shown = one.stderr.split("\n")[0].split("; ")[1];
  assertEquals(await run(`R ${shown}`), one);
});

Deno.test("main() picks any of the seeds", async () => {
  // Of 32 bits: that none of nine has a high bit set is one case in 2⁷².
  const runs = Array.from({ length: 9 }, () => run(`N ${SMALL}`));
  const seeds = (await Promise.all(runs))
    .map(({ stderr }) => Number(stderr.match(/--seed (\d+)/)?.[1]));
  assert(seeds.some((seed) => seed >= 2 ** 24), `${seeds}`);
});

Deno.test("main() passes the seed, the rate and the sizes on", async () => {
  const line = `D --seed 1 --rate 0.02 ${SMALL}`;
  const base = await run(line);
  assertEquals(await run(line), base);
  for (
    const [was, is] of [
      ["--seed 1", "--seed 2"],
      ["--rate 0.02", "--rate 0.001"],
      ["--train 20", "--train 21"],
      ["--test 10", "--test 11"],
      ["--steps 5", "--steps 6"],
    ]
  ) {
    const changed = await run(line.replace(was, is));
    assert(changed.stdout !== base.stdout, is);
    assertMatch(changed.stderr, new RegExp(` ${is}\\b`));
  }
});

Deno.test("main() says how long it took, in seconds", async () => {
  const resultTakes100ms = () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  };
  let stderr = "";
  const start = performance.now();
  await main(
    `N ${SMALL}`.split(" "),
    resultTakes100ms,
    (text) => stderr += text,
  );
  const waited = (performance.now() - start) / 1000;
  const [, took] = stderr.match(/^took (\d+\.\d\d) s\n$/m) ?? [];
  assert(0.09 <= Number(took) && Number(took) <= waited + 0.005, took);
});

Deno.test("main() draws after the results with --plot: two plots, for N one", async () => {
  for (const [mode, plots] of [["N", 1], ["D", 3], ["R", 2]] as const) {
    const line = `${mode} --seed 42 ${SMALL}`;
    const plain = await run(line);
    const { code, stdout, stderr } = await run(`${line} --plot`);
    assertEquals([code, stderr], [0, plain.stderr]);
    assert(stdout.startsWith(plain.stdout + "\n"));
    const drawn = stdout.slice(plain.stdout.length).split(/^\n/m).slice(1);
    assertEquals(drawn.length, plots);
    assertMatch(
      drawn[plots - 1],
      new RegExp(`^The first .* ${mode} predicts\n`),
    );
    if (plots === 3) assertMatch(drawn[1], /^The weights of D by step: /);
    if (plots > 1) {
      assertMatch(drawn[0], new RegExp(`^Test MSE by epoch: ─ ${mode}, `));
      const [first] = plain.stdout.match(/0\.\d{6}/) ?? [];
      const last = plain.stdout.trimEnd().slice(-8);
      assertMatch(drawn[0], new RegExp(`\n {5}MSE {2}${first} {30}${last}\n$`));
    }
  }
});

Deno.test("main() plots the first test series, and what the trained model predicts", async () => {
  // One step, so that the whole series is in the picture's numbers.
  const line = "R --seed 42 --train 9 --test 1 --steps 1 --epochs 3";
  const { stdout } = await run(`${line} --plot`);
  const [, y] = stdout.match(/●[ ○]+(-?\d\.\d{6})/) ?? [];
  const [, prediction] = stdout.match(/○ .*?(-?\d\.\d{6})$/m) ?? [];
  const [, mse] = stdout.match(/epoch 3: test MSE (\S+)/) ?? [];
  const error = (Number(y) - Number(prediction)) ** 2;
  assert(Math.abs(error - Number(mse)) < 1e-5, `${error} ${mse}`);
});

Deno.test("main() draws in colour only where it is told to", async () => {
  for (const mode of ["N", "R"]) {
    const line = `${mode} --seed 42 --plot ${SMALL}`;
    const plain = await run(line, false);
    const coloured = await run(line, true);
    assert(!plain.stdout.includes("\x1b"));
    assert(coloured.stdout.includes("\x1b[36m─"));
    assertEquals(await run(line), plain);
  }
});

Deno.test("main() prints the help and the version on stdout", async () => {
  const help = await run("--help");
  assertMatch(help.stdout, /^Makes noisy sinusoidal time series /);
  assertEquals([help.code, help.stderr], [0, ""]);
  const version = await run("--version");
  assertMatch(version.stdout, /^sinusoids \d+\.\d+\.\d+\n$/);
  assertEquals([version.code, version.stderr], [0, ""]);
});

Deno.test("main() refuses with one line on stderr and exit code 2", async () => {
  assertEquals(await run("R --epochs ten"), {
    code: 2,
    stdout: "",
    stderr:
      'error: --epochs takes a whole number from 1 to 10000000: got "ten"; see --help\n',
  });
});

Deno.test("main() fails where training stops being finite", async () => {
  const sizes = "--train 5 --test 10 --steps 5";
  assertEquals(await run(`R --seed 63 --rate 1.7e308 ${sizes}`), {
    code: 1,
    stdout: "",
    stderr: "R: one-node recurrent network, 3 parameters; " +
      `${sizes} --rate 1.7e+308 --epochs 30 --seed 63\n` +
      "error: training stopped being finite in epoch 1: " +
      "try a --rate smaller than 1.7e+308\n",
  });
});

Deno.test("main() fails where the training step to trace is not finite", async () => {
  const line = `R --seed 63 --rate 1.7e308 --train 5 --test 10 --steps 5`;
  const { code, stdout, stderr } = await run(`${line} --trace 5`);
  assertEquals([code, stdout], [1, ""]);
  assertMatch(
    stderr,
    /\nerror: training stopped being finite by step 5: try a --rate smaller than 1\.7e\+308\n$/,
  );
});

Deno.test("main() lets stand what it printed before it failed", async () => {
  const line = `R --seed 1 --epochs 3 ${SMALL}`;
  const whole = await run(line);
  for (const thrown of [new Error("no room left"), "no room left"]) {
    let printed = "";
    let complaint = "";
    const code = await main(
      line.split(" "),
      (text) => {
        if (printed !== "") throw thrown;
        printed += text;
      },
      (text) => complaint = text,
    );
    assertEquals(code, 1);
    assertEquals(printed, whole.stdout.split("\n")[0] + "\n");
    assertEquals(complaint, "error: no room left\n");
  }
});

const small = fc.integer({ min: 1, max: 9 });
const sizes = fc.tuple(fc.nat(), small, small, small)
  .map(([seed, train, test, steps]) =>
    `--seed ${seed} --train ${train} --test ${test} --steps ${steps}`
  );

Deno.test("main() prints for a short run what begins a longer one", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("D", "R"),
      sizes,
      fc.double({ min: 1e-4, max: 10, noNaN: true }),
      small,
      async (mode, sizes, rate, epochs) => {
        const line = `${mode} ${sizes} --rate ${rate} --epochs `;
        const short = await run(line + epochs);
        const long = await run(line + (epochs + 1));
        assertEquals(short.code, 0);
        const lines = long.stdout.split("\n");
        assertEquals(lines.length, epochs + 2);
        assertEquals(lines.slice(0, epochs).join("\n") + "\n", short.stdout);
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});

Deno.test("main() finds the same naive MSE whatever the model", async () => {
  await fc.assert(
    fc.asyncProperty(sizes, async (sizes) => {
      const naive = await run(`N ${sizes}`);
      const [mse] = naive.stdout.match(/[\d.]+\n/) ?? [""];
      for (const mode of ["D", "R"]) {
        const { stderr } = await run(`${mode} ${sizes}`);
        assert(stderr.includes(`the naive guess's ${mse.trim()}`), stderr);
      }
    }),
    { numRuns: 300, seed: 4 },
  );
});
