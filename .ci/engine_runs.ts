// 40 runs of D and R, some with hidden layers, at seeds, sizes and rates up to chaotic ones: what they
// print has to be the same, to the byte, on every engine. `.ci/engine_checks.ts`
// puts this file and the lab's modules in one, and runs it on some. Engines' own
// tanh differ in one of 50,000 numbers, so there is a digest of many more, too.

import { Network } from "../lib/network.ts";
import { mersenneTwister } from "../lib/numeric/mersenne_twister.ts";
import { sin } from "../lib/numeric/sin.ts";
import { tanh } from "../lib/numeric/tanh.ts";
import { Perceptron } from "../lib/perceptron.ts";
import { ScalarRnn } from "../lib/scalar_rnn.ts";
import { generateTimeSeries } from "../lib/time_series.ts";
import { learningCurve } from "../lib/training.ts";

for (let seed = 0; seed < 20; seed++) {
  for (const mode of ["D", "R"]) {
    const steps = [50, 1, 20, 60][seed % 4];
    // At the first, training is chaotic.
    const rate = (mode === "D" ? [0.4, 0.01, 1] : [5, 0.01, 2])[seed % 3];
    const prng = mersenneTwister(seed * 214748364);
    const trainSize = seed < 15 ? 100 + 20 * seed : 30;
    const trainSet = generateTimeSeries(prng, trainSize, steps);
    const testSet = generateTimeSeries(prng, 1 + seed, steps);
    const inputs = mode === "D" ? steps : 1;
    const model = seed >= 15
      ? Network.random(prng, [inputs, 4, 3, 1], mode === "R")
      : mode === "D"
      ? Perceptron.random(prng, steps)
      : ScalarRnn.random(prng);
    const mses = [...learningCurve(model, trainSet, testSet, rate, 3)];
    const parameters = model.parameters();
    console.log(JSON.stringify({ seed, mode, steps, rate, mses, parameters }));
  }
}

let digest = 0;
for (let k = 0; k < 500_000; k++) {
  const at = k / 250_000 - 1; // from −1 to 1; far from 0, as often as near it
  digest = (digest * 3.7 + tanh(4 * at) + sin(40 * at)) % 1; // keeps all bits
}
console.log(digest);
