import { tanh } from "./tanh.ts";

const dots = Float64Array.from({ length: 1000 }, (_, k) => (k - 500) / 500);
let sink = 0;

// Each tanh waits for the one before it, as in a recurrent network.
Deno.bench("Math.tanh()", { group: "tanh", baseline: true }, () => {
  let a = 0;
  for (let k = 0; k < dots.length; k++) a = Math.tanh(dots[k] - 0.5 * a);
  sink += a;
});

Deno.bench("tanh()", { group: "tanh" }, () => {
  let a = 0;
  for (let k = 0; k < dots.length; k++) a = tanh(dots[k] - 0.5 * a);
  sink += a;
});
