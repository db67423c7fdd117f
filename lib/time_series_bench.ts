import { plainTimeSeries } from "./plain_formulas.ts";
import { generateTimeSeries } from "./time_series.ts";
import { uniformStream } from "./uniform_stream.ts";

const COUNT = 9000;
const STEPS = 50;
const group = "the series of a run";

let sink = 0;

Deno.bench("the formula, plain", { group, baseline: true }, () => {
  const uniform = uniformStream(42);
  for (let k = 0; k < COUNT; k++) sink += plainTimeSeries(uniform, STEPS)[0];
});

Deno.bench("generateTimeSeries()", { group }, () => {
  sink += generateTimeSeries(uniformStream(42), COUNT, STEPS).values[0];
});
