import { assert, assertEquals } from "@std/assert";
import { Network, parameterCount } from "./network.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { assertClose, Cases } from "./_test_utils.ts";
import { generateTimeSeries } from "./time_series.ts";

Deno.test("Network without a hidden layer is Perceptron and ScalarRnn", () => {
  const prng = mersenneTwister(14);
  const perceptron = Perceptron.random(prng, 9);
  const rnn = ScalarRnn.random(prng);
  for (
    const [model, network] of [
      [perceptron, new Network([9, 1], false, perceptron.parameters())],
      [rnn, new Network([1, 1], true, rnn.parameters())],
    ]
  ) {
    for (const { x, y } of generateTimeSeries(prng, 20, 9)) {
      assertClose([network.predict(x)], [model.predict(x)]);
      model.train(x, y, 0.1);
      network.train(x, y, 0.1);
    }
    assertClose(network.parameters(), model.parameters());
  }
});

Deno.test("Network predicts and learns the same with two nodes of a layer swapped", () => {
  // R, 1 > 2 > 1: wl 2×1, ws 2×2, b 2; wl 1×2, ws 1×1, b 1.
  const p = new Cases(5).numbers(12);
  const swap = (
    [l0, l1, s00, s01, s10, s11, b0, b1, m0, m1, ...last]: Float64Array,
  ) => [l1, l0, s11, s10, s01, s00, b1, b0, m1, m0, ...last];
  const one = new Network([1, 2, 1], true, p);
  const other = new Network([1, 2, 1], true, swap(p));
  for (const { x, y } of generateTimeSeries(mersenneTwister(6), 20, 10)) {
    one.train(x, y, 0.1);
    other.train(x, y, 0.1);
  }
  assertClose(other.parameters(), swap(one.parameters()));
});

Deno.test("Network with all ws = 0 sees only the last input", () => {
  const p = new Cases(6).numbers(12).fill(0, 2, 6).fill(0, 10, 11);
  const network = new Network([1, 2, 1], true, p);
  for (const { x } of generateTimeSeries(mersenneTwister(6), 20, 10)) {
    assertEquals(network.predict(x), network.predict(x.subarray(-1)));
  }
});

Deno.test("Network.random() draws each layer evenly within ±r", () => {
  for (
    const [sizes, recurrent, radii] of [
      [[50, 300, 1], false, [6 / 350, 6 / 301]],
      [[1, 150, 1], true, [6 / 301, 6 / 152]],
    ] as const
  ) {
    const p = Network.random(mersenneTwister(1), sizes, recurrent).parameters();
    const first = parameterCount(sizes.slice(0, 2), recurrent);
    for (const [k, layer] of [p.slice(0, first), p.slice(first)].entries()) {
      const r = Math.sqrt(radii[k]);
      const most = Math.max(...layer.map(Math.abs));
      assert(most < r && most > 0.95 * r, `${most} of ${r}`);
      const variance = layer.reduce((sum, w) => sum + w * w, 0) / layer.length;
      assert(Math.abs(variance / (r * r / 3) - 1) < 0.2, `${variance}`);
    }
  }
});
