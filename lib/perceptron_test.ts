import fc from "fast-check";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { assertDescends } from "./gradient_check.ts";
import { Perceptron } from "./perceptron.ts";
import { PlainPerceptron } from "./plain_formulas.ts";
import { generateTimeSeries } from "./time_series.ts";
import { trainEpoch } from "./training.ts";
import { uniformStream } from "./uniform_stream.ts";

/** The perceptron of the given w_1, w_2, … and b. */
function create(parameters: Float64Array): Perceptron {
  return new Perceptron(parameters.slice(0, -1), parameters.at(-1) ?? NaN);
}

Deno.test("Perceptron descends the gradient that central differences give, in all 51 parameters", () => {
  const uniform = uniformStream(5);
  const { values } = generateTimeSeries(uniform, 1, 50);
  assertDescends(create, Perceptron.random(uniform, 50).parameters(), values);
});

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const lengths = fc.integer({ min: 1, max: 60 });

Deno.test("Perceptron descends the gradient at any weights and length", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const uniform = uniformStream(seed);
      const { values } = generateTimeSeries(uniform, 1, steps);
      const parameters = new Float64Array(steps + 1)
        .map(() => 4 * uniform() - 2);
      assertDescends(create, parameters, values);
    }),
    { numRuns: 300, seed: 7 },
  );
});

Deno.test("Perceptron learns from negated series with a negated bias the same weights", () => {
  // tanh is odd: dot, a, Δ and the change of b all turn round, Δx does not.
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const uniform = uniformStream(seed);
      const train = generateTimeSeries(uniform, 20, steps);
      const negated = { ...train, values: train.values.map((x) => -x) };
      const one = Perceptron.random(uniform, steps);
      const other = new Perceptron(one.w, -one.b);
      trainEpoch(one, train, 0.1);
      trainEpoch(other, negated, 0.1);
      assertEquals(other.w, one.w);
      assertEquals(other.b, -one.b);
    }),
    { numRuns: 300, seed: 8 },
  );
});

Deno.test("Perceptron takes a step in proportion to the rate", () => {
  const x = Float64Array.of(0.3, -0.4, 0.9);
  const step = (rate: number) => {
    const p = new Perceptron([0.1, 0.2], 0.3);
    p.train(x, 0, 2, rate);
    return p.b - 0.3;
  };
  assert(step(1) > 0);
  assertAlmostEquals(step(0.25), step(1) / 4, 1e-15);
});

Deno.test("Perceptron predicts tanh(w·x + b), wherever in the array x is", () => {
  const p = new Perceptron([1, -2, 0.5], 0.25);
  const x = Float64Array.of(9, 0.1, 0.2, 0.3, 9);
  const dot = 0.1 - 0.4 + 0.15 + 0.25;
  assertAlmostEquals(p.predict(x, 1, 4), Math.tanh(dot), 1e-15);
});

Deno.test("Perceptron draws w_1, w_2, … and then b, each rand() − 0.5", () => {
  const uniform = uniformStream(42);
  const drawn = Array.from({ length: 4 }, () => uniform() - 0.5);
  const p = Perceptron.random(uniformStream(42), 3);
  assertEquals([...p.parameters()], drawn);
  assertEquals([...p.w], drawn.slice(0, 3));
  assertEquals(p.b, drawn[3]);
});

Deno.test("Perceptron leaves the weights it was given, and the series, alone", () => {
  const w = Float64Array.of(0.1, 0.2);
  const x = Float64Array.of(0.3, 0.4, 0.5);
  const p = new Perceptron(w, 0);
  p.train(x, 0, 2, 1);
  assert(p.w[0] !== 0.1);
  assertEquals(w, Float64Array.of(0.1, 0.2));
  assertEquals(x, Float64Array.of(0.3, 0.4, 0.5));
});

Deno.test("Perceptron hands out copies of its parameters", () => {
  const p = new Perceptron([0.1], 0.2);
  p.parameters().fill(9);
  assertEquals(p.parameters(), Float64Array.of(0.1, 0.2));
});

for (const steps of [1, 2, 49, 50]) {
  Deno.test(`Perceptron of ${steps} inputs learns what the plain formulas learn`, () => {
    const uniform = uniformStream(9);
    const train = generateTimeSeries(uniform, 500, steps);
    const perceptron = Perceptron.random(uniform, steps);
    const plain = new PlainPerceptron(perceptron.parameters());
    trainEpoch(perceptron, train, 0.05);
    trainEpoch(plain, train, 0.05);
    const expected = plain.parameters();
    for (const [i, parameter] of perceptron.parameters().entries()) {
      assertAlmostEquals(parameter, expected[i], 1e-13);
    }
  });
}
