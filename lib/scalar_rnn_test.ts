import fc from "fast-check";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { assertDescends } from "./gradient_check.ts";
import { Perceptron } from "./perceptron.ts";
import { PlainRnn } from "./plain_formulas.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { trainEpoch } from "./training.ts";
import { uniformStream } from "./uniform_stream.ts";

/** The network of the given w_l, w_s and b. */
function create([wl, ws, b]: Float64Array): ScalarRnn {
  return new ScalarRnn(wl, ws, b);
}

Deno.test("ScalarRnn descends the gradient that central differences give, in all 3 parameters", () => {
  const { values } = generateTimeSeries(uniformStream(5), 1, 50);
  assertDescends(create, Float64Array.of(0.9, -0.8, 0.2), values);
});

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const lengths = fc.integer({ min: 1, max: 60 });

Deno.test("ScalarRnn descends the gradient at any weights and length", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const uniform = uniformStream(seed);
      const { values } = generateTimeSeries(uniform, 1, steps);
      // |w_s| is below 1: past it the error may hang on the last bit of a weight.
      const wl = 4 * uniform() - 2;
      const ws = 1.9 * uniform() - 0.95;
      const b = 2 * uniform() - 1;
      assertDescends(create, Float64Array.of(wl, ws, b), values);
    }),
    { numRuns: 1000, seed: 9 },
  );
});

Deno.test("ScalarRnn learns from negated series with a negated bias the same weights", () => {
  // tanh is odd: dot, a, Δ and the change of b turn round, Δa and Δx do not.
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const uniform = uniformStream(seed);
      const train = generateTimeSeries(uniform, 20, steps);
      const negated = { ...train, values: train.values.map((x) => -x) };
      const one = ScalarRnn.random(uniform);
      const other = new ScalarRnn(one.wl, one.ws, -one.b);
      trainEpoch(one, train, 0.1);
      trainEpoch(other, negated, 0.1);
      assertEquals([other.wl, other.ws, other.b], [one.wl, one.ws, -one.b]);
    }),
    { numRuns: 300, seed: 10 },
  );
});

Deno.test("ScalarRnn with w_s = 0 is the perceptron of the last input", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const uniform = uniformStream(seed);
      const { values } = generateTimeSeries(uniform, 1, steps);
      const perceptron = Perceptron.random(uniform, 1);
      const rnn = new ScalarRnn(perceptron.w[0], 0, perceptron.b);
      assertAlmostEquals(
        rnn.predict(values, 0, steps),
        perceptron.predict(values, steps - 1, steps),
        1e-15,
      );
      rnn.train(values, 0, steps, 0.5);
      perceptron.train(values, steps - 1, steps, 0.5);
      assertAlmostEquals(rnn.wl, perceptron.w[0], 1e-15);
      assertAlmostEquals(rnn.b, perceptron.b, 1e-15);
    }),
    { numRuns: 1000, seed: 11 },
  );
});

Deno.test("ScalarRnn carries its output from step to step, from a_0 = 0", () => {
  const rnn = new ScalarRnn(1.5, -0.7, 0.1);
  const x = Float64Array.of(9, 0.1, 0.2, 0.3, 9);
  const a1 = Math.tanh(1.5 * 0.1 + 0.1);
  const a2 = Math.tanh(1.5 * 0.2 - 0.7 * a1 + 0.1);
  const a3 = Math.tanh(1.5 * 0.3 - 0.7 * a2 + 0.1);
  assertAlmostEquals(rnn.predict(x, 1, 4), a3, 1e-15);
});

Deno.test("ScalarRnn predicts the same whatever series it went through before", () => {
  const rnn = new ScalarRnn(1.5, -0.7, 0.1);
  const x = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5);
  const alone = rnn.predict(x, 0, 2);
  rnn.predict(x, 1, 5);
  assertEquals(rnn.predict(x, 0, 2), alone);
});

Deno.test("ScalarRnn takes a step in proportion to the rate", () => {
  const x = Float64Array.of(0.3, -0.4, 0.9);
  const step = (rate: number) => {
    const rnn = new ScalarRnn(0.1, 0.2, 0.3);
    rnn.train(x, 0, 2, rate);
    return rnn.parameters().map((p, i) => p - [0.1, 0.2, 0.3][i]);
  };
  for (const i of [0, 1, 2]) {
    assert(step(1)[i] !== 0);
    assertAlmostEquals(step(0.25)[i], step(1)[i] / 4, 1e-15);
  }
});

Deno.test("ScalarRnn draws w_l, w_s and b, each rand() − 0.5", () => {
  const uniform = uniformStream(42);
  const [wl, ws, b] = Array.from({ length: 3 }, () => uniform() - 0.5);
  const rnn = ScalarRnn.random(uniformStream(42));
  assertEquals([...rnn.parameters()], [wl, ws, b]);
  assertEquals([rnn.wl, rnn.ws, rnn.b], [wl, ws, b]);
});

Deno.test("ScalarRnn leaves the series alone", () => {
  const x = Float64Array.of(0.3, 0.4, 0.5);
  new ScalarRnn(0.1, 0.2, 0.3).train(x, 0, 2, 1);
  assertEquals(x, Float64Array.of(0.3, 0.4, 0.5));
});

for (const steps of [1, 2, 50]) {
  Deno.test(`ScalarRnn learns from ${steps} inputs what the plain formulas learn`, () => {
    const uniform = uniformStream(9);
    const train = generateTimeSeries(uniform, 500, steps);
    const rnn = ScalarRnn.random(uniform);
    const plain = new PlainRnn(rnn.parameters());
    trainEpoch(rnn, train, 0.05);
    trainEpoch(plain, train, 0.05);
    const expected = plain.parameters();
    for (const [i, parameter] of rnn.parameters().entries()) {
      assertAlmostEquals(parameter, expected[i], 1e-13);
    }
  });
}
