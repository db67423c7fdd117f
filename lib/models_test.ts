import { assert, assertEquals } from "@std/assert";
import { Network } from "./network.ts";
import { mersenneTwister, type Prng } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { assertClose, Cases } from "./_test_utils.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve, type Model, trainEpoch } from "./training.ts";

const STEPS = 5;
const D_SIZES = [STEPS, 3, 2, 1];
const R_SIZES = [1, 3, 2, 1];

/** Each model: untrained, and of given parameters. */
const MODELS: Record<
  string,
  [(prng: Prng) => Model, (parameters: Float64Array) => Model]
> = {
  Perceptron: [
    (prng) => Perceptron.random(prng, STEPS),
    (p) => new Perceptron(p.slice(0, STEPS), p[STEPS]),
  ],
  ScalarRnn: [
    ScalarRnn.random,
    ([wl, ws, b]) => new ScalarRnn(wl, ws, b),
  ],
  "Network (D)": [
    (prng) => Network.random(prng, D_SIZES, false),
    (p) => new Network(D_SIZES, false, p),
  ],
  "Network (R)": [
    (prng) => Network.random(prng, R_SIZES, true),
    (p) => new Network(R_SIZES, true, p),
  ],
};

const TRAINING = { rate: 0.1, epochs: 3, anneal: false };

const series = (seed: number) =>
  generateTimeSeries(mersenneTwister(seed), 20, STEPS);

for (const [name, [random, create]] of Object.entries(MODELS)) {
  const untrained = () => random(mersenneTwister(1));

  Deno.test(`${name}: train() goes down the gradient of half the squared error`, () => {
    const cases = new Cases(3);
    const h = 1e-5;
    for (const { x, y } of series(4)) {
      const before = cases.numbers(untrained().parameters().length);
      const error = (parameters: Float64Array) =>
        (y - create(parameters).predict(x)) ** 2 / 2;
      const model = create(before);
      model.train(x, y, 1);
      for (const [i, after] of model.parameters().entries()) {
        const gradient = (error(before.with(i, before[i] + h)) -
          error(before.with(i, before[i] - h))) / (2 * h);
        const moved = before[i] - after;
        const size = Math.max(Math.abs(gradient), Math.abs(moved), 1e-3);
        assert(Math.abs(moved - gradient) <= 1e-6 * size, `parameter ${i}`);
      }
    }
  });

  Deno.test(`${name}: the test set has no part in what learningCurve() trains`, () => {
    const [one, other] = [untrained(), untrained()];
    const mses = [...learningCurve(one, series(2), series(3), TRAINING)];
    const others = [...learningCurve(other, series(2), series(4), TRAINING)];
    assert(mses[2] !== others[2]);
    assert(one.parameters()[0] !== untrained().parameters()[0]);
    assertEquals(one.parameters(), other.parameters());
  });

  Deno.test(`${name}: training changes no series, nor the parameters given or got`, () => {
    const [trainSet, testSet] = [series(2), series(3)];
    const given = untrained().parameters();
    const model = create(given);
    model.parameters().fill(9);
    [...learningCurve(model, trainSet, testSet, TRAINING)];
    assertEquals([trainSet, testSet], [series(2), series(3)]);
    assertEquals(given, untrained().parameters());
  });

  Deno.test(`${name}: trainEpoch() trains on each series once, in order`, () => {
    const [model, byHand] = [untrained(), untrained()];
    trainEpoch(model, series(2), 0.1);
    for (const { x, y } of series(2)) byHand.train(x, y, 0.1);
    assertEquals(model.parameters(), byHand.parameters());
  });

  Deno.test(`${name}: a model predicts the same after it has seen other lengths`, () => {
    const model = untrained();
    const [{ x }] = series(2);
    const prediction = model.predict(x);
    const [longer] = generateTimeSeries(mersenneTwister(5), 1, 2 * STEPS);
    if (name !== "Perceptron") model.predict(longer.x);
    assertEquals(model.predict(x), prediction);
  });
}

Deno.test("ScalarRnn with w_s = 0 is a perceptron of the last input", () => {
  const prng = mersenneTwister(1);
  for (const { x, y } of generateTimeSeries(prng, 99, 9)) {
    const perceptron = Perceptron.random(prng, 1);
    const rnn = new ScalarRnn(perceptron.w[0], 0, perceptron.b);
    assertClose([rnn.predict(x)], [perceptron.predict(x.subarray(-1))]);
    rnn.train(x, y, 0.5);
    perceptron.train(x.subarray(-1), y, 0.5);
    assertClose([rnn.wl, rnn.b], perceptron.parameters());
  }
});

Deno.test("Perceptron and ScalarRnn learn from the mirrored series the same weights and the mirrored bias", () => {
  // tanh is odd: dot, a, Δ and the change of b all turn round, Δ·x does not.
  const prng = mersenneTwister(2);
  const d = Perceptron.random(prng, 9);
  const r = ScalarRnn.random(prng);
  const mirroredD = new Perceptron(d.w, -d.b);
  const mirroredR = new ScalarRnn(r.wl, r.ws, -r.b);
  for (const { x, y } of generateTimeSeries(prng, 99, 9)) {
    for (const model of [d, r]) model.train(x, y, 0.1);
    const mirrored = x.map((value) => -value);
    for (const model of [mirroredD, mirroredR]) model.train(mirrored, -y, 0.1);
  }
  assertEquals(mirroredD.w, d.w);
  assertEquals([mirroredR.wl, mirroredR.ws], [r.wl, r.ws]);
  assertEquals([mirroredD.b, mirroredR.b], [-d.b, -r.b]);
});

Deno.test("Perceptron and ScalarRnn keep their last training step while they predict", () => {
  const prng = mersenneTwister(3);
  const [{ x, y }, other] = generateTimeSeries(prng, 2, 9);
  for (const model of [Perceptron.random(prng, 9), ScalarRnn.random(prng)]) {
    model.train(x, y, 0.1);
    const kept = structuredClone(model);
    model.predict(other.x);
    assertEquals(structuredClone(model), kept);
  }
});
