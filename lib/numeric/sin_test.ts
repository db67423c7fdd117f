import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { sin } from "./sin.ts";
import { mersenneTwister } from "./mersenne_twister.ts";

function assertWithin2To52(x: number): void {
  const error = Math.abs(sin(x) - Math.sin(x));
  assert(error <= 2 ** -52, `sin(${x}) is ${error} off`);
}

Deno.test("sin() is within 2⁻⁵² of Math.sin, evenly over the range", () => {
  const prng = mersenneTwister(1);
  for (let k = 0; k < 500_000; k++) assertWithin2To52(80 * prng() - 40);
});

Deno.test("sin() is within 2⁻⁵² of Math.sin where quarter turns begin and end", () => {
  for (let n = -50; n <= 50; n++) {
    for (const away of [-1e-9, -1e-15, 0, 1e-15, 1e-9]) {
      assertWithin2To52(n * (Math.PI / 4) + away);
    }
  }
});

Deno.test("sin() takes ±40, and throws a RangeError past it", () => {
  for (const x of [40, -40]) assertWithin2To52(x);
  for (const x of [40 + 2 ** -47, -41.5, Infinity, NaN]) {
    assertThrows(
      () => sin(x),
      RangeError,
      `sin() takes an angle from -40 to 40: got ${x}`,
    );
  }
});

Deno.test("sin() of a number whose cube is lost is the number", () => {
  for (const x of [Number.MIN_VALUE, 2 ** -1022, 1e-162, 1e-9]) {
    assertEquals(sin(x), x);
    assertEquals(sin(-x), -x);
  }
  assertEquals(sin(0), 0);
});

Deno.test("sin() is odd", () => {
  const prng = mersenneTwister(2);
  for (let k = 0; k < 10_000; k++) {
    const x = 40 * prng();
    assertEquals(sin(-x), -sin(x));
  }
});

Deno.test("sin() has the values that geometry gives", () => {
  const { PI, SQRT1_2, sqrt } = Math;
  for (
    const [x, y] of [
      [PI / 6, 1 / 2],
      [PI / 4, SQRT1_2],
      [PI / 3, sqrt(3) / 2],
      [PI / 2, 1],
      [5 * PI / 6, 1 / 2],
      [7 * PI / 6, -1 / 2],
      [3 * PI / 2, -1],
      [11 * PI / 6, -1 / 2],
      [25 * PI / 6, 1 / 2],
    ]
  ) assertAlmostEquals(sin(x), y, 1e-14);
});
