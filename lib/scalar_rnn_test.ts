import { assertAlmostEquals, assertEquals } from "@std/assert";
import { PlainRnn } from "./plain_models.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { trainEpoch } from "./training.ts";
import { uniformStream } from "./uniform_stream.ts";

/** Half the squared error, ½(y − a_F)²: train() descends its gradient. */
function halfSquaredError(rnn: ScalarRnn, series: Float64Array): number {
  const end = series.length - 1;
  return (series[end] - rnn.predict(series, 0, end)) ** 2 / 2;
}

Deno.test("ScalarRnn descends the gradient that central differences give, in all 3 parameters", () => {
  const { values } = generateTimeSeries(uniformStream(5), 1, 50);
  const before = Float64Array.of(0.9, -0.8, 0.2);
  const at = ([wl, ws, b]: Float64Array) => new ScalarRnn(wl, ws, b);

  const trained = at(before);
  trained.train(values, 0, 50, 1);
  const after = trained.parameters();
  assertEquals(after.length, 3);

  const h = 1e-5;
  for (const i of before.keys()) {
    const more = before.with(i, before[i] + h);
    const less = before.with(i, before[i] - h);
    const numeric = (halfSquaredError(at(more), values) -
      halfSquaredError(at(less), values)) / (2 * h);
    const analytic = before[i] - after[i];
    const size = Math.max(Math.abs(numeric), Math.abs(analytic), 1e-3);
    assertAlmostEquals(analytic, numeric, 1e-7 * size);
  }
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
