import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { assertClose, numpy, seeds } from "./_test_utils.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { sin } from "./numeric/sin.ts";
import { generateTimeSeries } from "./time_series.ts";

Deno.test("generateTimeSeries() makes NumPy's series", () => {
  for (const { seed, steps, count, x, y } of numpy.series) {
    const set = generateTimeSeries(mersenneTwister(seed), count, steps);
    assertEquals(set.length, count);
    assertClose([...set[count - 1].x, set[count - 1].y], [...x, y]);
  }
});

/** A generator of the given numbers, which have to suffice. */
function given(numbers: number[]): () => number {
  let k = 0;
  return () => {
    assert(k < numbers.length, "more numbers are drawn than the lab draws");
    return numbers[k++];
  };
}

Deno.test("generateTimeSeries() draws both frequencies, both offsets, then the noise", () => {
  const prng = given([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
  const [{ x, y }] = generateTimeSeries(prng, 1, 2);
  const formula = (t: number, noise: number) =>
    0.5 * sin((t - 0.3) * (0.1 * 10 + 10)) +
    0.2 * sin((t - 0.4) * (0.2 * 20 + 20)) +
    0.1 * (noise - 0.5);
  assertEquals([...x, y], [
    formula(0, 0.5),
    formula(0.5, 0.6),
    formula(1, 0.7),
  ]);
});

Deno.test("generateTimeSeries() ends at t = 1 exactly, as np.linspace does", () => {
  assert(49 * (1 / 49) < 1);
  const lastOffset = 1 - 2 ** -53; // both sines are 0 here, and not yet at 1
  const noNoise = Array(50).fill(0.5);
  const prng = given([0, 0, lastOffset, lastOffset, ...noNoise]);
  const [{ y }] = generateTimeSeries(prng, 1, 49);
  assertEquals(y, 2 ** -53 * (0.5 * 10 + 0.2 * 20));
});

Deno.test("generateTimeSeries() goes on where the set before it ended", () => {
  const whole = generateTimeSeries(mersenneTwister(3), 5, 10);
  const prng = mersenneTwister(3);
  const first = generateTimeSeries(prng, 2, 10);
  const second = generateTimeSeries(prng, 3, 10);
  assertEquals([...first, ...second], whole);
});

Deno.test("generateTimeSeries() keeps within ±0.75 at any size and seed", () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 200 }),
      (seed, count, steps) => {
        const set = generateTimeSeries(mersenneTwister(seed), count, steps);
        assertEquals(set.length, count);
        for (const { x, y } of set) {
          assertEquals(x.length, steps);
          // Not even a value is NaN: NaN is never within.
          assert([...x, y].every((value) => Math.abs(value) <= 0.75));
        }
      },
    ),
    { numRuns: 1000, seed: 5 },
  );
});
