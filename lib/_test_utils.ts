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
