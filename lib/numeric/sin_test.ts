import { assert, assertEquals, assertThrows } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import { sin } from "./sin.ts";

function assertNear(x: number): void {
  const error = Math.abs(sin(x) - Math.sin(x));
  assert(error <= 2 ** -52, `sin(${x}) is ${error} off`);
}

Deno.test("sin() is within 2⁻⁵² of Math.sin from −40 to 40", () => {
  const cases = new Cases(1);
  for (let k = 0; k < 200_000; k++) assertNear(cases.number(-40, 40));
  for (const x of [-40, -0, 0, 40]) assertNear(x);
});

Deno.test("sin() of a number whose cube is lost is the number", () => {
  for (const x of [Number.MIN_VALUE, -1e-162, 1e-9]) assertEquals(sin(x), x);
});

Deno.test("sin() throws past ±40", () => {
  for (const x of [40 + 2 ** -47, -41.5, NaN]) {
    assertThrows(
      () => sin(x),
      RangeError,
      `sin() takes an angle from -40 to 40: got ${x}`,
    );
  }
});
