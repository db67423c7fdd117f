import { naive } from "./naive.ts";
import { Network } from "./network.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { sin } from "./numeric/sin.ts";
import { tanh } from "./numeric/tanh.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve } from "./training.ts";

const prng = mersenneTwister(42);
const trainSet = generateTimeSeries(prng, 7000, 50);
const testSet = generateTimeSeries(prng, 2000, 50);

Deno.bench(
  "series",
  () => void generateTimeSeries(mersenneTwister(42), 9000, 50),
);

const models = {
  N: naive,
  D: Perceptron.random(prng, 50),
  R: ScalarRnn.random(prng),
  "D 10": Network.random(prng, [50, 10, 1], false),
  "R 6": Network.random(prng, [1, 6, 1], true),
};
const training = { rate: 0.01, epochs: 1, anneal: false };
for (const [name, model] of Object.entries(models)) {
  Deno.bench(`an epoch of ${name}`, () => {
    learningCurve(model, trainSet, testSet, training).next();
  });
}

// What is tuned, beside what it stands for. Each call waits for the one before,
// as in a recurrent network.
for (
  const [group, fs] of Object.entries({
    sin: [Math.sin, sin],
    tanh: [Math.tanh, tanh],
  })
) {
  for (const f of fs) {
    Deno.bench(`${f === fs[0] ? "Math." : ""}${group}`, { group }, () => {
      let y = 0;
      for (let k = 0; k < 1000; k++) y = f(k / 500 - 1 - 0.5 * y);
      if (y === 9) throw y; // so that y is needed
    });
  }
}
