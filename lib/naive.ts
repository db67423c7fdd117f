import type { Model } from "./predictor.ts";

/**
 * N, the naive guess: the next value will be the last one seen, x_F. It has no
 * parameters, so no series teaches it anything.
 */
export const naive: Model = {
  predict: (x) => x[x.length - 1],
  train: () => {},
  parameters: () => new Float64Array(0),
};
