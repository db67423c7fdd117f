import { assertAlmostEquals, assertEquals } from "@std/assert";
import { naive } from "./naive.ts";
import { meanSquaredError } from "./predictor.ts";

const TEST_SET = [
  { x: Float64Array.of(1, 2), y: 4 },
  { x: Float64Array.of(3, 5), y: 4 },
];

Deno.test("meanSquaredError() is the mean of the squared errors", () => {
  const mse = meanSquaredError(naive, TEST_SET);
  assertEquals(mse, ((4 - 2) ** 2 + (4 - 5) ** 2) / 2);
});

Deno.test("meanSquaredError() of a constant guess is the variance plus the squared guess, where the mean is 0", () => {
  const turns = Array.from(
    { length: 100 },
    (_, k) => ({ x: Float64Array.of(k), y: k % 2 === 0 ? 1 : -1 }),
  );
  const mse = meanSquaredError({ predict: () => 0.5 }, turns);
  assertAlmostEquals(mse, 1.25, 1e-15);
});
