import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { seeds } from "./_test_utils.ts";
import { Network } from "./network.ts";
import { mersenneTwister, type Prng } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import type { Model } from "./predictor.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries, type Series } from "./time_series.ts";
import { learningCurve, trainEpoch } from "./training.ts";

function small(seed: number): Series[] {
  return generateTimeSeries(mersenneTwister(seed), 20, 5);
}

const MODELS: Record<string, (prng: Prng, steps: number) => Model> = {
  Perceptron: Perceptron.random,
  ScalarRnn: ScalarRnn.random,
  Network: (prng) => Network.random(prng, [1, 3, 1], true),
};

for (const [name, create] of Object.entries(MODELS)) {
  const untrained = () => create(mersenneTwister(1), 5);

  Deno.test(`learningCurve() keeps the test set out of what ${name} learns`, () => {
    const one = untrained();
    const other = untrained();
    const mses = [...learningCurve(one, small(2), small(3), 0.1, 3)];
    const others = [...learningCurve(other, small(2), small(4), 0.1, 3)];
    assert(mses[2] !== others[2]);
    assert(one.parameters()[0] !== untrained().parameters()[0]);
    assertEquals(one.parameters(), other.parameters());
  });

  Deno.test(`learningCurve() changes no series while ${name} learns`, () => {
    const trainSet = small(2);
    const testSet = small(3);
    [...learningCurve(untrained(), trainSet, testSet, 0.1, 2)];
    assertEquals(trainSet, small(2));
    assertEquals(testSet, small(3));
  });

  Deno.test(`trainEpoch() trains ${name} on each series once, in order`, () => {
    const model = untrained();
    trainEpoch(model, small(2), 0.1);
    const byHand = untrained();
    for (const { x, y } of small(2)) byHand.train(x, y, 0.1);
    assertEquals(model.parameters(), byHand.parameters());
  });

  Deno.test(`learningCurve() of ${name} is finite at any size, rate and seed`, () => {
    fc.assert(
      fc.property(
        seeds,
        fc.tuple(...[20, 20, 60, 5].map((max) => fc.integer({ min: 1, max }))),
        fc.double({ min: -4, max: 2 }),
        (seed, [trainSize, testSize, steps, epochs], exponent) => {
          const prng = mersenneTwister(seed);
          const trainSet = generateTimeSeries(prng, trainSize, steps);
          const testSet = generateTimeSeries(prng, testSize, steps);
          const model = create(prng, steps);
          const rate = 10 ** exponent;
          const mses = [
            ...learningCurve(model, trainSet, testSet, rate, epochs),
          ];
          assertEquals(mses.length, epochs);
          // A value is within ±0.75, and a prediction within ±1.
          for (const mse of mses) assert(mse >= 0 && mse <= 1.75 ** 2);
        },
      ),
      { numRuns: 300, seed: 6 },
    );
  });
}

/** A model that says what a test needs it to say. */
function stub(prediction: number, parameters: number[]): Model {
  return {
    predict: () => prediction,
    train: () => {},
    parameters: () => Float64Array.from(parameters),
  };
}

Deno.test("learningCurve() gives each MSE before it trains on", () => {
  let trained = 0;
  const model = { ...stub(0, []), train: () => void trained++ };
  const curve = learningCurve(model, small(2), small(3), 0.1, 9);
  curve.next();
  assertEquals(trained, 20);
  curve.next();
  assertEquals(trained, 40);
});

Deno.test("learningCurve() throws if a parameter or the MSE stops being finite", () => {
  for (const [prediction, parameter] of [[0, NaN], [NaN, 1], [Infinity, 1]]) {
    const model = stub(0, [1, 2]);
    const curve = learningCurve(model, small(2), small(3), 7, 9);
    assert(!curve.next().done);
    model.predict = () => prediction;
    model.parameters = () => Float64Array.of(1, parameter);
    assertThrows(
      () => curve.next(),
      RangeError,
      "training stopped being finite in epoch 2: try a --rate smaller than 7",
    );
  }
});
