import fc from "fast-check";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { naive } from "./naive.ts";
import { Perceptron } from "./perceptron.ts";
import { type Model, testMse } from "./predictor.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries, type SeriesSet } from "./time_series.ts";
import { learningCurve, trainEpoch } from "./training.ts";
import { uniformStream } from "./uniform_stream.ts";

// Test MSEs of the lab's formulas under NumPy 1.24.2: 7,000 series to train on,
// 2,000 to test on, 50 steps, after each of five epochs.
const NUMPY = {
  42: {
    naive: 0.02149735952025721,
    perceptron: [
      0.007572198625040889,
      0.006184384795578307,
      0.0055419797157703,
      0.005170557006318523,
      0.004921602506698653,
    ],
    fastPerceptron: [
      0.005753926028119421,
      0.005020702697872442,
      0.004742196762610584,
      0.004631097871501934,
      0.004584843487381962,
    ],
    rnn: [
      0.016222043542503273,
      0.012936653339501124,
      0.011902417102575566,
      0.011565508189954487,
      0.011464263410544335,
    ],
  },
  7: {
    naive: 0.021081969978978356,
    perceptron: [
      0.006521799600721812,
      0.0057358144060339926,
      0.005315903503801828,
      0.005026440412468224,
      0.004803309793011146,
    ],
    fastPerceptron: [
      0.004751392549370878,
      0.004327274151165449,
      0.004266628287675619,
      0.004267276598962022,
      0.004275143589836887,
    ],
    rnn: [
      0.014982889442357384,
      0.01235794419362932,
      0.011495941171034064,
      0.011207831089895388,
      0.011117785239035002,
    ],
  },
};

function assertCurve(actual: Iterable<number>, expected: number[]): void {
  const mses = [...actual];
  assertEquals(mses.length, expected.length);
  for (const [i, mse] of expected.entries()) {
    assertAlmostEquals(mses[i], mse, 1e-12 * mse);
  }
}

for (const [seed, mses] of Object.entries(NUMPY)) {
  const lab = () => {
    const uniform = uniformStream(Number(seed));
    const train = generateTimeSeries(uniform, 7000, 50);
    const test = generateTimeSeries(uniform, 2000, 50);
    return { uniform, train, test };
  };

  Deno.test(`naive has NumPy's MSE for seed ${seed}`, () => {
    assertCurve([testMse(naive, lab().test)], [mses.naive]);
  });

  Deno.test(`Perceptron learns as under NumPy for seed ${seed}`, () => {
    const { uniform, train, test } = lab();
    const model = Perceptron.random(uniform, 50);
    assertCurve(learningCurve(model, train, test, 0.01, 5), mses.perceptron);
  });

  Deno.test(`Perceptron learns as under NumPy at rate 0.1 for seed ${seed}`, () => {
    const { uniform, train, test } = lab();
    const model = Perceptron.random(uniform, 50);
    assertCurve(learningCurve(model, train, test, 0.1, 5), mses.fastPerceptron);
  });

  Deno.test(`ScalarRnn learns as under NumPy for seed ${seed}`, () => {
    const { uniform, train, test } = lab();
    const model = ScalarRnn.random(uniform);
    assertCurve(learningCurve(model, train, test, 0.01, 5), mses.rnn);
  });
}

function small(seed: number): SeriesSet {
  return generateTimeSeries(uniformStream(seed), 20, 5);
}

const MODELS: Record<string, () => Model> = {
  Perceptron: () => Perceptron.random(uniformStream(1), 5),
  ScalarRnn: () => ScalarRnn.random(uniformStream(1)),
};

for (const [name, create] of Object.entries(MODELS)) {
  Deno.test(`learningCurve() keeps the test set out of what ${name} learns`, () => {
    const one = create();
    const other = create();
    const untrained = create().parameters();
    const mses = [...learningCurve(one, small(2), small(3), 0.1, 3)];
    const others = [...learningCurve(other, small(2), small(4), 0.1, 3)];
    assert(mses[2] !== others[2]);
    assert(one.parameters()[0] !== untrained[0]);
    assertEquals(one.parameters(), other.parameters());
  });

  Deno.test(`learningCurve() changes no series while ${name} learns`, () => {
    const train = small(2);
    const test = small(3);
    [...learningCurve(create(), train, test, 0.1, 2)];
    assertEquals(train, small(2));
    assertEquals(test, small(3));
  });

  Deno.test(`trainEpoch() trains ${name} on each series once, in order`, () => {
    const model = create();
    trainEpoch(model, small(2), 0.1);
    const byHand = create();
    const { values } = small(2);
    for (let k = 0; k < 20; k++) byHand.train(values, 6 * k, 6 * k + 5, 0.1);
    assertEquals(model.parameters(), byHand.parameters());
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

Deno.test("learningCurve() throws if a parameter stops being finite", () => {
  const curve = learningCurve(stub(0, [1, Infinity]), small(2), small(3), 7, 9);
  assertThrows(
    () => curve.next(),
    RangeError,
    "training stopped being finite in epoch 1: try a --rate smaller than 7",
  );
});

Deno.test("learningCurve() throws if the MSE stops being finite", () => {
  for (const prediction of [NaN, Infinity]) {
    const model = stub(0, [1]);
    const curve = learningCurve(model, small(2), small(3), 7, 9);
    assert(!curve.next().done);
    model.predict = () => prediction;
    assertThrows(
      () => curve.next(),
      RangeError,
      "training stopped being finite in epoch 2: try a --rate smaller than 7",
    );
  }
});

Deno.test("learningCurve() gives finite MSEs from 0 at any size, rate and seed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      fc.tuple(...[20, 20, 60, 5].map((max) => fc.integer({ min: 1, max }))),
      fc.double({ min: -4, max: 2 }),
      (seed, [trainCount, testCount, steps, epochs], exponent) => {
        const uniform = uniformStream(seed);
        const train = generateTimeSeries(uniform, trainCount, steps);
        const test = generateTimeSeries(uniform, testCount, steps);
        for (
          const model of [
            Perceptron.random(uniform, steps),
            ScalarRnn.random(uniform),
          ]
        ) {
          const rate = 10 ** exponent;
          const mses = [...learningCurve(model, train, test, rate, epochs)];
          assertEquals(mses.length, epochs);
          // A value is within ±0.75, and a prediction within ±1.
          for (const mse of mses) assert(mse >= 0 && mse <= 1.75 ** 2);
        }
        const mse = testMse(naive, test);
        assert(mse >= 0 && mse <= 1.5 ** 2);
      },
    ),
    { numRuns: 1000, seed: 6 },
  );
});
