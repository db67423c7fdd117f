import { assert, assertEquals, assertThrows } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";
import {
  checkArgs,
  type Options,
  PARSE_OPTIONS,
  readOptions,
  UsageError,
} from "./options.ts";

function read(line: string): Options | string {
  const args = line === "" ? [] : line.split(" ");
  return readOptions(parseArgs(checkArgs(args), PARSE_OPTIONS), 123);
}

const DEFAULTS: Options = {
  modes: ["R"],
  epochs: 30,
  rate: 0.01,
  seed: 123,
  train: 7000,
  test: 2000,
  steps: 50,
  hidden: [],
  trace: undefined,
  anneal: false,
  json: false,
  plot: false,
};

const ACCEPTED: [line: string, options: Partial<Options>][] = [
  ["R", {}],
  ["N", { modes: ["N"] }],
  ["d n R", { modes: ["D", "N", "R"] }],
  ["--json R", { json: true }],
  ["R --json true", { json: true }],
  ["--epochs 2 R --plot --seed=0", { epochs: 2, plot: true, seed: 0 }],
  ["N D --rate 0.1 --anneal", { modes: ["N", "D"], rate: 0.1, anneal: true }],
  ["R --train 3 --test=4 --steps 5", { train: 3, test: 4, steps: 5 }],
  ["R --hidden 20,3", { hidden: [20, 3] }],
  ["R --trace 3 --train 3 --json", { trace: 3, train: 3, json: true }],
  ["R --seed 4294967295 --epochs 100000 --rate 1000", {
    seed: 4294967295,
    epochs: 100_000,
    rate: 1000,
  }],
  ...([["12.", 12], [".125", 0.125], ["1E-3", 0.001], ["2e+01", 20]] as const)
    .map(([text, rate]): [string, Partial<Options>] => [
      `R --rate ${text}`,
      { rate },
    ]),
  ["-- R", {}],
];

for (const [line, options] of ACCEPTED) {
  Deno.test(`the command line "${line}" is accepted`, () => {
    assertEquals(read(line), { ...DEFAULTS, ...options });
  });
}

const SEED = "--seed takes a whole number from 0 to 4294967295";
const RATE = "--rate takes a number above 0, at most 1000, such as 0.01";
const HIDDEN =
  "--hidden takes up to 10 whole numbers from 1 to 1000000, such as 10 or 20,20";
const refuseEach = (
  option: string,
  values: string,
  complaint: string,
): [string, string][] =>
  values.split(" ").map((value) => [
    `R ${option}=${value}`,
    `${complaint}: got ${value === "" ? "nothing" : JSON.stringify(value)}`,
  ]);

const REFUSED: [line: string, complaint: string][] = [
  ["", "give N, D or R, as in: deno run main.ts R"],
  ["--seed 1", "give N, D or R, as in: deno run main.ts R"],
  ["NDR", 'give N, D or R, or some of them: got "NDR"'],
  ["5", 'give N, D or R, or some of them: got "5"'],
  ["R D r", 'give N, D or R, or some of them: got "R" and "D" and "r"'],
  ["N -- --json", 'give N, D or R, or some of them: got "N" and "--json"'],

  ...["--bogus", "--bogus=5", "--no-json", "--no-seed=1", "--seed.x", "-x"]
    .map((option): [string, string] => [
      `R ${option} 4`,
      `there is no option "${option}"`,
    ]),
  ...["--__proto__=1", "--constructor", "--_=N", "--_", "--SEED", "-xh"].map((
    option,
  ): [string, string] => [`R ${option}`, `there is no option "${option}"`]),
  ["R --seed -1", 'no option takes a negative number: got "-1"'],
  ["R -1\n2", 'no option takes a negative number: got "-1\\n2"'],
  ["R --seed 1 --seed 2", "--seed is given twice"],
  ["R -h5", "--help takes no value: got 5"],
  ["R --json=no", '--json takes no value: got "no"'],
  ["R --help=", '--help takes no value: got ""'],

  ["R --seed", `${SEED}: got nothing`],
  ["R --seed --json", `${SEED}: got nothing`],
  ["--seed R", `${SEED}: got "R"`],
  ...refuseEach("--seed", " -1 1.5 1e3 0x10 4294967296 +5 ٣ NaN 5\n", SEED),
  ...refuseEach(
    "--rate",
    " 0 0.0 -1 1,5 1e-999 1000.1 Infinity 0x1 . e5",
    RATE,
  ),
  ...refuseEach(
    "--hidden",
    " 0 03 3, ,3 3,0 3;4 3,1000001 1,1,1,1,1,1,1,1,1,1,1",
    HIDDEN,
  ),
  ...refuseEach(
    "--epochs",
    " 0 100001 ten",
    "--epochs takes a whole number from 1 to 100000",
  ),
  ...["train", "test", "trace"].flatMap((name) =>
    refuseEach(
      `--${name}`,
      " 0 1000001 2.5",
      `--${name} takes a whole number from 1 to 1000000`,
    )
  ),
  ...refuseEach(
    "--steps",
    " 0 10001",
    "--steps takes a whole number from 1 to 10000",
  ),

  ...["epochs 3", "rate 1", "hidden 3", "trace 1", "anneal"].map((
    option,
  ): [string, string] => [
    `N --${option}`,
    `--${option.split(" ")[0]} is for D and R, which train: got N`,
  ]),
  ...["trace 1 epochs 1", "trace 1 plot", "trace 1 anneal", "json plot"].map((
    pair,
  ): [string, string] => {
    const [one, other] = pair.match(/[a-z]+/g) ?? [];
    return [
      `R ${pair.replace(/[a-z]+/g, "--$&")}`,
      `--${one} and --${other} do not go together: got both`,
    ];
  }),
  [
    "R --train 9 --trace 10",
    "--trace takes a whole number from 1 to --train, 9: got 10",
  ],
  [
    "N --train 1000000 --test 1000000",
    "--train, --test and --steps make 102000000 values: the most is 100000000",
  ],
  [
    "N D R --hidden 999",
    "--hidden 999 makes 1001000 parameters: the most is 1000000",
  ],
];

for (const [line, complaint] of REFUSED) {
  Deno.test(`the command line ${JSON.stringify(line)} is refused`, () => {
    const error = assertThrows(() => read(line), UsageError);
    assertEquals(error.message, complaint);
  });
}

Deno.test("--help and --version go before all but what is no option", () => {
  const help = read("--help");
  assertEquals(read("-h"), help);
  assertEquals(read("R --epochs ten --version --help"), help);
  assertEquals(read("N -V"), read("--version"));
});

Deno.test("--help names each option and its default, in 80 columns", () => {
  const help = `${read("--help")}`;
  const names = [...PARSE_OPTIONS.string, ...PARSE_OPTIONS.boolean];
  for (const name of names) assert(help.includes(` --${name} `), name);
  for (const line of help.split("\n")) assert(line.length <= 80, line);
  for (const name of ["epochs", "rate", "train", "test", "steps"] as const) {
    const [, shown] = help.match(`--${name} <.> .*default (.*)`) ?? [];
    assertEquals(Number(shown), DEFAULTS[name]);
  }
});
