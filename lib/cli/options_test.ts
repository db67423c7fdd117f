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
  anneal: false,
  clip: Infinity,
  seed: 123,
  seeded: false,
  train: 7000,
  test: 2000,
  steps: 50,
  hidden: [],
  trace: undefined,
  check: false,
  json: false,
  plot: false,
};

const ACCEPTED: [line: string, options: Partial<Options>][] = [
  ["d n R", { modes: ["D", "N", "R"] }],
  ["--json -- R", { json: true }],
  ["R --json true", { json: true }],
  ["--epochs 2 R --seed=0", { epochs: 2, seed: 0, seeded: true }],
  ["R --rate 1E-3 --anneal --clip .5", {
    rate: 0.001,
    anneal: true,
    clip: 0.5,
  }],
  ["R --train 3 --test=4 --steps 5", { train: 3, test: 4, steps: 5 }],
  ["R --hidden 20,3 --trace 7000", { hidden: [20, 3], trace: 7000 }],
  ["R --seed 4294967295 --plot", {
    seed: 2 ** 32 - 1,
    seeded: true,
    plot: true,
  }],
  ["R --epochs 100000 --rate 1000", { epochs: 100_000, rate: 1000 }],
  ["R --train 1", { train: 1 }],
  ["R --check --rate 12.", { check: true, rate: 12 }],
];

Deno.test("a command line is read into options", () => {
  for (const [line, options] of ACCEPTED) {
    assertEquals(read(line), { ...DEFAULTS, ...options }, line);
  }
});

const REFUSED = `
 → give N, D or R, as in: deno run main.ts R
NDR → give N, D or R, or some of them: got "NDR"
R 0x10 00 → give N, D or R, or some of them: got "R" and "0x10" and "00"
R r → give N, D or R, or some of them: got "R" and "r"
N -- --json → give N, D or R, or some of them: got "N" and "--json"
R --seed -1 → no option takes a negative number: got "-1"
R --seed 1 --seed 2 → --seed is given twice
R --json=no → --json takes no value: got "no"
R --help= → --help takes no value: got ""
--seed R → --seed takes a whole number from 0 to 4294967295: got "R"
R --seed --json → --seed takes a whole number from 0 to 4294967295: got nothing
N --rate 1 → --rate is for D and R, which train: got N
n --check → --check is for D and R, which train: got n
D r --check → --check takes one letter, D or R: got D and r
R --trace 1 --epochs 2 → --trace and --epochs do not go together: got both
R --trace 1 --anneal → --trace and --anneal do not go together: got both
R --trace 1 --plot → --trace and --plot do not go together: got both
R --json --plot → --json and --plot do not go together: got both
R --train 9 --trace 010 → --trace takes a whole number from 1 to --train, 9: got "010"
N --train 1000000 --test 1000000 → --train, --test and --steps make 102000000 values: the most is 100000000
N D R --hidden 999 → --hidden 999 makes 1001000 parameters: the most is 1000000
`.split("\n").slice(1, -1).map((line) => line.split(" → "));
for (
  const option
    of "bogus=5 no-json no-seed=1 seed.x __proto__=1 constructor _=N SEED h=1"
      .split(" ")
) {
  REFUSED.push([`R --${option}`, `there is no option "--${option}"`]);
}
for (const option of ["-x", "-h5"]) {
  REFUSED.push([`R ${option}`, `there is no option "${option}"`]);
}
for (
  const option of [
    "epochs=1",
    "anneal",
    "clip=1",
    "hidden=3",
    "trace=1",
    "json",
    "plot",
  ]
) {
  const both = `--check and --${option.split("=")[0]}`;
  REFUSED.push([
    `R --check --${option}`,
    `${both} do not go together: got both`,
  ]);
}
for (
  const [name, takes, values] of `
seed|a whole number from 0 to 4294967295| -1 1.5 1e3 0x10 4294967296 +5 ٣ 5\t
epochs|a whole number from 1 to 100000| 0 100001 ten
train|a whole number from 1 to 1000000|0 1000001
test|a whole number from 1 to 1000000|0 1000001
steps|a whole number from 1 to 10000|0 10001
trace|a whole number from 1 to 1000000|0 1000001
rate|a number above 0, at most 1000, such as 0.01| 0 0.0 -1 1,5 1e-999 1000.1 Infinity 0x1 . e5
clip|a number above 0, at most 1000, such as 1|0 1000.1
hidden|up to 10 whole numbers from 1 to 1000000, such as 10 or 20,20| 0 03 3, ,3 3;4 3,1000001 1,1,1,1,1,1,1,1,1,1,1
`.trim().split("\n").map((line) => line.split("|"))
) {
  for (const value of values.split(" ")) {
    const got = value === "" ? "nothing" : JSON.stringify(value);
    REFUSED.push([
      `R --${name}=${value}`,
      `--${name} takes ${takes}: got ${got}`,
    ]);
  }
}

Deno.test("a wrong command line is refused with what was typed and what is right", () => {
  for (const [line, complaint] of REFUSED) {
    const error = assertThrows(() => read(line), UsageError, undefined, line);
    assertEquals(error.message, complaint);
  }
});

Deno.test("--help and --version go before all but what is no option", () => {
  const help = read("--help");
  assertEquals(read("-h"), help);
  assertEquals(read("R --epochs ten --version --help"), help);
  assertEquals(read("N -V"), read("--version"));
});

Deno.test("--help names each option and its default, in 80 columns", () => {
  const help = `${read("--help")}`;
  const names = [...PARSE_OPTIONS.collect, ...PARSE_OPTIONS.boolean];
  for (const name of names) assert(help.includes(` --${name} `), name);
  for (const line of help.split("\n")) assert(line.length <= 80, line);
  const defaults = help.matchAll(/ --(\w+) <.>[^;]*; default (.*)/g);
  assertEquals(
    Array.from(defaults, ([, name, value]) => [name, Number(value)]),
    (["epochs", "rate", "train", "test", "steps"] as const)
      .map((name) => [name, DEFAULTS[name]]),
  );
});
