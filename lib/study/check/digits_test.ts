import { assertEquals } from "@std/assert";
import { agrees, Digits } from "./digits.ts";

/** The unit of lists that are printed so. */
function unitOf(...lists: string[]): number {
  const digits = new Digits();
  for (const list of lists) {
    const words = list.split(" ");
    digits.add(words, words.map(Number));
  }
  return digits.unit;
}

Deno.test("Digits finds the unit of the last printed place", () => {
  for (
    const [lists, unit] of [
      [["0.123456 -0.000123 1.500000"], 1e-6], // a fixed number of decimals
      [["0.1234 0.4567 0.5"], 1e-4], // 0.5 has three digits fewer
      [["0.1234567891 0.0012345"], 1e-7],
      [["1.2345678912e-01"], 1e-11],
      [["0.12345678"], 2e-7], // 32 bits print no more
      [[`${Math.fround(0.1234567)}`], 2e-7], // nor is there more
      [["0.12345678901234567 0.1234567890123"], 2 ** -52], // all digits
      [["0.12345678901234567", "0.12345678 0.25"], 1e-8], // of one list only
      [["0.12345678901234567 0.12345678"], 1e-8],
      [["100.12345678901234"], 2 ** -52 * 100.12345678901234],
    ] as const
  ) {
    const found = unitOf(...lists);
    const isIt = Math.abs(found - unit) < 1e-3 * unit;
    assertEquals([lists, isIt ? unit : found], [lists, unit]);
  }
});

Deno.test("agrees() allows five units, ten for each 1 of the terms, and λ times that", () => {
  assertEquals(agrees(1.0149, [0.5, 0.5], 1e-3), true);
  assertEquals(agrees(1.0151, [0.5, 0.5], 1e-3), false);
  assertEquals(agrees(1.0299, [0.5, 0.5], 1e-3, 2), true);
  assertEquals(agrees(1.0149, [0.5, 0.5], 1e-3, 0.1), true);
  for (const number of [NaN, Infinity]) {
    assertEquals(agrees(number, [1], 1), false);
    assertEquals(agrees(1, [number], 1), false);
  }
});
