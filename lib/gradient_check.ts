import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { Model } from "./predictor.ts";

/**
 * Checks, for tests, that a model descends the gradient of half its squared
 * error, ½(y − a)²: one training step at rate 1 has to change each parameter by
 * minus the derivative that central differences give.
 *
 * @param create Makes the model of the given parameters.
 * @param before Where to look: the parameters, in the model's order.
 * @param series One series: its inputs, and then y.
 * @throws {Error} If the two differ by more than a millionth of the larger, or
 * of 0.001 where both are smaller.
 */
export function assertDescends(
  create: (parameters: Float64Array) => Model,
  before: Float64Array,
  series: Float64Array,
): void {
  const end = series.length - 1;
  const error = (parameters: Float64Array): number =>
    (series[end] - create(parameters).predict(series, 0, end)) ** 2 / 2;

  const model = create(before);
  model.train(series, 0, end, 1);
  const after = model.parameters();
  assertEquals(after.length, before.length);

  const h = 1e-5;
  for (const i of before.keys()) {
    const numeric = (error(before.with(i, before[i] + h)) -
      error(before.with(i, before[i] - h))) / (2 * h);
    const analytic = before[i] - after[i];
    const size = Math.max(Math.abs(numeric), Math.abs(analytic), 1e-3);
    assertAlmostEquals(analytic, numeric, 1e-6 * size);
  }
}
