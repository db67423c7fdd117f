import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";
import fc from "fast-check";
import {
  disambiguate,
  type Options,
  PARSE_OPTIONS,
  readOptions,
  UsageError,
} from "./options.ts";

const FRESH_SEED = 123;

/** Reads the words of a line, or arguments as they are. */
function read(line: string | string[]): Options | string {
  const args = typeof line === "string" ? line.split(" ") : line;
  return readOptions(parseArgs(disambiguate(args), PARSE_OPTIONS), FRESH_SEED);
}

const DEFAULTS: Options = {
  mode: "R",
  epochs: 30,
  rate: 0.01,
  seed: FRESH_SEED,
  trainSize: 7000,
  testSize: 2000,
  steps: 50,
  json: false,
  plot: false,
};

Deno.test("options default to the lab's figures, and to the fresh seed", () => {
  assertEquals(read("R"), DEFAULTS);
  assertEquals(read("D"), { ...DEFAULTS, mode: "D" });
  assertEquals(read("N"), { ...DEFAULTS, mode: "N", epochs: 1 });
});

Deno.test("options are taken in either form, in any order, around the letter", () => {
  const expected = {
    mode: "D",
    epochs: 2,
    rate: 0.001,
    seed: 0,
    trainSize: 3,
    testSize: 4,
    steps: 5,
    json: false,
    plot: true,
  };
  const parts = "--epochs=2 --rate=1e-3 --seed=0 --train=3 --test=4 --steps=5"
    .split(" ");
  const words = parts.flatMap((part) => part.split("="));
  assertEquals(read(["D", ...parts, "--plot"]), expected);
  assertEquals(read(["--plot", ...parts.toReversed(), "d"]), expected);
  assertEquals(read([...words, "d", "--plot"]), expected);
  assertEquals(read(["--plot", ...words, "--", "D"]), expected);
  const most = { ...DEFAULTS, trainSize: 3, trace: 3 };
  assertEquals(read("R --trace 3 --train 3"), most);
});

Deno.test("--hidden says the size of each layer, the first and last included", () => {
  assertEquals(read("R --hidden 6"), { ...DEFAULTS, sizes: [1, 6, 1] });
  assertEquals(
    read("D --hidden=20,3 --steps 7"),
    { ...DEFAULTS, mode: "D", steps: 7, sizes: [7, 20, 3, 1] },
  );
  assertEquals(
    read("D --hidden 1000000 --steps 1"),
    { ...DEFAULTS, mode: "D", steps: 1, sizes: [1, 1_000_000, 1] },
  );
});

Deno.test("--epochs is taken up to a number that the header can show", () => {
  assertEquals(read("R --epochs 10000000"), {
    ...DEFAULTS,
    epochs: 10_000_000,
  });
});

Deno.test("--rate is taken in any decimal notation", () => {
  for (
    const [text, rate] of [
      ["12.5", 12.5],
      ["12.", 12],
      ["0012", 12],
      [".125", 0.125],
      ["1E-3", 0.001],
      ["2e+01", 20],
    ]
  ) assertEquals(read(`R --rate ${text}`), { ...DEFAULTS, rate });
});

Deno.test("--help and --version go before everything but an unknown option", () => {
  const help = read("--help") as string;
  assertEquals(read("-h"), help);
  assertEquals(read("R --epochs ten --help"), help);
  assertEquals(read("--version --help"), help);
  assertMatch(read("--version") as string, /^sinusoids \d+\.\d+\.\d+\n$/);
  assertEquals(read("N -V"), read("--version"));
});

Deno.test("the help names each option and its default, in 80 columns", () => {
  const help = read("--help") as string;
  for (
    const { name, value } of [
      { name: "epochs", value: "30" },
      { name: "rate", value: "0.01" },
      { name: "train", value: "7000" },
      { name: "test", value: "2000" },
      { name: "steps", value: "50" },
    ]
  ) {
    assertMatch(
      help,
      new RegExp(`^  --${name} <[nx]> .*; default ${value}$`, "m"),
    );
  }
  for (const option of [...PARSE_OPTIONS.string, ...PARSE_OPTIONS.boolean]) {
    if (option !== "_") assertStringIncludes(help, `--${option} `);
  }
  for (const line of help.split("\n")) assert(line.length <= 80, line);
  assert(help.endsWith("running, 2 the command line was wrong.\n"));
});

Deno.test("1 GiB of series is accepted, and not a series more", () => {
  // 2²⁰ series of 2⁷ values of 2³ bytes.
  read("N --train 1048575 --test 1 --steps 127");
  for (
    const sizes of ["--train 1048576 --test 1", "--train 1048575 --test 2"]
  ) {
    assertThrows(
      () => read(`N ${sizes} --steps 127`),
      UsageError,
      "--steps 127 make 1073742848 bytes of series: the most is 1073741824",
    );
  }
});

const MODEL = "give one of N, D or R";
const SEED = "--seed takes a whole number from 0 to 4294967295";
const RATE = "--rate takes a positive number such as 0.01";

const REFUSED: [line: string | string[], complaint: string][] = [
  [[], `${MODEL}, as in: deno run main.ts R`],
  ["--seed 1", `${MODEL}, as in: deno run main.ts R`],
  [[""], `${MODEL}: got ""`],
  ["NDR", `${MODEL}: got "NDR"`],
  ["5", `${MODEL}: got "5"`],
  ["1e3", `${MODEL}: got "1e3"`],
  ["N D", `${MODEL}: got "N" and "D"`],
  ["R R", `${MODEL}: got "R" and "R"`],
  ["N -- --json", `${MODEL}: got "N" and "--json"`],
  ["N -- -h", `${MODEL}: got "N" and "-h"`],
  ["N -- --no-json=5", `${MODEL}: got "N" and "--no-json=5"`],
  ["-- --seed -1", `${MODEL}: got "--seed" and "-1"`],
  [["two\nlines"], `${MODEL}: got "two\\nlines"`],
  [["a\u2028b\x9b31m"], `${MODEL}: got "a\\u{2028}b\\u{9b}31m"`],
  [
    ["x\ufe0f\u3164\u115f\u034f\u2800\u00a0\u200b \u{e0041}é"],
    `${MODEL}: got "x\\u{fe0f}\\u{3164}\\u{115f}\\u{34f}\\u{2800}\\u{a0}\\u{200b} \\u{e0041}é"`,
  ],

  ...[
    ..."--bogus --bogus=5 --no-json --no-json=5 --no-seed=5 --no-help=1 --h"
      .split(" "),
    ..."--V=5 -h5 -V=5 -hV --__proto__ --constructor --_ --_=5 --SEED".split(
      " ",
    ),
    ..."-N -x -1 --seed.a --_.a -_ -_5 -x_".split(" "),
  ].map((option): [string, string] => [
    `N ${option}`,
    `there is no option "${option}"`,
  ]),
  ["N --__proto__ 5", 'there is no option "--__proto__"'],
  ["N --_ 5", 'there is no option "--_"'],
  ["R --json -1", 'there is no option "-1"'],
  ["--help --bogus", 'there is no option "--bogus"'],

  ["N --seed 1 --seed 2", '--seed takes one value: got "1" and "2"'],
  ["N --seed=1 --seed=1", '--seed takes one value: got "1" and "1"'],
  ["N --json --json", "--json is given more than once"],

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
  ["--seed R", `${SEED}: got "R"`],
  ["N --seed -", `${SEED}: got "-"`],
  ["N --seed - 5", `${SEED}: got "-"`],
  [["N", "--seed", " 5"], `${SEED}: got " 5"`],
  [["N", "--seed", "5\n"], `${SEED}: got "5\\n"`],
  ..."-1 1.5 1e3 0x10 4294967296 -0 +5 5n ٣ NaN -INF -.5".split(" ")
    .flatMap((value): [string, string][] => [
      [`N --seed ${value}`, `${SEED}: got "${value}"`],
      [`N --seed=${value}`, `${SEED}: got "${value}"`],
    ]),
  ["R --rate", `${RATE}: got nothing`],
  ..."0 0.0 -1 -.5 nan 1,5 1e999 1e-999 Infinity -inf -NaN +1 0x10 1.2.3 . e5 1e"
    .split(" ")
    .map((value): [string, string] => [
      `R --rate ${value}`,
      `${RATE}: got "${value}"`,
    ]),
  ...["0", "10000001", "1" + "0".repeat(400)].map((value): [string, string] => [
    `D --epochs ${value}`,
    `--epochs takes a whole number from 1 to 10000000: got "${value}"`,
  ]),
  ...["--train", "--test", "--steps", "--trace"].flatMap((option) =>
    "0 -1 2.5 1e3 ten 1,000".split(" ").map((value): [string, string] => [
      `D ${option} ${value}`,
      `${option} takes a whole number from 1: got "${value}"`,
    ])
  ),

  ..."0 -3 +3 1.5 1e3 3, , 3,,4 3,0 1000001 03x 3;4".split(" ").map((
    value,
  ): [string, string] => [
    `R --hidden ${value}`,
    `--hidden takes whole numbers from 1 to 1000000, such as 10 or 20,20: got "${value}"`,
  ]),
  [
    ["D", "--hidden", "3, 4"],
    '--hidden takes whole numbers from 1 to 1000000, such as 10 or 20,20: got "3, 4"',
  ],
  ["D --hidden 3 --hidden 4", '--hidden takes one value: got "3" and "4"'],
  ["N --hidden 3", "--hidden is for D and R, which train: got N"],
  [
    "R --hidden 3 --trace 1",
    "--trace and --hidden exclude each other: got both",
  ],
  [
    "D --hidden 20000,20000",
    "--hidden 20000,20000 and the series make 6453959248 bytes: " +
    "the most is 1073741824 (1 GiB)",
  ],
  ["N --epochs 3", "--epochs is for D and R, which train: got N"],
  ["--rate 0.1 n", "--rate is for D and R, which train: got N"],
  ["N --trace 1", "--trace is for D and R, which train: got N"],
  [
    "R --trace 1 --epochs 1",
    "--trace and --epochs exclude each other: got both",
  ],
  ["R --trace 1 --plot", "--trace and --plot exclude each other: got both"],
  [
    "R --train 9 --trace 010",
    '--trace takes a whole number from 1 to 9, the number of series to train on: got "010"',
  ],
  [
    "N --steps 1 --train 9999999 --test 2",
    "--train 9999999 and --test 2 make 10000001 series: the most is 10000000",
  ],
  ["R --plot --json", "--plot and --json exclude each other: got both"],
  [
    "R --train 20000000",
    "--train 20000000, --test 2000 and --steps 50 make 8160816000 bytes of " +
    "series: the most is 1073741824 (1 GiB)",
  ],
];

Deno.test("what can't be carried out is refused in one line", async (t) => {
  for (const [line, complaint] of REFUSED) {
    await t.step(JSON.stringify(line), () => {
      const error = assertThrows(() => read(line), UsageError);
      assertEquals(error.message, `${complaint}; see --help`);
    });
  }
});

Deno.test("readOptions() refuses a value that is no text", () => {
  const parsed = { _: ["N"], seed: [5] };
  const error = assertThrows(() => readOptions(parsed, 0), UsageError);
  assertEquals(error.message, `${SEED}: got 5; see --help`);
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

/** An option with its value, in either form. */
function option(name: string, value: fc.Arbitrary<unknown>) {
  return fc.tuple(fc.boolean(), value).map(([joined, value]) =>
    joined ? [`--${name}=${value}`] : [`--${name}`, `${value}`]
  );
}

/** Whether all the options among the words exist, be their values right or not. */
function optionsExist(args: string[]): boolean {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return args.slice(0, end).every((word, k) =>
    !/^-./s.test(word) || // "-" is a word like others
    /^(-h|-V|--(json|plot|help|version))$/.test(word) ||
    /^--(epochs|rate|seed|train|test|steps|hidden|trace)(=|$)/.test(word) ||
    // A value: what follows an option that takes one.
    /^--(epochs|rate|seed|train|test|steps|hidden|trace)$/.test(args[k - 1])
  );
}

Deno.test("whatever the command line, it is refused in one line or all of it is understood", () => {
  const part = fc.oneof(
    { weight: 4, arbitrary: anyWord.map((word) => [word]) },
    { weight: 2, arbitrary: option("rate", anyWord) },
    { weight: 2, arbitrary: option("seed", anyWord) },
    { weight: 1, arbitrary: option("json", anyWord) },
    { weight: 3, arbitrary: option("seed", fc.nat()) },
    { weight: 3, arbitrary: option("epochs", fc.nat()) },
    {
      weight: 2,
      arbitrary: fc.constantFrom("--json", "--plot", "N", "d")
        .map((word) => [word]),
    },
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const args = parts.flat();
      let options;
      try {
        options = read(args);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        assertMatch(error.message, /^[^\n]+; see --help$/);
        return;
      }
      assert(optionsExist(args), args.join(" "));
      if (typeof options === "string") return;
      const { mode, epochs, rate, seed } = options;
      assertMatch(mode, /^[NDR]$/);
      assert(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32);
      assert(rate > 0 && rate < Infinity && epochs >= 1);
      // What was given is among the words; what wasn't is the default.
      for (
        const [value, fallback] of [
          [seed, FRESH_SEED],
          [rate, DEFAULTS.rate],
        ]
      ) {
        const given = args.some((word) =>
          Number(word.replace(/^.*=/s, "")) === value
        );
        assert(given || value === fallback, args.join(" "));
      }
    }),
    { numRuns: 20_000, seed: 1 },
  );
});
