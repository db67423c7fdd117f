import { assertAlmostEquals, assertEquals } from "@std/assert";
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
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";

Deno.test("ScalarRnn learns what it learns under NumPy", () => {
  assertLearnsAsNumPy("R", ScalarRnn.random);
});

Deno.test("ScalarRnn descends the gradient at any weights and length", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const prng = mersenneTwister(seed);
      const [series] = generateTimeSeries(prng, 1, steps);
      // |w_s| is below 1: past it the error may hang on the last bit of a weight.
      const wl = 4 * prng() - 2;
      const ws = 1.9 * prng() - 0.95;
      const b = 2 * prng() - 1;
      const create = ([wl, ws, b]: Float64Array) => new ScalarRnn(wl, ws, b);
      assertDescends(create, Float64Array.of(wl, ws, b), series);
    }),
    { numRuns: 1000, seed: 9 },
  );
});

Deno.test("ScalarRnn takes the step that is worked out by hand", () => {
  const x = Float64Array.of(0.1, 0.2, 0.3);
  const dot1 = 1.5 * 0.1 + 0.1;
  const dot2 = 1.5 * 0.2 - 0.7 * Math.tanh(dot1) + 0.1;
  const dot3 = 1.5 * 0.3 - 0.7 * Math.tanh(dot2) + 0.1;
  const [a1, a2, a3] = [dot1, dot2, dot3].map(Math.tanh);
  const rnn = new ScalarRnn(1.5, -0.7, 0.1);
  assertAlmostEquals(rnn.predict(x), a3, 1e-15);

  rnn.train(x, 0.9, 0.5);
  const delta3 = (0.9 - a3) / Math.cosh(dot3) ** 2;
  const delta2 = delta3 * -0.7 / Math.cosh(dot2) ** 2;
  const delta1 = delta2 * -0.7 / Math.cosh(dot1) ** 2;
  assertClose(rnn.dot.slice(1), [dot1, dot2, dot3]);
  assertClose(rnn.a, [0, a1, a2, a3]);
  assertClose(rnn.delta.slice(1), [delta1, delta2, delta3]);
  assertClose(rnn.parameters(), [
    1.5 + 0.5 * (delta1 * 0.1 + delta2 * 0.2 + delta3 * 0.3),
    -0.7 + 0.5 * (delta2 * a1 + delta3 * a2),
    0.1 + 0.5 * (delta1 + delta2 + delta3),
  ]);
  assertEquals(x, Float64Array.of(0.1, 0.2, 0.3));
});

Deno.test("ScalarRnn keeps dot, a and Δ of the last training step while it predicts", () => {
  const rnn = new ScalarRnn(1.5, -0.7, 0.1);
  rnn.train(Float64Array.of(0.1, 0.2), 0.3, 1);
  const { dot, a, delta } = structuredClone({ ...rnn });
  rnn.predict(Float64Array.of(0.9, 0.8, 0.7));
  assertEquals([rnn.dot, rnn.a, rnn.delta], [dot, a, delta]);
});

Deno.test("ScalarRnn learns from a series the same whatever length it saw before", () => {
  const x = Float64Array.of(0.1, 0.2, 0.3, 0.4);
  const one = new ScalarRnn(1.5, -0.7, 0.1);
  const other = new ScalarRnn(1.5, -0.7, 0.1);
  other.train(x, 0.5, 0);
  for (const rnn of [one, other]) rnn.train(x.subarray(0, 2), 0.3, 0.1);
  assertEquals(other, one);
});

Deno.test("ScalarRnn learns from the mirrored series with the bias mirrored the same weights", () => {
  // tanh is odd: dot, a, Δ and the change of b turn round, Δ·a and Δ·x do not.
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const prng = mersenneTwister(seed);
      const one = ScalarRnn.random(prng);
      const mirrored = new ScalarRnn(one.wl, one.ws, -one.b);
      for (const { x, y } of generateTimeSeries(prng, 20, steps)) {
        one.train(x, y, 0.1);
        mirrored.train(x.map((value) => -value), -y, 0.1);
      }
      assertEquals([...mirrored.parameters()], [one.wl, one.ws, -one.b]);
    }),
    { numRuns: 100, seed: 10 },
  );
});

Deno.test("ScalarRnn with w_s = 0 is the perceptron of the last input", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const prng = mersenneTwister(seed);
      const [{ x, y }] = generateTimeSeries(prng, 1, steps);
      const last = x.subarray(-1);
      const perceptron = Perceptron.random(prng, 1);
      const rnn = new ScalarRnn(perceptron.w[0], 0, perceptron.b);
      assertAlmostEquals(rnn.predict(x), perceptron.predict(last), 1e-15);
      rnn.train(x, y, 0.5);
      perceptron.train(last, y, 0.5);
      assertAlmostEquals(rnn.wl, perceptron.w[0], 1e-15);
      assertAlmostEquals(rnn.b, perceptron.b, 1e-15);
    }),
    { numRuns: 300, seed: 11 },
  );
});
