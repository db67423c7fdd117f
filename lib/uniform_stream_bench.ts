import { uniformStream } from "./uniform_stream.ts";

const COUNT = 9000 * (4 + 51);
const group = "the uniforms of a run";

const uniform = uniformStream(42);
let sink = 0;

Deno.bench("Math.random()", { group, baseline: true }, () => {
  let sum = 0;
  for (let k = 0; k < COUNT; k++) sum += Math.random();
  sink += sum;
});

Deno.bench("uniformStream()", { group }, () => {
  let sum = 0;
  for (let k = 0; k < COUNT; k++) sum += uniform();
  sink += sum;
});
