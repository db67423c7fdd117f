import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { sin } from "./numeric/sin.ts";
import { tanh } from "./numeric/tanh.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { Network } from "./study/network.ts";
import { generateTimeSeries } from "./time_series.ts";
import { meanSquaredError, trainEpoch } from "./training.ts";

const prng = mersenneTwister(42);
const trainSet = generateTimeSeries(prng, 7000, 50);
const testSet = generateTimeSeries(prng, 2000, 50);

Deno.bench("series", () => {
  generateTimeSeries(mersenneTwister(42), 9000, 50);
});

const MODELS = {
  "D": Perceptron.random(prng, 50),
  "R": ScalarRnn.random(prng),
  "D 10": Network.random(prng, [50, 10, 1], false, Infinity),
  "R 6": Network.random(prng, [1, 6, 1], true, Infinity),
};
for (const [name, model] of Object.entries(MODELS)) {
  Deno.bench(`an epoch of ${name}`, () => {
    trainEpoch(model, trainSet, 0.01);
    meanSquaredError(model, testSet);
  });
}

/** Each call waits for the one before, as in a recurrent network. */
function chain(f: (x: number) => number): number {
  let y = 0;
  for (let k = 0; k < 1000; k++) y = f(k / 500 - 1 - 0.5 * y);
  return y;
}
Deno.bench("Math.sin", { group: "sin" }, () => void chain(Math.sin));
Deno.bench("sin", { group: "sin" }, () => void chain(sin));
Deno.bench("Math.tanh", { group: "tanh" }, () => void chain(Math.tanh));
Deno.bench("tanh", { group: "tanh" }, () => void chain(tanh));
