import { assert, assertEquals } from "@std/assert";
import { Cases } from "./_test_utils.ts";
import { modelKind } from "./models.ts";
import { Network, parameterCount } from "./network.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve, type Model, trainEpoch } from "./training.ts";

const STEPS = 5;
const D_SIZES = [STEPS, 3, 2, 1];
const R_SIZES = [1, 3, 2, 1];

/** Models of given parameters, and how many those are. */
const MODELS: Record<string, [count: number, (p: Float64Array) => Model]> = {
  Perceptron: [STEPS + 1, (p) => new Perceptron(p)],
  ScalarRnn: [3, (p) => new ScalarRnn(p)],
  "Network (D)": [29, (p) => new Network(D_SIZES, false, p)],
  "Network (R)": [32, (p) => new Network(R_SIZES, true, p)],
};

const series = (seed: number) =>
  generateTimeSeries(mersenneTwister(seed), 20, STEPS);

for (const [name, [count, create]] of Object.entries(MODELS)) {
  const untrained = () => create(new Cases(1).numbers(count, 0.5));

  Deno.test(`${name}: the sums are minus the gradient of half the squared error`, () => {
    const cases = new Cases(3);
    const h = 1e-5;
    for (const { x, y } of series(4)) {
      const p = cases.numbers(count);
      const error = (p: Float64Array) => (y - create(p).predict(x)) ** 2 / 2;
      const model = create(p);
      const sums = new Float64Array(count);
      model.train(x, y, 1, sums);
      assertEquals(model.parameters, p);
      for (const [i, sum] of sums.entries()) {
        const gradient =
          (error(p.with(i, p[i] + h)) - error(p.with(i, p[i] - h))) / (2 * h);
        const size = Math.max(Math.abs(gradient), Math.abs(sum), 1e-3);
        assert(Math.abs(sum + gradient) <= 1e-6 * size, `parameter ${i}`);
      }
    }
  });

  Deno.test(`${name}: learningCurve() trains on each series once an epoch, in order, and not on the test set`, () => {
    for (const clip of [Infinity, 0.05]) {
      const [model, byHand] = [untrained(), untrained()];
      const training = { rate: 0.1, epochs: 2, anneal: false, clip };
      const mses = [...learningCurve(model, series(2), series(3), training)];
      for (const one of [...series(2), ...series(2)]) {
        trainEpoch(byHand, [one], 0.1, clip);
      }
      assertEquals(model.parameters, byHand.parameters);
      const [{ x, y }] = series(3);
      byHand.train(x, y, 0.1);
      assert(model.predict(x) !== byHand.predict(x));
      assert(mses[0] !== mses[1]);
    }
  });

  Deno.test(`${name}: training changes no series, nor the parameters given`, () => {
    const [trainSet, testSet] = [series(2), series(3)];
    const given = new Cases(1).numbers(count);
    const training = { rate: 0.1, epochs: 1, anneal: false, clip: Infinity };
    [...learningCurve(create(given), trainSet, testSet, training)];
    assertEquals([trainSet, testSet], [series(2), series(3)]);
    assertEquals(given, new Cases(1).numbers(count));
  });
}

Deno.test("modelKind() counts the parameters that the model has", () => {
  for (const mode of ["N", "D", "R"] as const) {
    for (const hidden of [[], [3, 2]]) {
      const kind = modelKind(mode, STEPS, hidden);
      const { parameters } = kind.untrained(mersenneTwister(1));
      assertEquals(kind.parameterCount, parameters.length);
    }
  }
});

Deno.test("Network.random() draws each layer evenly within ±r", () => {
  for (
    const [sizes, recurrent, radii] of [
      [[50, 300, 1], false, [6 / 350, 6 / 301]],
      [[1, 150, 1], true, [6 / 301, 6 / 152]],
    ] as const
  ) {
    const { parameters } = Network.random(mersenneTwister(1), sizes, recurrent);
    const first = parameterCount(sizes.slice(0, 2), recurrent);
    const layers = [parameters.slice(0, first), parameters.slice(first)];
    for (const [k, layer] of layers.entries()) {
      const r = Math.sqrt(radii[k]);
      const most = Math.max(...layer.map(Math.abs));
      assert(most < r && most > 0.95 * r, `${most} of ${r}`);
    }
  }
});
