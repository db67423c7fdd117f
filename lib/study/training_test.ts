import { assertThrows } from "@std/assert";
import { naive } from "../naive.ts";
import { DivergenceError, learningCurve } from "./training.ts";

const SET = [{ x: Float64Array.of(1, 2), y: 4 }];
const TRAINING = { rate: 7, epochs: 3, anneal: false };

Deno.test("learningCurve() throws if a parameter or the MSE stops being finite", () => {
  for (const [prediction, parameter] of [[0, NaN], [NaN, 1], [0, Infinity]]) {
    const model = { ...naive, parameters: Float64Array.of(1), train() {} };
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
