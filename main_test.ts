import { assert, assertEquals, assertMatch } from "@std/assert";
import { main } from "./main.ts";

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Calls main() as the command line would; the time it took reads as "0.00 s". */
function run(...args: string[]): Run {
  let stdout = "";
  let stderr = "";
  const code = main(args, (text) => stdout += text, (text) => stderr += text);
  return {
    code,
    stdout,
    stderr: stderr.replace(/took \d+\.\d\d s\n$/, "took 0.00 s\n"),
  };
}

/** Few enough series to be quick. */
const SMALL = ["--train", "20", "--test", "10", "--steps", "5"];

Deno.test("main() prints the naive MSE for N", () => {
  assertEquals(run("N", "--seed", "42"), {
    code: 0,
    stdout: "naive: test MSE 0.021497\n",
    stderr: "N: naive guess, 0 parameters; " +
      "--train 7000 --test 2000 --steps 50 --seed 42\n" +
      "test MSE 0.021497 is 1.000 of the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints the MSE after each epoch for D", () => {
  assertEquals(run("D", "--seed", "42", "--epochs", "2"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.007572\nepoch 2: test MSE 0.006184\n",
    stderr: "D: tanh perceptron, 51 parameters; " +
      "--train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42\n" +
      "test MSE 0.006184 is 0.288 of the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints the MSE after each epoch for R", () => {
  assertEquals(run("R", "--seed", "42", "--epochs", "2"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.016222\nepoch 2: test MSE 0.012937\n",
    stderr: "R: one-node recurrent network, 3 parameters; " +
      "--train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42\n" +
      "test MSE 0.012937 is 0.602 of the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints every digit with --json, one object a line", () => {
  const rnn = run("R", "--seed", "42", "--epochs", "2", "--json").stdout;
  const [first, second, ...rest] = rnn.split("\n");
  // To the last digit but two, which Math.tanh may give differently elsewhere.
  assertMatch(
    first,
    /^{"mode":"R","seed":42,"epoch":1,"testMse":0\.0162220435425\d+}$/,
  );
  assertMatch(
    second,
    /^{"mode":"R","seed":42,"epoch":2,"testMse":0\.0129366533395\d+}$/,
  );
  assertEquals(rest, [""]);
  assertMatch(
    run("N", "--seed", "42", "--json").stdout,
    /^{"mode":"N","seed":42,"testMse":0\.0214973595202\d+}\n$/,
  );
});

Deno.test("main() prints each result as soon as it is known", () => {
  const events: string[] = [];
  main(
    ["D", "--seed", "1", "--epochs", "2", ...SMALL],
    (text) => events.push(`stdout: ${text.split(":")[0]}`),
    (text) => events.push(`stderr: ${text.split(" ")[0]}`),
  );
  assertEquals(events, [
    "stderr: D:",
    "stdout: epoch 1",
    "stdout: epoch 2",
    "stderr: test",
  ]);
});

Deno.test("main() takes the letter in lower case, and anywhere", () => {
  const expected = run("R", "--seed", "42", "--epochs", "2", ...SMALL);
  assertEquals(expected.code, 0);
  assertEquals(run("r", "--seed=42", "--epochs=2", ...SMALL), expected);
  assertEquals(run("--seed", "42", "R", "--epochs", "2", ...SMALL), expected);
  assertEquals(run(...SMALL, "--epochs", "2", "--seed", "42", "r"), expected);
  assertEquals(
    run(...SMALL, "--epochs", "2", "--seed", "42", "--", "R"),
    expected,
  );
});

Deno.test("main() runs 30 epochs at rate 0.01 unless told otherwise", () => {
  for (const mode of ["D", "R"]) {
    const told = run(
      mode,
      "--seed",
      "1",
      "--epochs=30",
      "--rate=.01",
      ...SMALL,
    );
    const untold = run(mode, "--seed", "1", ...SMALL);
    assertEquals(untold, told);
    assertEquals(untold.stdout.split("\n").length, 30 + 1);
  }
});

Deno.test("main() prints the same for the same seed, other numbers for others", () => {
  const one = run("D", "--seed", "1", ...SMALL);
  assertEquals(run("D", "--seed", "1", ...SMALL), one);
  assert(run("D", "--seed", "2", ...SMALL).stdout !== one.stdout);
  for (const end of ["0", "4294967295"]) {
    assertEquals(run("N", "--seed", end, ...SMALL).code, 0);
  }
});

Deno.test("main() picks a fresh seed, and shows it ready to paste", () => {
  const one = run("R", ...SMALL);
  const other = run("R", ...SMALL);
  assert(one.stdout !== other.stdout);
  const options = one.stderr.split("\n")[0].split("; ")[1].split(" ");
  assertEquals(run("R", ...options), one);
});

Deno.test("main() passes --rate and the sizes on", () => {
  const base = run("D", "--seed", "1", ...SMALL);
  for (
    const [option, value, other] of [
      ["--rate", "1e-3", "--rate 0.001 "],
      ["--train", "21", "--train 21 "],
      ["--test", "11", "--test 11 "],
      ["--steps", "6", "--steps 6 "],
    ]
  ) {
    const args = [...SMALL];
    if (args.includes(option)) args[args.indexOf(option) + 1] = value;
    else args.push(option, value);
    const changed = run("D", "--seed", "1", ...args);
    assert(changed.stdout !== base.stdout);
    assert(changed.stderr.includes(other), changed.stderr);
  }
  const perceptron = run("D", "--seed", "1", "--steps", "6");
  assertMatch(perceptron.stderr, /^D: tanh perceptron, 7 parameters;/);
});

Deno.test("main() prints help and version on stdout", () => {
  const help = run("--help");
  assertEquals(help.code, 0);
  assertEquals(help.stderr, "");
  assertMatch(help.stdout, /^Usage: deno run main.ts <N\|D\|R> \[options\]$/m);
  for (const option of ["epochs", "rate", "seed", "train", "test", "steps"]) {
    assertMatch(help.stdout, new RegExp(`^ +--${option} <[nx]> `, "m"));
  }
  assertMatch(help.stdout, /^ +--json /m);
  assert(help.stdout.split("\n").every((line) => line.length <= 80));
  assertEquals(run("-h"), help);
  assertEquals(run("R", "--epochs", "3", "--help"), help);

  const version = run("--version");
  assertEquals(version.code, 0);
  assertEquals(version.stderr, "");
  assertMatch(version.stdout, /^sinusoids \d+\.\d+\.\d+\n$/);
  assertEquals(run("-V"), version);
});

Deno.test("main() states in the help the defaults that it takes", () => {
  const { stdout } = run("--help");
  const header = run("D").stderr.split("\n")[0];
  for (const option of ["epochs", "rate", "train", "test", "steps"]) {
    const help = stdout.match(`--${option} .*default ([0-9.]+)`);
    const used = header.match(`--${option} ([0-9.]+)`);
    assert(used, `--${option} is shown`);
    assertEquals(help?.[1], used?.[1]);
  }
});

const REFUSED: [args: string[], complaint: string][] = [
  [[], "give one of N, D and R: got none of them"],
  [["--seed", "1"], "give one of N, D and R: got none of them"],
  [["X"], 'give one of N, D and R: got "X"'],
  [[""], 'give one of N, D and R: got ""'],
  [["NDR"], 'give one of N, D and R: got "NDR"'],
  [["5"], 'give one of N, D and R: got "5"'],
  [["N", "D"], 'give one of N, D and R: got "N" and "D"'],
  [["R", "R"], 'give one of N, D and R: got "R" and "R"'],
  [["N", "--", "--json"], 'give one of N, D and R: got "N" and "--json"'],
  [["two\nlines"], 'give one of N, D and R: got "two\\nlines"'],

  [["N", "--bogus"], 'there is no option "--bogus"'],
  [["N", "--bogus=5"], 'there is no option "--bogus=5"'],
  [["N", "--no-json"], 'there is no option "--no-json"'],
  [["N", "--__proto__"], 'there is no option "--__proto__"'],
  [["N", "--__proto__", "5"], 'there is no option "--__proto__"'],
  [["N", "--constructor"], 'there is no option "--constructor"'],
  [["N", "--seed.a", "5"], 'there is no option "--seed.a"'],
  [["N", "--_", "5"], 'there is no option "--_"'],
  [["N", "--SEED", "5"], 'there is no option "--SEED"'],
  [["-N"], 'there is no option "-N"'],
  [["N", "-x"], 'there is no option "-x"'],
  [["N", "-1"], 'there is no option "-1"'],
  [["R", "--json", "-1"], 'there is no option "-1"'],
  [["--help", "--bogus"], 'there is no option "--bogus"'],

  [
    ["N", "--seed", "1", "--seed", "2"],
    '--seed takes one value: got "1" and "2"',
  ],
  [["N", "--seed=1", "--seed=1"], '--seed takes one value: got "1" and "1"'],
  [["N", "--json", "--json"], "--json is given more than once"],

  [["N", "--json=5"], '--json takes no value: got "5"'],
  [["N", "--json="], "--json takes no value: got nothing"],
  [["--json", "true", "N"], '--json takes no value: got "true"'],
  [["--json", "false", "N"], '--json takes no value: got "false"'],
  [["--help=no"], '--help takes no value: got "no"'],
  [["-h5"], "--help takes no value: got 5"],
  [["-V=5"], "--version takes no value: got 5"],
];

const SEED = "--seed takes a whole number from 0 to 4294967295";
for (
  const [value, got] of [
    ["-1"],
    ["1.5"],
    ["1e3"],
    ["0x10"],
    ["4294967296"],
    ["-0"],
    ["+5"],
    [" 5"],
    ["5 "],
    ["5n"],
    ["٣"],
    ["R"],
    ["NaN"],
    ["", "nothing"],
  ]
) {
  const complaint = `${SEED}: got ${got ?? JSON.stringify(value)}`;
  REFUSED.push([["N", "--seed", value], complaint]);
  REFUSED.push([["N", `--seed=${value}`], complaint]);
}
REFUSED.push([["N", "--seed"], `${SEED}: got nothing`]);
REFUSED.push([["--seed", "--json", "N"], `${SEED}: got nothing`]);

for (const option of ["--epochs", "--train", "--test", "--steps"]) {
  for (
    const value of ["0", "-1", "-.5", "2.5", "1e3", "0x10", "ten", "1,000"]
  ) {
    REFUSED.push([
      ["D", option, value],
      `${option} takes a whole number from 1: got ${JSON.stringify(value)}`,
    ]);
  }
  REFUSED.push([
    ["D", option],
    `${option} takes a whole number from 1: got nothing`,
  ]);
}
for (
  const value of [
    "0",
    "0.0",
    "-1",
    "-.5",
    "nan",
    "1,5",
    "1e999",
    "1e-999",
    "Infinity",
    "0x10",
    "1.2.3",
    ".",
    "e5",
    "1e",
    "ten",
  ]
) {
  REFUSED.push([
    ["R", "--rate", value],
    `--rate takes a positive number: got ${JSON.stringify(value)}`,
  ]);
}
REFUSED.push([["R", "--rate"], "--rate takes a positive number: got nothing"]);

REFUSED.push(
  [["N", "--epochs", "3"], "--epochs is for D and R, which train: got N"],
  [["--rate", "0.1", "n"], "--rate is for D and R, which train: got N"],
  [
    ["R", "--train", "20000000"],
    "--train 20000000, --test 2000 and --steps 50 make 8160816000 bytes of " +
    "series: the most is 1073741824 (1 GiB)",
  ],
  [
    // One series more than 2^30 bytes hold.
    ["N", "--train", "1048576", "--test", "1", "--steps", "127"],
    "--train 1048576, --test 1 and --steps 127 make 1073742848 bytes of " +
    "series: the most is 1073741824 (1 GiB)",
  ],
);

for (const [args, complaint] of REFUSED) {
  Deno.test(`main() refuses ${JSON.stringify(args)}`, () => {
    assertEquals(run(...args), {
      code: 2,
      stdout: "",
      stderr: `error: ${complaint}; see --help\n`,
    });
  });
}

Deno.test("main() ends with exit code 1 where training stops being finite", () => {
  const sizes = ["--train", "5", "--test", "10", "--steps", "5"];
  const { code, stdout, stderr } = run(
    "R",
    "--seed=63",
    "--rate=1.7e308",
    ...sizes,
  );
  assertEquals(code, 1);
  assertEquals(stdout, "");
  assertEquals(
    stderr.split("\n").slice(1),
    [
      "error: training stopped being finite in epoch 1: try a --rate smaller than 1.7e+308",
      "",
    ],
  );
});

Deno.test("main() lets stand what it printed before training went wrong", () => {
  const whole = run("R", "--seed", "1", "--epochs", "3", ...SMALL);
  let printed = "";
  let complaint = "";
  const code = main(["R", "--seed", "1", "--epochs", "3", ...SMALL], (text) => {
    if (printed !== "") throw new Error("no room left");
    printed += text;
  }, (text) => complaint = text);
  assertEquals(code, 1);
  assertEquals(printed, whole.stdout.split("\n")[0] + "\n");
  assertEquals(complaint, "error: no room left\n");
});
