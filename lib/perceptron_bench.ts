import { Perceptron } from "./perceptron.ts";
import { PlainPerceptron } from "./plain_formulas.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve } from "./training.ts";
import { uniformStream } from "./uniform_stream.ts";

const uniform = uniformStream(42);
const train = generateTimeSeries(uniform, 7000, 50);
const test = generateTimeSeries(uniform, 2000, 50);
const perceptron = Perceptron.random(uniform, 50);
const plain = new PlainPerceptron(perceptron.parameters());
const group = "D, an epoch";

Deno.bench("the formulas, plain", { group, baseline: true }, () => {
  learningCurve(plain, train, test, 0.01, 1).next();
});

Deno.bench("Perceptron", { group }, () => {
  learningCurve(perceptron, train, test, 0.01, 1).next();
});
