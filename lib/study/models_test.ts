import { assert } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import { mersenneTwister } from "../numeric/mersenne_twister.ts";
import { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import { generateTimeSeries } from "../time_series.ts";
import type { Model } from "../training.ts";
import { Network } from "./network.ts";

const SIZES = [3, 2, 1];
const MODELS: [name: string, count: number, (p: Float64Array) => Model][] = [
  ["Perceptron", 6, (p) => new Perceptron(p)],
  ["ScalarRnn", 3, (p) => new ScalarRnn(p)],
  ["Network (D)", 29, (p) => new Network([5, ...SIZES], false, Infinity, p)],
  ["Network (R)", 32, (p) => new Network([1, ...SIZES], true, Infinity, p)],
];

for (const [name, count, create] of MODELS) {
  Deno.test(`${name}: a training step goes down the gradient of half the squared error`, () => {
    const cases = new Cases(3);
    const h = 1e-5;
    for (const { x, y } of generateTimeSeries(mersenneTwister(4), 20, 5)) {
      const p = cases.numbers(count);
      const error = (p: Float64Array) => (y - create(p).predict(x)) ** 2 / 2;
      const model = create(p);
      model.train(x, y, 1);
      for (const [i, after] of model.parameters.entries()) {
        const sum = after - p[i];
        const gradient =
          (error(p.with(i, p[i] + h)) - error(p.with(i, p[i] - h))) / (2 * h);
        const size = Math.max(Math.abs(gradient), Math.abs(sum), 1e-3);
        assert(Math.abs(sum + gradient) <= 1e-6 * size, `parameter ${i}`);
      }
    }
  });
}
