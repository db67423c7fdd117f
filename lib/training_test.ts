import { assertEquals, assertThrows } from "@std/assert";
import { naive } from "./naive.ts";
import { mersenneTwister } from "./numeric/mersenne_twister.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve, meanSquaredError } from "./training.ts";

const TRAINING = { rate: 0.1, epochs: 3, anneal: false };

const series = (seed: number) =>
  generateTimeSeries(mersenneTwister(seed), 20, 5);

Deno.test("meanSquaredError() is the mean of the squared errors", () => {
  const testSet = [
    { x: Float64Array.of(1, 2), y: 4 },
    { x: Float64Array.of(5), y: 4 },
  ];
  assertEquals(meanSquaredError(naive, testSet), (2 ** 2 + 1 ** 2) / 2);
});

Deno.test("learningCurve() gives each MSE before it trains on", () => {
  let trained = 0;
  const model = { ...naive, train: () => void trained++ };
  const curve = learningCurve(model, series(2), series(3), TRAINING);
  curve.next();
  assertEquals(trained, 20);
});

Deno.test("learningCurve() throws if a parameter or the MSE stops being finite", () => {
  for (const [prediction, parameter] of [[0, NaN], [NaN, 1], [0, Infinity]]) {
    const model = { ...naive };
    const curve = learningCurve(model, series(2), series(3), {
      ...TRAINING,
      rate: 7,
    });
    curve.next();
    model.predict = () => prediction;
    model.parameters = () => Float64Array.of(1, parameter);
    assertThrows(
      () => curve.next(),
      RangeError,
      "training stopped being finite in epoch 2: try a --rate smaller than 7",
    );
  }
});
