import { PlainRnn } from "./plain_formulas.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import { generateTimeSeries } from "./time_series.ts";
import { learningCurve } from "./training.ts";
import { uniformStream } from "./uniform_stream.ts";

const uniform = uniformStream(42);
const train = generateTimeSeries(uniform, 7000, 50);
const test = generateTimeSeries(uniform, 2000, 50);
const rnn = ScalarRnn.random(uniform);
const plain = new PlainRnn(rnn.parameters());
const group = "R, an epoch";

Deno.bench("the formulas, plain", { group, baseline: true }, () => {
  learningCurve(plain, train, test, 0.01, 1).next();
});

Deno.bench("ScalarRnn", { group }, () => {
  learningCurve(rnn, train, test, 0.01, 1).next();
});
