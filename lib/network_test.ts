import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { assertClose, assertDescends, numpy, seeds } from "./_test_utils.ts";
import { Network, networkBytes, parameterCount } from "./network.ts";
import { mersenneTwister, type Prng } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve } from "./training.ts";

Deno.test("Network learns what it learns under NumPy", () => {
  for (const { mode, seed, train, test, steps, ...given } of numpy.networks) {
    const prng = mersenneTwister(seed);
    const trainSet = generateTimeSeries(prng, train, steps);
    const testSet = generateTimeSeries(prng, test, steps);
    const recurrent = mode === "R";
    const hidden = given.hidden.split(",").map(Number);
    const sizes = [recurrent ? 1 : steps, ...hidden, 1];
    const model = Network.random(prng, sizes, recurrent);
    const { rate, epochs, mse } = given;
    const curve = learningCurve(model, trainSet, testSet, rate, epochs);
    assertClose([...curve], mse);
  }
});

const nodes = fc.integer({ min: 1, max: 4 });
const hiddenLayers = fc.array(nodes, { maxLength: 3 });
const lengths = fc.integer({ min: 1, max: 12 });

/** A network of random size and weights, and a series for it. */
function randomCase(
  seed: number,
  steps: number,
  hidden: number[],
  recurrent: boolean,
) {
  const prng: Prng = mersenneTwister(seed);
  const [series] = generateTimeSeries(prng, 1, steps);
  const sizes = [recurrent ? 1 : steps, ...hidden, 1];
  const length = parameterCount(sizes, recurrent);
  const parameters = new Float64Array(length).map(() => 2 * prng() - 1);
  return { series, sizes, parameters };
}

Deno.test("Network descends the gradient at any layout, weights and length", () => {
  fc.assert(
    fc.property(
      seeds,
      lengths,
      hiddenLayers,
      fc.boolean(),
      (seed, steps, hidden, recurrent) => {
        const { series, sizes, parameters } = randomCase(
          seed,
          steps,
          hidden,
          recurrent,
        );
        const create = (p: Float64Array) => new Network(sizes, recurrent, p);
        assertDescends(create, parameters, series);
      },
    ),
    { numRuns: 300, seed: 13 },
  );
});

Deno.test("Network without a hidden layer is Perceptron and ScalarRnn", () => {
  fc.assert(
    fc.property(seeds, lengths, (seed, steps) => {
      const prng = mersenneTwister(seed);
      const set = generateTimeSeries(prng, 20, steps);
      const perceptron = Perceptron.random(prng, steps);
      const rnn = ScalarRnn.random(prng);
      for (
        const [model, network] of [
          [perceptron, new Network([steps, 1], false, perceptron.parameters())],
          [rnn, new Network([1, 1], true, rnn.parameters())],
        ]
      ) {
        for (const { x, y } of set) {
          assertAlmostEquals(network.predict(x), model.predict(x), 1e-13);
          model.train(x, y, 0.1);
          network.train(x, y, 0.1);
        }
        const expected = model.parameters();
        for (const [k, parameter] of network.parameters().entries()) {
          assertAlmostEquals(parameter, expected[k], 1e-13);
        }
      }
    }),
    { numRuns: 100, seed: 14 },
  );
});

Deno.test("Network predicts the same with two nodes of a layer swapped", () => {
  // R, 1 > 2 > 1: W_l 2×1, W_s 2×2, b 2; W_l 1×2, W_s 1×1, b 1.
  const prng = mersenneTwister(5);
  const p = Array.from({ length: 12 }, () => prng() - 0.5);
  const [l0, l1, s00, s01, s10, s11, b0, b1, m0, m1, ...last] = p;
  const swapped = [l1, l0, s11, s10, s01, s00, b1, b0, m1, m0, ...last];
  const one = new Network([1, 2, 1], true, p);
  const other = new Network([1, 2, 1], true, swapped);
  for (const { x, y } of generateTimeSeries(prng, 20, 10)) {
    assertAlmostEquals(one.predict(x), other.predict(x), 1e-15);
    one.train(x, y, 0.1);
    other.train(x, y, 0.1);
  }
});

Deno.test("Network with all W_s = 0 sees only the last input", () => {
  const prng = mersenneTwister(6);
  const random = () => prng() - 0.5;
  // R, 1 > 2 > 1: W_l, W_s, b of each layer.
  const hidden = [random(), random(), 0, 0, 0, 0, random(), random()];
  const p = [...hidden, random(), random(), 0, random()];
  const network = new Network([1, 2, 1], true, p);
  for (const { x } of generateTimeSeries(prng, 20, 10)) {
    assertEquals(network.predict(x), network.predict(x.subarray(-1)));
  }
});

Deno.test("Network draws its parameters in their order, each rand() − 0.5", () => {
  for (
    const [sizes, recurrent, count] of [
      [[1, 6, 1], true, 56],
      [[50, 10, 1], false, 521],
    ] as const
  ) {
    const network = Network.random(mersenneTwister(42), sizes, recurrent);
    const prng = mersenneTwister(42);
    const drawn = Array.from({ length: count }, () => prng() - 0.5);
    assertEquals([...network.parameters()], drawn);
  }
});

Deno.test("Network keeps the series and its parameters to itself", () => {
  const parameters = Float64Array.of(1, 2, 0.5, 3, 0.25);
  const network = new Network([2, 1, 1], false, parameters);
  const x = Float64Array.of(0.1, 0.2);
  network.parameters().fill(9);
  network.train(x, 0.5, 1);
  assert(network.parameters()[0] !== 1);
  assertEquals(parameters, Float64Array.of(1, 2, 0.5, 3, 0.25));
  assertEquals(x, Float64Array.of(0.1, 0.2));
});

Deno.test("Network refuses too few or too many parameters", () => {
  for (const count of [4, 6]) {
    assertThrows(
      () => new Network([2, 1, 1], false, new Float64Array(count)),
      RangeError,
      `a network 2 > 1 > 1 has 5 parameters: got ${count}`,
    );
  }
});

Deno.test("networkBytes() counts parameters, sums, outputs and Δ", () => {
  // 1 > 6 > 1 over 50 steps: 56 parameters, 8 nodes at 51 steps.
  const numbers = 2 * 8 * (56 + 8 * 51);
  const bytes = networkBytes([1, 6, 1], true, 50);
  assert(
    bytes > numbers && bytes < numbers + 2 * 200 * (2 * 8 + 3 + 3 * 51) + 1,
  );
});
