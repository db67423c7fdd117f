import { assert, assertEquals, assertThrows } from "@std/assert";
import { REFUSED, wrongValues } from "../_test_utils.ts";
import { type Options, readOptions } from "./options.ts";

const read = (line: string) =>
  readOptions(line === "" ? [] : line.split(" "), 123);

const DEFAULTS = read("R") as Options;
const ACCEPTED: Record<string, Partial<Options>> = {
  "R": { seed: 123, seeded: false, clip: Infinity, hidden: [] },
  "d n R": { modes: ["D", "N", "R"] },
  "--json -- R": { json: true },
  "R --json true": { json: true },
  "--epochs 2 R --seed=0": { epochs: 2, seed: 0, seeded: true },
  "R --rate 1E-3 --anneal": { rate: 0.001, anneal: true },
  "R --hidden 2 --clip .5": { hidden: [2], clip: 0.5 },
  "R --train 1 --test=4 --steps 5": { train: 1, test: 4, steps: 5 },
  "R --hidden 20,3 --trace 7000": { hidden: [20, 3], trace: 7000 },
  "R --seed 4294967295 --plot": { seed: 2 ** 32 - 1, seeded: true, plot: true },
  "N --train 1000000 --test 1000000 --steps 49": {
    modes: ["N"],
    train: 1e6,
    test: 1e6,
    steps: 49,
  },
  "D --steps 75 --hidden 12987": { modes: ["D"], steps: 75, hidden: [12987] },
  "R --epochs 100000 --rate 1000": { epochs: 100_000, rate: 1000 },
  "R --check --rate 12. --json": { check: true, rate: 12, json: true },
};

Deno.test("a command line is read into options", () => {
  for (const [line, options] of Object.entries(ACCEPTED)) {
    assertEquals(read(line), { ...DEFAULTS, ...options }, line);
  }
});

Deno.test("a wrong command line is refused with what was typed and what is right", () => {
  const letters = "give N, D or R, or some of them: got";
  const count = "a whole number from 1 to 1000000";
  for (
    const [line, complaint] of [
      ...REFUSED,
      ["", "give N, D or R, as in: deno run lib/study.ts R"],
      ["NDR", `${letters} "NDR"`],
      ["R 0x 0", `${letters} "R" and "0x" and "0"`],
      ["R r", `${letters} "R" and "r"`],
      ["N -- --json", `${letters} "N" and "--json"`],
      ["R --help=", '--help takes no value: got ""'],
      ["n --check", "--check is for D and R, which train: got n"],
      ["D r --check", "--check takes one letter, D or R: got D and r"],
      [
        "R D --clip 1",
        "--clip needs --hidden: only networks with hidden layers gain by it",
      ],
      [
        "R --train 9 --trace 010",
        '--trace takes a whole number from 1 to --train, 9: got "010"',
      ],
      [
        "N --train 1000000 --test 1000000",
        "--train, --test and --steps make 102000000 values: the most is 100000000",
      ],
      [
        "N D R --hidden 999",
        "--hidden 999 makes 1001000 parameters: the most is 1000000",
      ],
      ...wrongValues("train", count, "0 1000001"),
      ...wrongValues("test", count, "0 1000001"),
      ...wrongValues("trace", count, "0 1000001"),
      ...wrongValues("steps", "a whole number from 1 to 10000", "0 10001"),
      ...wrongValues(
        "clip",
        "a number above 0, at most 1000, such as 1",
        "0 1000.1",
      ),
      ...wrongValues(
        "hidden",
        "up to 10 whole numbers from 1 to 1000000, such as 10 or 20,20",
        " 0 03 3, ,3 3;4 3,1000001 1,1,1,1,1,1,1,1,1,1,1",
      ),
    ]
  ) {
    const error = assertThrows(() => read(line), Error, undefined, line);
    assertEquals(error.message, complaint);
  }
});

Deno.test("what does not go together is refused", () => {
  for (
    const [line, ...others] of [
      ["--trace=1", "--epochs=1", "--anneal", "--plot"],
      ["--json", "--plot"],
      ["--check", "--epochs=1", "--anneal", "--clip=1", "--hidden=3"],
      ["--check", "--trace=1", "--plot"],
    ]
  ) {
    for (const other of others) {
      const [one, two] = [line, other].map((option) => option.split("=")[0]);
      const complaint = `${one} and ${two} do not go together: got both`;
      assertThrows(() => read(`R ${line} ${other}`), Error, complaint);
    }
  }
});

Deno.test("issue 29, fault 3: N is not traced beside others either", () => {
  const complaint = "--trace is for D and R, which train: got ";
  assertThrows(() => read("N R --trace 1"), Error, `${complaint}N and R`);
  assertThrows(() => read("d n --trace 1"), Error, `${complaint}d and n`);
});

Deno.test("--help and --version go before all but what is no option", () => {
  const help = read("--help");
  assertEquals(read("-h"), help);
  assertEquals(read("R --epochs ten --version --help"), help);
  assertEquals(read("N -V"), read("--version"));
});

Deno.test("--help names each option and its default, in 80 columns", () => {
  const help = `${read("--help")}`;
  const { modes: _, seeded: __, ...options } = DEFAULTS;
  for (const name of Object.keys(options)) {
    assert(help.includes(` --${name} `), name);
  }
  for (const line of help.split("\n")) assert(line.length <= 80, line);
  assertEquals(
    Array.from(help.matchAll(/default (\d.*)/g), ([, value]) => Number(value)),
    ["epochs", "rate", "train", "test", "steps"]
      .map((name) => DEFAULTS[name as keyof Options]),
  );
});
