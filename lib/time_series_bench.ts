import { generateTimeSeries } from "./time_series.ts";
import { uniformStream } from "./uniform_stream.ts";

const COUNT = 9000;
const STEPS = 50;
const group = "the series of a run";

let sink = 0;

Deno.bench("their sines alone", { group, baseline: true }, () => {
  let sum = 0;
  for (let k = 0; k < COUNT * (STEPS + 1) * 2; k++) {
    sum += Math.sin(k % 60 - 30);
  }
  sink += sum;
});

Deno.bench("generateTimeSeries()", { group }, () => {
  sink += generateTimeSeries(uniformStream(42), COUNT, STEPS).values[0];
});
