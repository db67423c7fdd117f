import { naive } from "./naive.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { sin } from "./numeric/sin.ts";
import { tanh } from "./numeric/tanh.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve } from "./training.ts";

// The names are those that lib/testdata/lab.c prints; see there.
const prng = mersenneTwister(42);
const trainSet = generateTimeSeries(prng, 7000, 50);
const testSet = generateTimeSeries(prng, 2000, 50);

Deno.bench("series", () => {
  const prng = mersenneTwister(42);
  generateTimeSeries(prng, 7000, 50);
  generateTimeSeries(prng, 2000, 50);
});

const models = {
  N: naive,
  D: Perceptron.random(prng, 50),
  R: ScalarRnn.random(prng),
};
for (const [name, model] of Object.entries(models)) {
  Deno.bench(name, () => {
    learningCurve(model, trainSet, testSet, 0.01, 1).next();
  });
}

// What is tuned, beside what it stands for. Each call waits for the one before,
// as in a recurrent network.
let sink = 0;
for (
  const [group, ours, engines] of [
    ["sin", sin, Math.sin],
    ["tanh", tanh, Math.tanh],
  ] as const
) {
  for (const f of [engines, ours]) {
    Deno.bench(`${f === ours ? "" : "Math."}${group}`, { group }, () => {
      let y = 0;
      for (let k = 0; k < 1000; k++) y = f(k / 500 - 1 - 0.5 * y);
      sink += y;
    });
  }
}
