import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { tanh } from "./tanh.ts";
import { mersenneTwister } from "./mersenne_twister.ts";

/** The number of the double x, counted from 0 upwards. */
function ordinal(x: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(x));
  const magnitude = bits.getBigInt64(0);
  return x < 0 ? -magnitude : magnitude;
}

/** The double with the given number, from 0 upwards. */
function double(ordinal: bigint): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setBigInt64(0, ordinal);
  return bits.getFloat64(0);
}

function assertWithin2Ulp(x: number): void {
  const distance = ordinal(tanh(x)) - ordinal(Math.tanh(x));
  assert(
    distance >= -2n && distance <= 2n,
    `tanh(${x}) is ${distance} ulp off`,
  );
}

Deno.test("tanh() is within 2 ulp of Math.tanh, evenly over the range", () => {
  const prng = mersenneTwister(1);
  for (let k = 0; k < 300_000; k++) assertWithin2Ulp(6 * prng() - 3);
});

Deno.test("tanh() is within 2 ulp of Math.tanh at every size of number", () => {
  const prng = mersenneTwister(2);
  const largest = Number(ordinal(Number.MAX_VALUE));
  for (let k = 0; k < 100_000; k++) {
    const x = double(BigInt(Math.floor(prng() * largest)));
    assertWithin2Ulp(x);
    assertWithin2Ulp(-x);
  }
});

Deno.test("tanh() is within 2 ulp of Math.tanh at the ends of the doubles", () => {
  for (
    const x of [
      Number.MIN_VALUE,
      2.5e-310,
      2 ** -1022,
      1e-162, // whose square is subnormal
      2 ** -511,
      Number.EPSILON,
      2.5, // where it is halved once more
      5,
      10,
      20 - 2 ** -48,
      20,
      Number.MAX_VALUE,
    ]
  ) {
    assertWithin2Ulp(x);
    assertWithin2Ulp(-x);
  }
  assertEquals(tanh(Infinity), 1);
  assertEquals(tanh(-Infinity), -1);
  assertEquals(tanh(NaN), NaN);
  assertEquals(tanh(0), 0);
});

Deno.test("tanh() is odd", () => {
  const prng = mersenneTwister(3);
  for (let k = 0; k < 10_000; k++) {
    const x = 30 * prng();
    assertEquals(tanh(-x), -tanh(x));
  }
});

Deno.test("tanh() does not fall where its two ways to compute meet", () => {
  const seam = ordinal(1.25);
  const below = [];
  const above = [];
  for (let k = 0n; k < 5000n; k++) {
    below.push(tanh(double(seam - 1n - k)));
    above.push(tanh(double(seam + k)));
  }
  assert(Math.max(...below) <= Math.min(...above));
  for (const x of [1.25, double(seam - 1n)]) assertWithin2Ulp(x);
});

Deno.test("tanh() rises from each sample to the next", () => {
  let before = -1;
  for (let x = -3; x <= 3; x += 2 ** -12) {
    const value = tanh(x);
    assert(value > before, `tanh(${x})`);
    before = value;
  }
});

Deno.test("tanh() is Lambert's continued fraction, cut off after 19", () => {
  for (let x = -1.25; x <= 1.25; x += 2 ** -10) {
    let t = 19;
    for (let odd = 17; odd >= 1; odd -= 2) t = odd + x * x / t;
    assertAlmostEquals(tanh(x), x / t, 4e-16);
  }
});
