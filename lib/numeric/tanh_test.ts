import { assert, assertEquals } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import { tanh } from "./tanh.ts";

/** The number of the double x, counted from 0 outwards. */
function ordinal(x: number): bigint {
  return new BigInt64Array(Float64Array.of(Math.abs(x)).buffer)[0];
}

/** Checks both signs, so that it checks too that tanh is odd. */
function assertNear(x: number): void {
  const distance = ordinal(tanh(x)) - ordinal(Math.tanh(x));
  assert(
    distance >= -2n && distance <= 2n,
    `tanh(${x}) is ${distance} units in the last place off`,
  );
  assertEquals(tanh(-x), -tanh(x));
}

Deno.test("tanh() is within 2 units in the last place of Math.tanh, and odd", () => {
  const cases = new Cases(1);
  for (let k = 0; k < 100_000; k++) {
    assertNear(cases.number(0, 3));
    assertNear(2 ** cases.number(-1074, 1023.9));
  }
  const ends = [0, Number.MIN_VALUE, 1e-162, Number.MAX_VALUE, Infinity, NaN];
  for (const x of ends) assertNear(x);
});
