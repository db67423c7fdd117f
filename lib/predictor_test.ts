import { assertAlmostEquals, assertEquals } from "@std/assert";
import { naive } from "./naive.ts";
import { testMse } from "./predictor.ts";

// Two series of two inputs: 1, 2 → 4 and 3, 5 → 4.
const TEST = { values: Float64Array.of(1, 2, 4, 3, 5, 4), count: 2, steps: 2 };

Deno.test("testMse() is the mean of the squared errors", () => {
  assertEquals(testMse({ predict: () => 3 }, TEST), 1);
  assertEquals(testMse(naive, TEST), ((4 - 2) ** 2 + (4 - 5) ** 2) / 2);
});

Deno.test("testMse() has each series predicted from its own inputs", () => {
  const seen: number[][] = [];
  testMse({
    predict: (x, start, end) => {
      seen.push([...x.slice(start, end)]);
      return 0;
    },
  }, TEST);
  assertEquals(seen, [[1, 2], [3, 5]]);
});

Deno.test("testMse() of a constant guess is the variance plus the squared guess, where the mean is 0", () => {
  // The values to predict are 1 and −1 by turns: their variance is 1.
  const values = new Float64Array(200).map((_, i) => i % 4 < 2 ? 1 : -1);
  const turns = { values, count: 100, steps: 1 };
  assertAlmostEquals(testMse({ predict: () => 0.5 }, turns), 1.25, 1e-15);
});
