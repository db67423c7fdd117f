import { assertEquals, assertThrows } from "@std/assert";
import { naive } from "./naive.ts";
import {
  DivergenceError,
  learningCurve,
  meanSquaredError,
} from "./training.ts";

const SET = [
  { x: Float64Array.of(1, 2), y: 4 },
  { x: Float64Array.of(5), y: 4 },
];
const TRAINING = { rate: 7, epochs: 3, anneal: false, clip: Infinity };

Deno.test("meanSquaredError() is the mean of the squared errors", () => {
  assertEquals(meanSquaredError(naive, SET), (2 ** 2 + 1 ** 2) / 2);
});

Deno.test("learningCurve() gives each MSE before it trains on", () => {
  let trained = 0;
  const model = { ...naive, train: () => void trained++ };
  learningCurve(model, SET, SET, TRAINING).next();
  assertEquals(trained, 2);
});

Deno.test("learningCurve() throws if a parameter or the MSE stops being finite", () => {
  for (const [prediction, parameter] of [[0, NaN], [NaN, 1], [0, Infinity]]) {
    const model = { ...naive };
    const curve = learningCurve(model, SET, SET, TRAINING);
    curve.next();
    model.predict = () => prediction;
    model.parameters = Float64Array.of(1, parameter);
    assertThrows(
      () => curve.next(),
      DivergenceError,
      "training stopped being finite in epoch 2: try a --rate smaller than 7",
    );
  }
});
