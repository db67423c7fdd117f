import { sin } from "./sin.ts";

// As a series has them: some in every quarter turn, none at 0.
const angles = Float64Array.from({ length: 1000 }, (_, k) => (k - 499.5) / 13);
let sink = 0;

Deno.bench("Math.sin()", { group: "sin", baseline: true }, () => {
  let sum = 0;
  for (let k = 0; k < angles.length; k++) sum += Math.sin(angles[k]);
  sink += sum;
});

Deno.bench("sin()", { group: "sin" }, () => {
  let sum = 0;
  for (let k = 0; k < angles.length; k++) sum += sin(angles[k]);
  sink += sum;
});
