import { assert, assertEquals } from "@std/assert";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { assertClose } from "./_test_utils.ts";
import numpy from "./testdata/lab.json" with { type: "json" };
import { generateTimeSeries } from "./time_series.ts";

Deno.test("generateTimeSeries() makes NumPy's series", () => {
  for (const { seed, steps, count, x, y } of numpy.series) {
    const set = generateTimeSeries(mersenneTwister(seed), count, steps);
    assertEquals(set.length, count);
    assertClose([...set[count - 1].x, set[count - 1].y], [...x, y]);
  }
});

Deno.test("generateTimeSeries() ends at t = 1 exactly, as np.linspace does", () => {
  assert(49 * (1 / 49) < 1);
  const lastOffset = 1 - 2 ** -53; // both sines are 0 here, and not yet at 1
  const numbers = [0, 0, lastOffset, lastOffset, ...Array(50).fill(0.5)];
  const [{ y }] = generateTimeSeries(() => numbers.shift() ?? NaN, 1, 49);
  assertEquals(y, 2 ** -53 * (0.5 * 10 + 0.2 * 20));
  assertEquals(numbers, []);
});
