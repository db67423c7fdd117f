import fc from "fast-check";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { main } from "./main.ts";

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Calls main() as the command line would, with the words of a line or with
 * arguments as they are. The time that it took reads as "0.00 s".
 */
async function run(line: string | string[], colour?: boolean): Promise<Run> {
  const args = typeof line === "string" ? line.split(" ") : line;
  let stdout = "";
  let stderr = "";
  const code = await main(
    args,
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
      "test MSE 0.021497 is 1.000 times the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints the MSE after each epoch for D", async () => {
  assertEquals(await run("D --seed 42 --epochs 2"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.007572\nepoch 2: test MSE 0.006184\n",
    stderr: "D: tanh perceptron, 51 parameters; " +
      "--train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42\n" +
      "test MSE 0.006184 is 0.288 times the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints the MSE after each epoch for R", async () => {
  assertEquals(await run("R --seed 42 --epochs 2"), {
    code: 0,
    stdout: "epoch 1: test MSE 0.016222\nepoch 2: test MSE 0.012937\n",
    stderr: "R: one-node recurrent network, 3 parameters; " +
      "--train 7000 --test 2000 --steps 50 --rate 0.01 --epochs 2 --seed 42\n" +
      "test MSE 0.012937 is 0.602 times the naive guess's 0.021497; took 0.00 s\n",
  });
});

Deno.test("main() prints every digit with --json, one object a line", async () => {
  const rnn = await run("R --seed 42 --epochs 2 --json");
  const [first, second, ...rest] = rnn.stdout.split("\n");
  // Up to the digits in which another Math.sin may differ.
  assertMatch(
    first,
    /^{"mode":"R","seed":42,"epoch":1,"testMse":0\.0162220435425\d+}$/,
  );
  assertMatch(
    second,
    /^{"mode":"R","seed":42,"epoch":2,"testMse":0\.0129366533395\d+}$/,
  );
  assertEquals(rest, [""]);
  const naive = await run("N --seed 42 --json");
  assertMatch(
    naive.stdout,
    /^{"mode":"N","seed":42,"testMse":0\.0214973595202\d+}\n$/,
  );
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
    "stderr: test",
  ]);
});

Deno.test("main() takes the letter in lower case, and anywhere", async () => {
  const expected = await run(`R --seed 42 --epochs 2 ${SMALL}`);
  assertEquals(expected.code, 0);
  for (
    const line of [
      `r --seed=42 --epochs=2 ${SMALL}`,
      `--seed 42 R --epochs 2 ${SMALL}`,
      `${SMALL} --epochs 2 --seed 42 r`,
      `${SMALL} --epochs 2 --seed 42 -- R`,
    ]
  ) assertEquals(await run(line), expected);
});

Deno.test("main() runs 30 epochs at rate 0.01 unless told otherwise", async () => {
  for (const mode of ["D", "R"]) {
    const told = await run(`${mode} --seed 1 --epochs 30 --rate .01 ${SMALL}`);
    const untold = await run(`${mode} --seed 1 ${SMALL}`);
    assertEquals(untold, told);
    assertEquals(untold.stdout.split("\n").length, 30 + 1);
  }
});

Deno.test("main() takes a rate in any decimal notation", async () => {
  for (
    const [text, rate] of [
      ["12.5", 12.5],
      ["12.", 12],
      ["0012", 12],
      [".125", 0.125],
      ["1E-3", 0.001],
      ["2e+01", 20],
    ]
  ) {
    const { code, stderr } = await run(`D --rate ${text} ${SMALL}`);
    assertEquals(code, 0);
    assertMatch(stderr, new RegExp(` --rate ${rate} `));
  }
});

Deno.test("main() prints the same for one seed, and different for others", async () => {
  const one = await run(`D --seed 1 ${SMALL}`);
  assertEquals(await run(`D --seed 1 ${SMALL}`), one);
  const other = await run(`D --seed 2 ${SMALL}`);
  assert(other.stdout !== one.stdout);
  for (const end of [0, 4294967295]) {
    const { code, stderr } = await run(`N --seed ${end} ${SMALL}`);
    assertEquals(code, 0);
    assertMatch(stderr, new RegExp(`--seed ${end}\n`));
  }
});

Deno.test("main() picks a fresh seed, and shows it ready to paste", async () => {
  const one = await run(`R ${SMALL}`);
  const other = await run(`R ${SMALL}`);
  assert(one.stdout !== other.stdout);
  // Of 32 bits: that none of nine has a high bit set is one case in 2⁷².
  const shownSeeds = await Promise.all(
    Array.from({ length: 9 }, () => run(`N ${SMALL}`)),
  );
  assert(
    shownSeeds.some(({ stderr }) =>
      Number(stderr.match(/--seed (\d+)/)?.[1]) >= 2 ** 24
    ),
  );
  const shown = one.stderr.split("\n")[0].split("; ")[1];
  assertEquals(await run(`R ${shown}`), one);
});

Deno.test("main() passes the rate and the sizes on", async () => {
  const base = await run(`D --seed 1 --rate 0.02 ${SMALL}`);
  for (
    const [was, is] of [
      ["--rate 0.02", "--rate 0.001"],
      ["--train 20", "--train 21"],
      ["--test 10", "--test 11"],
      ["--steps 5", "--steps 6"],
    ]
  ) {
    const line = `D --seed 1 --rate 0.02 ${SMALL}`.replace(was, is);
    const changed = await run(line);
    assert(changed.stdout !== base.stdout, line);
    assert(changed.stderr.includes(` ${is} `), changed.stderr);
  }
  const six = await run("D --train 1 --test 1 --steps 6");
  assertMatch(six.stderr, /^D: tanh perceptron, 7 parameters;/);
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
  const [, took] = stderr.match(/; took (\d+\.\d\d) s\n$/) ?? [];
  assert(0.09 <= Number(took), took);
  assert(Number(took) <= waited + 0.005, `${took} of ${waited}`);
});

Deno.test("main() draws after the results with --plot", async () => {
  const without = await run("D --seed 42 --epochs 3");
  const { code, stdout, stderr } = await run("D --seed 42 --epochs 3 --plot");
  assertEquals(code, 0);
  assertEquals(stderr, without.stderr);
  assertEquals(
    stdout,
    without.stdout + `
Test MSE by epoch: ─ D, ┄ naive guess (0.021497)
     MSE
0.021497 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
0.020168 ┤
0.018838 ┤
0.017509 ┤
0.016179 ┤
0.014849 ┤
0.013520 ┤
0.012190 ┤
0.010860 ┤
0.009531 ┤
0.008201 ┤─╮
0.006872 ┤ ╰─────────────────────╮
0.005542 ┤                       ╰──────────────────────
         └──────────────────────────────────────────────
   epoch  1                                            3
     MSE  0.007572                              0.005542

The first test series: ─ inputs, ● the next value, ○ what D predicts
   value
   0.596 ┤       ╭╮              ╭╮             ╭─╮
   0.492 ┤      ╭╯╰╮            ╭╯╰╮            │ │
   0.388 ┤      │  ╰╮           │  │           ╭╯ ╰╮
   0.284 ┤      │   │          ╭╯  ╰╮          │   │
   0.181 ┤     ╭╯   ╰╮         │    ╰╮        ╭╯   ╰╮
   0.077 ┤     │     ╰─╮       │     ╰╮       │     ╰╮
  -0.027 ┤     │       ╰╮     ╭╯      ╰─╮     │      ╰──
  -0.131 ┤    ╭╯        ╰╮    │         │     │            ○ -0.157576
  -0.235 ┤    │          │    │         ╰╮   ╭╯
  -0.339 ┤    │          ╰╮  ╭╯          ╰╮  │           ●   -0.287901
  -0.443 ┤─╮ ╭╯           ╰╮ │            │  │
  -0.547 ┤ ╰─╯             ╰─╯            ╰╮╭╯
  -0.651 ┤                                 ╰╯
         └──────────────────────────────────────────────
    step  1                                           50  51
`,
  );
});

Deno.test("main() draws one series for N, which has no learning curve", async () => {
  const { code, stdout } = await run("N --seed 42 --plot");
  assertEquals(code, 0);
  assertEquals(
    stdout,
    `naive: test MSE 0.021497

The first test series: ─ inputs, ● the next value, ○ what N predicts
   value
   0.596 ┤       ╭╮              ╭╮             ╭─╮
   0.492 ┤      ╭╯╰╮            ╭╯╰╮            │ │
   0.388 ┤      │  ╰╮           │  │           ╭╯ ╰╮
   0.284 ┤      │   │          ╭╯  ╰╮          │   │
   0.181 ┤     ╭╯   ╰╮         │    ╰╮        ╭╯   ╰╮
   0.077 ┤     │     ╰─╮       │     ╰╮       │     ╰╮
  -0.027 ┤     │       ╰╮     ╭╯      ╰─╮     │      ╰──   ○ -0.067193
  -0.131 ┤    ╭╯        ╰╮    │         │     │
  -0.235 ┤    │          │    │         ╰╮   ╭╯
  -0.339 ┤    │          ╰╮  ╭╯          ╰╮  │           ●   -0.287901
  -0.443 ┤─╮ ╭╯           ╰╮ │            │  │
  -0.547 ┤ ╰─╯             ╰─╯            ╰╮╭╯
  -0.651 ┤                                 ╰╯
         └──────────────────────────────────────────────
    step  1                                           50  51
`,
  );
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

Deno.test("main() prints help and version on stdout", async () => {
  const help = await run("--help");
  assertEquals(help.code, 0);
  assertEquals(help.stderr, "");
  assertMatch(help.stdout, /^Makes noisy sinusoidal time series /);
  assertMatch(help.stdout, /^Usage: deno run main.ts <N\|D\|R> \[options\]$/m);
  for (const option of ["epochs", "rate", "seed", "train", "test", "steps"]) {
    assertMatch(help.stdout, new RegExp(`^ +--${option} <[nx]> `, "m"));
  }
  assertMatch(help.stdout, /^ +--json /m);
  assertMatch(help.stdout, /^ +--plot /m);
  for (const line of help.stdout.split("\n")) assert(line.length <= 80, line);
  assertEquals(await run("-h"), help);
  assertEquals(await run("R --epochs ten --help"), help);
  assertEquals(await run("--version --help"), help);

  const version = await run("--version");
  assertEquals(version.code, 0);
  assertEquals(version.stderr, "");
  assertMatch(version.stdout, /^sinusoids \d+\.\d+\.\d+\n$/);
  assertEquals(await run("-V"), version);
});

Deno.test("main() states in the help the defaults that it takes", async () => {
  const { stdout } = await run("--help");
  const { stderr } = await run("D");
  for (const option of ["epochs", "rate", "train", "test", "steps"]) {
    const stated = stdout.match(`--${option} .*default ([0-9.]+)`);
    const taken = stderr.match(`--${option} ([0-9.]+)`);
    assert(taken, `--${option} is shown`);
    assertEquals(stated?.[1], taken?.[1]);
  }
});

const MODEL = "give one of N, D or R";
const SEED = "--seed takes a whole number from 0 to 4294967295";

const REFUSED: [line: string | string[], complaint: string][] = [
  [[], `${MODEL}: got none of them`],
  ["--seed 1", `${MODEL}: got none of them`],
  ["X", `${MODEL}: got "X"`],
  [[""], `${MODEL}: got ""`],
  ["NDR", `${MODEL}: got "NDR"`],
  ["5", `${MODEL}: got "5"`],
  ["N D", `${MODEL}: got "N" and "D"`],
  ["R R", `${MODEL}: got "R" and "R"`],
  ["N -- --json", `${MODEL}: got "N" and "--json"`],
  ["N -- --json=5", `${MODEL}: got "N" and "--json=5"`],
  ["N -- -h", `${MODEL}: got "N" and "-h"`],
  ["N -- --no-json=5", `${MODEL}: got "N" and "--no-json=5"`],
  ["-- --seed -1", `${MODEL}: got "--seed" and "-1"`],
  [["two\nlines"], `${MODEL}: got "two\\nlines"`],
  [["a\u2028b\x9b31m"], `${MODEL}: got "a\\u{2028}b\\u{9b}31m"`],

  ["N --bogus", 'there is no option "--bogus"'],
  ["N --bogus=5", 'there is no option "--bogus=5"'],
  ["N --no-json", 'there is no option "--no-json"'],
  ["N --no-json=5", 'there is no option "--no-json=5"'],
  ["N --no-seed=5", 'there is no option "--no-seed=5"'],
  ["--no-help=1", 'there is no option "--no-help=1"'],
  ["--h", 'there is no option "--h"'],
  ["--V=5 N", 'there is no option "--V=5"'],
  ["-h5", 'there is no option "-h5"'],
  ["-V=5", 'there is no option "-V=5"'],
  ["-hV", 'there is no option "-hV"'],
  ["N --__proto__", 'there is no option "--__proto__"'],
  ["N --__proto__ 5", 'there is no option "--__proto__"'],
  ["N --constructor", 'there is no option "--constructor"'],
  ["N --seed.a 5", 'there is no option "--seed.a"'],
  ["N --_ 5", 'there is no option "--_"'],
  ["N --SEED 5", 'there is no option "--SEED"'],
  ["-N", 'there is no option "-N"'],
  ["N -x", 'there is no option "-x"'],
  ["N -1", 'there is no option "-1"'],
  ["R --json -1", 'there is no option "-1"'],
  ["--help --bogus", 'there is no option "--bogus"'],

  ["N --seed 1 --seed 2", '--seed takes one value: got "1" and "2"'],
  ["N --seed=1 --seed=1", '--seed takes one value: got "1" and "1"'],
  ["N --json --json", "--json is given more than once"],
  ["N --plot --plot", "--plot is given more than once"],

  ["N --json=5", '--json takes no value: got "5"'],
  ["N --json=", "--json takes no value: got nothing"],
  ["--json true N", '--json takes no value: got "true"'],
  ["--plot false N", '--plot takes no value: got "false"'],
  ["--json trueish N", `${MODEL}: got "trueish" and "N"`],
  ["--json untrue N", `${MODEL}: got "untrue" and "N"`],
  ["--help=no", '--help takes no value: got "no"'],
  ["-h true N", '--help takes no value: got "true"'],
  ["-V false N", '--version takes no value: got "false"'],

  ["N --seed", `${SEED}: got nothing`],
  ["N --seed=", `${SEED}: got nothing`],
  [["N", "--seed", ""], `${SEED}: got nothing`],
  ["--seed --json N", `${SEED}: got nothing`],
  ["N --seed -", `${SEED}: got "-"`],
  ["N --seed - 5", `${SEED}: got "-"`],
  [["N", "--seed", " 5"], `${SEED}: got " 5"`],
  [["N", "--seed", "5\n"], `${SEED}: got "5\\n"`],
  ["R --rate", "--rate takes a positive number such as 0.01: got nothing"],

  ["N --epochs 3", "--epochs is for D and R, which train: got N"],
  ["--rate 0.1 n", "--rate is for D and R, which train: got N"],
  ["R --plot --json", "--plot and --json exclude each other: got both"],
  [
    "R --train 20000000",
    "--train 20000000, --test 2000 and --steps 50 make 8160816000 bytes of " +
    "series: the most is 1073741824 (1 GiB)",
  ],
  [
    "N --steps 99999999999999999999",
    "--train 7000, --test 2000 and --steps 100000000000000000000 make " +
    "7.2e+24 bytes of series: the most is 1073741824 (1 GiB)",
  ],
];

for (
  const value of "-1 1.5 1e3 0x10 4294967296 -0 +5 5n ٣ R NaN".split(" ")
) {
  REFUSED.push(
    [`N --seed ${value}`, `${SEED}: got "${value}"`],
    [`N --seed=${value}`, `${SEED}: got "${value}"`],
  );
}
for (const option of ["--epochs", "--train", "--test", "--steps"]) {
  const takes = `${option} takes a whole number from 1`;
  REFUSED.push([`D ${option}`, `${takes}: got nothing`]);
  for (const value of "0 -1 -.5 2.5 1e3 0x10 ten 1,000".split(" ")) {
    REFUSED.push([`D ${option} ${value}`, `${takes}: got "${value}"`]);
  }
}
for (
  const value
    of "0 0.0 -1 -.5 nan 1,5 1e999 1e-999 Infinity -inf -NaN +1 0x10 1.2.3 . e5 1e ten"
      .split(" ")
) {
  REFUSED.push([
    `R --rate ${value}`,
    `--rate takes a positive number such as 0.01: got "${value}"`,
  ]);
}

for (const [line, complaint] of REFUSED) {
  Deno.test(`main() refuses ${JSON.stringify(line)}`, async () => {
    assertEquals(await run(line), {
      code: 2,
      stdout: "",
      stderr: `error: ${complaint}; see --help\n`,
    });
  });
}

Deno.test("main() fails where training stops being finite", async () => {
  const sizes = "--train 5 --test 10 --steps 5";
  const line = `R --seed 63 --rate 1.7e308 ${sizes}`;
  assertEquals(await run(line), {
    code: 1,
    stdout: "",
    stderr: "R: one-node recurrent network, 3 parameters; " +
      `${sizes} --rate 1.7e+308 --epochs 30 --seed 63\n` +
      "error: training stopped being finite in epoch 1: " +
      "try a --rate smaller than 1.7e+308\n",
  });
});

Deno.test("main() lets stand what it printed before it failed", async () => {
  const line = `R --seed 1 --epochs 3 ${SMALL}`;
  const whole = await run(line);
  let printed = "";
  let complaint = "";
  const code = await main(
    line.split(" "),
    (text) => {
      if (printed !== "") throw new Error("no room left");
      printed += text;
    },
    (text) => complaint = text,
  );
  assertEquals(code, 1);
  assertEquals(printed, whole.stdout.split("\n")[0] + "\n");
  assertEquals(complaint, "error: no room left\n");
});

Deno.test("main() prints what was thrown, even if it is no Error", async () => {
  let complaint = "";
  const code = await main(
    ["--help"],
    () => {
      // deno-lint-ignore no-throw-literal
      throw "no room left";
    },
    (text) => complaint += text,
  );
  assertEquals(code, 1);
  assertEquals(complaint, "error: no room left\n");
});

/** Values that options take or don't, and words that were never meant for any. */
const anyWord = fc.oneof(
  fc.constantFrom(
    ..."0 1 2 3 -1 -0 +1 1.5 .5 1. 1e-3 1e3 1e999 0x10 01 4294967295 4294967296"
      .split(" "),
    ..."NaN Infinity -inf true false null undefined N D R n d r X NDR".split(
      " ",
    ),
    ..."-- - --- -h -V -x -hV -1 -N --= --seed= -= -h= -h5 --help=1".split(" "),
    ..."--seed --epoch --epochss --rat --Rate --JSON --jsn --h --V=1".split(
      " ",
    ),
    ..."--no-json --no-plot=true --no-json=1 --no-seed=5".split(" "),
    ..."--__proto__ --__proto__.x --constructor --toString --_ --seed.a".split(
      " ",
    ),
    ..."__proto__ constructor hasOwnProperty ١٢ 五 ½ 1,5 1_000".split(" "),
    "",
    " ",
    "\n",
    "\0",
    "\x1b[31m",
    "\ud800",
    "9".repeat(400),
    "x".repeat(10_000),
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.string({ maxLength: 4 }).map((text) => `-${text}`),
  fc.string({ maxLength: 4 }).map((text) => `--${text}`),
  fc.integer().map(String),
  fc.double().map(String),
);

/** An option with its value, in either form, each as good as the other. */
function option(name: string, value: fc.Arbitrary<unknown>) {
  return fc.tuple(fc.boolean(), value).map(([joined, value]) =>
    joined ? [`--${name}=${value}`] : [`--${name}`, `${value}`]
  );
}

const small = fc.integer({ min: 1, max: 9 });
const letter = fc.constantFrom(..."NDRndr").map((letter) => [letter]);
const seed = option("seed", fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const sizes = [
  option("train", small),
  option("test", small),
  option("steps", small),
] as const;
const epochs = option("epochs", small);
const rate = option("rate", fc.double({ min: 1e-4, max: 10, noNaN: true }));
const flag = fc.constantFrom("--json", "--plot").map((flag) => [flag]);

/** Whether all the options among the words exist, be their values right or not. */
function optionsExist(args: string[]): boolean {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.slice(0, end).every((word, k) =>
    !/^-./s.test(word) || // "-" is a word like others
    /^(-h|-V|--(json|plot|help|version))$/.test(word) ||
    /^--(epochs|rate|seed|train|test|steps)(=|$)/.test(word) ||
    // A value: what follows an option that takes one.
    /^--(epochs|rate|seed|train|test|steps)$/.test(args[k - 1])
  );
}

/** The words of a command line, its parts in any order. */
function shuffled(parts: string[][]): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray(parts, { minLength: parts.length })
    .map((parts) => parts.flat());
}

Deno.test("main() answers or refuses whatever command line it gets", async () => {
  const part = fc.oneof(
    { weight: 4, arbitrary: anyWord.map((word) => [word]) },
    { weight: 2, arbitrary: option("rate", anyWord) },
    { weight: 2, arbitrary: option("seed", anyWord) },
    { weight: 1, arbitrary: option("json", anyWord) },
    { weight: 3, arbitrary: seed },
    { weight: 3, arbitrary: epochs },
    { weight: 1, arbitrary: flag },
    { weight: 1, arbitrary: letter },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(letter, ...sizes, fc.array(part, { maxLength: 4 }))
        .chain(([letter, train, test, steps, parts]) =>
          shuffled([letter, train, test, steps, ...parts])
        ),
      async (args) => {
        const { code, stdout, stderr } = await run(args);
        if (code === 2) {
          assertEquals(stdout, "");
          assertMatch(stderr, /^error: [^\n]+; see --help\n$/);
        } else if (code === 1) {
          assertMatch(
            stderr,
            /\nerror: training stopped being finite in epoch/,
          );
        } else {
          assertEquals(code, 0);
          assert(stdout !== "");
          assert(optionsExist(args), args.join(" "));
        }
      },
    ),
    { numRuns: 10_000, seed: 1 },
  );
});

Deno.test("main() does the same whatever the order of the options", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(
        letter,
        seed,
        ...sizes,
        fc.subarray([0, 1, 2]),
        epochs,
        rate,
        flag,
      )
        .map(([letter, seed, train, test, steps, more, ...others]) => [
          letter,
          seed,
          train,
          test,
          steps,
          ...more.map((k) => others[k]),
        ])
        .chain((parts) => fc.tuple(shuffled(parts), shuffled(parts))),
      async ([one, other]) => {
        assertEquals(await run(one), await run(other));
      },
    ),
    { numRuns: 2000, seed: 2 },
  );
});

Deno.test("main() prints for a short run what begins a longer one", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("D", "R"),
      fc.tuple(seed, ...sizes, rate).map((parts) => parts.flat()),
      fc.integer({ min: 1, max: 9 }),
      async (mode, args, epochs) => {
        const short = await run([mode, ...args, `--epochs=${epochs}`]);
        const long = await run([mode, ...args, `--epochs=${epochs + 1}`]);
        assertEquals(short.code, 0);
        const lines = long.stdout.split("\n");
        assertEquals(lines.length, epochs + 2);
        assertEquals(lines.slice(0, epochs).join("\n") + "\n", short.stdout);
      },
    ),
    { numRuns: 1000, seed: 3 },
  );
});

Deno.test("main() finds the same naive MSE whatever the model", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(seed, ...sizes).map((parts) => parts.flat()),
      async (args) => {
        const naive = await run(["N", ...args]);
        const [mse] = naive.stdout.match(/[\d.]+\n/) ?? [""];
        for (const mode of ["N", "D", "R"]) {
          const { stderr } = await run([mode, ...args]);
          assert(stderr.includes(`the naive guess's ${mse.trim()};`), stderr);
        }
      },
    ),
    { numRuns: 1000, seed: 4 },
  );
});
