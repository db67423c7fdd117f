import { modelKind } from "./models.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { sin } from "./numeric/sin.ts";
import { tanh } from "./numeric/tanh.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve } from "./training.ts";

const prng = mersenneTwister(42);
const trainSet = generateTimeSeries(prng, 7000, 50);
const testSet = generateTimeSeries(prng, 2000, 50);

Deno.bench("series", () => {
  generateTimeSeries(mersenneTwister(42), 9000, 50);
});

for (
  const [mode, ...hidden] of [["N"], ["D"], ["R"], ["D", 10], ["R", 6]] as const
) {
  const model = modelKind(mode, 50, hidden).untrained(prng);
  const training = { rate: 0.01, epochs: 1, anneal: false, clip: Infinity };
  Deno.bench(["an epoch of", mode, ...hidden].join(" "), () => {
    learningCurve(model, trainSet, testSet, training).next();
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
