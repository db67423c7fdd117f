import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  assertClose,
  assertDescends,
  assertLearnsAsNumPy,
  lengths,
  seeds,
} from "./_test_utils.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import { generateTimeSeries } from "./time_series.ts";

Deno.test("Perceptron learns what it learns under NumPy", () => {
  assertLearnsAsNumPy("D", Perceptron.random);
});

Deno.test("Perceptron descends the gradient at any weights and length", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const prng = mersenneTwister(seed);
      const [series] = generateTimeSeries(prng, 1, steps);
      const parameters = new Float64Array(steps + 1)
        .map(() => 4 * prng() - 2);
      assertDescends(
        (p) => new Perceptron(p.slice(0, -1), p[steps]),
        parameters,
        series,
      );
    }),
    { numRuns: 300, seed: 7 },
  );
});

Deno.test("Perceptron takes the step that is worked out by hand", () => {
  // w·x + b = 0.1 − 0.4 + 0.15 + 0.25 = 0.1
  const x = Float64Array.of(0.1, 0.2, 0.3);
  const perceptron = new Perceptron([1, -2, 0.5], 0.25);
  assertAlmostEquals(perceptron.predict(x), Math.tanh(0.1), 1e-15);

  perceptron.train(x, 0.9, 0.5);
  const a = Math.tanh(0.1);
  const delta = (0.9 - a) / Math.cosh(0.1) ** 2;
  assertClose(
    [perceptron.dot, perceptron.a, perceptron.delta],
    [0.1, a, delta],
  );
  assertClose(perceptron.parameters(), [
    1 + 0.5 * delta * 0.1,
    -2 + 0.5 * delta * 0.2,
    0.5 + 0.5 * delta * 0.3,
    0.25 + 0.5 * delta,
  ]);
  assertEquals(x, Float64Array.of(0.1, 0.2, 0.3));
});

Deno.test("Perceptron keeps dot, a and Δ of the last training step while it predicts", () => {
  const perceptron = new Perceptron([0.5], 0.1);
  perceptron.train(Float64Array.of(0.2), 0.3, 1);
  const { dot, a, delta } = perceptron;
  perceptron.predict(Float64Array.of(0.9));
  assertEquals([perceptron.dot, perceptron.a, perceptron.delta], [
    dot,
    a,
    delta,
  ]);
});

Deno.test("Perceptron learns from the mirrored series with the bias mirrored the same weights", () => {
  // tanh is odd: dot, a, Δ and the change of b all turn round, Δ·x does not.
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const prng = mersenneTwister(seed);
      const one = Perceptron.random(prng, steps);
      const mirrored = new Perceptron(one.w, -one.b);
      for (const { x, y } of generateTimeSeries(prng, 20, steps)) {
        one.train(x, y, 0.1);
        mirrored.train(x.map((value) => -value), -y, 0.1);
      }
      assertEquals(mirrored.w, one.w);
      assertEquals(mirrored.b, -one.b);
    }),
    { numRuns: 100, seed: 8 },
  );
});

Deno.test("Perceptron keeps its weights to itself", () => {
  const w = Float64Array.of(0.1);
  const perceptron = new Perceptron(w, 0.2);
  perceptron.parameters().fill(9);
  perceptron.train(Float64Array.of(0.4), 0.5, 1);
  assert(perceptron.w[0] !== 0.1);
  assertEquals(w, Float64Array.of(0.1));
});
