import { assert, assertEquals } from "@std/assert";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";

/** Checks that numbers agree, each to `tolerance` of its size. */
export function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = 1e-12,
): void {
  assertEquals(actual.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(actual[i] - expected[i]);
    assert(
      difference <= tolerance * Math.abs(expected[i]),
      `number ${i}: ${actual[i]} is not close to ${expected[i]}`,
    );
  }
}

/** Draws the numbers of random test cases, the same each time. */
export class Cases {
  readonly #prng;
  /** The cases of a seed. */
  constructor(seed: number) {
    this.#prng = mersenneTwister(seed);
  }
  /** A number from least to most. */
  number(least: number, most: number): number {
    return least + (most - least) * this.#prng();
  }
  /** A whole number from least to most. */
  whole(least: number, most: number): number {
    return Math.floor(this.number(least, most + 1));
  }
  /** Numbers from −most to most. */
  numbers(length: number, most = 1): Float64Array {
    return new Float64Array(length).map(() => this.number(-most, most));
  }
}

/** Command lines with wrong values of an option, and what is said of each. */
export function wrongValues(name: string, takes: string, values: string) {
  return values.split(" ").map((value) => {
    const got = value === "" ? "nothing" : JSON.stringify(value);
    return [`R --${name}=${value}`, `--${name} takes ${takes}: got ${got}`];
  });
}

/** Command lines that the lab and the study refuse, and what both say. */
export const REFUSED: string[][] = [
  ["R --seed 1 --seed 2", "--seed is given twice"],
  ["R --seed -1", 'no option takes a negative number: got "-1"'],
  ["R --json=no", '--json takes no value: got "no"'],
  ["N --rate 1", "--rate is for D and R, which train: got N"],
  ["n --epochs 2", "--epochs is for D and R, which train: got n"],
  [
    "--rate R",
    '--rate takes a number above 0, at most 1000, such as 0.01: got "R"',
  ],
  [
    "R --epochs --json",
    "--epochs takes a whole number from 1 to 100000: got nothing",
  ],
  ...wrongValues("epochs", "a whole number from 1 to 100000", " 0 100001 ten"),
  ...wrongValues(
    "seed",
    "a whole number from 0 to 4294967295",
    " -1 1.5 1e3 0x10 4294967296 +5 ٣ 5\t",
  ),
  ...wrongValues(
    "rate",
    "a number above 0, at most 1000, such as 0.01",
    " 0 0.0 -1 1,5 1e-999 1000.1 0x1 . e5",
  ),
  ...["--bogus=5", "--no-json", "--no-seed=1", "--seed.x", "--__proto__=1"]
    .concat(
      "--constructor",
      "--_=N",
      "--SEED",
      "--h=1",
      "-json",
      "-h5",
      "–seed",
    )
    .map((option) => [`R ${option}`, `there is no option "${option}"`]),
];
