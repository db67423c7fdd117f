import { assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { mersenneTwister, type Prng } from "./numeric/mersenne_twister.ts";
import type { Model } from "./predictor.ts";
import lab from "./testdata/lab.json" with { type: "json" };
import { generateTimeSeries, type Series } from "./time_series.ts";
import { learningCurve } from "./training.ts";

/** What NumPy gives; see lib/testdata/make_lab_json.py. */
export const numpy: typeof lab = lab;

/** Any seed. */
export const seeds = fc.integer({
  min: 0,
  max: 2 ** 32 - 1,
});

/** Any length of a series, within reason. */
export const lengths = fc.integer({ min: 1, max: 60 });

/** Checks that two lists of numbers agree, each relative to its size. */
export function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = 1e-12,
): void {
  assertEquals(actual.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const size = Math.abs(expected[i]);
    assertAlmostEquals(actual[i], expected[i], tolerance * size);
  }
}

/** Checks that a model learns what it learns under NumPy. */
export function assertLearnsAsNumPy(
  mode: string,
  create: (prng: Prng, steps: number) => Model,
): void {
  const curves = numpy.curves.filter((curve) => curve.mode === mode);
  assertEquals(curves.length > 1, true);
  for (const { seed, train, test, steps, rate, epochs, mse } of curves) {
    const prng = mersenneTwister(seed);
    const trainSet = generateTimeSeries(prng, train, steps);
    const testSet = generateTimeSeries(prng, test, steps);
    const model = create(prng, steps);
    const curve = learningCurve(
      model,
      trainSet,
      testSet,
      rate ?? 1,
      epochs ?? 1,
    );
    assertClose([...curve], mse);
  }
}

/**
 * Checks that a model descends the gradient of half its squared error,
 * ½(y − a)²: one training step at rate 1 has to change each parameter by minus
 * the derivative that central differences give, to a millionth of the larger of
 * the two, or of 0.001 where both are smaller.
 */
export function assertDescends(
  create: (parameters: Float64Array) => Model,
  before: Float64Array,
  { x, y }: Series,
): void {
  const error = (parameters: Float64Array): number =>
    (y - create(parameters).predict(x)) ** 2 / 2;

  const model = create(before);
  model.train(x, y, 1);
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
