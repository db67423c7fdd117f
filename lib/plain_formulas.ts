import type { Model } from "./predictor.ts";
import type { Uniform } from "./uniform_stream.ts";

/**
 * A time series once more, literally as the formula says it, with nothing
 * done for speed. Tests and benches compare {@linkcode generateTimeSeries} with
 * it.
 *
 * @param uniform Where the random numbers come from.
 * @param steps How many inputs the series has.
 * @returns Its steps + 1 values: the inputs, and the value that follows them.
 */
export function plainTimeSeries(uniform: Uniform, steps: number): number[] {
  const { sin } = Math;
  const [freq1, freq2, offset1, offset2] = Array.from({ length: 4 }, uniform);
  // As np.linspace does: steps·(1/steps) is not always exactly 1.
  const time = Array.from({ length: steps }, (_, i) => i * (1 / steps));
  return [...time, 1].map((t) =>
    0.5 * sin((t - offset1) * (freq1 * 10 + 10)) +
    0.2 * sin((t - offset2) * (freq2 * 20 + 20)) +
    0.1 * (uniform() - 0.5)
  );
}

/**
 * D once more, literally as the formulas say it, with nothing done for
 * speed. Tests and benches compare {@linkcode Perceptron} with it.
 */
export class PlainPerceptron implements Model {
  /** The weights w, one per input. */
  readonly w: Float64Array;
  /** The bias b. */
  b = 0;

  /**
   * The perceptron of the given parameters.
   *
   * @param parameters w_1, w_2, … and then b.
   */
  constructor(parameters: Float64Array) {
    this.w = parameters.slice(0, -1);
    this.b = parameters[this.w.length];
  }

  /** a = tanh(w·x + b). */
  predict(x: Float64Array, start: number, _end: number): number {
    const { w } = this;
    let dot = this.b;
    for (let i = 0; i < w.length; i++) dot += w[i] * x[start + i];
    return Math.tanh(dot);
  }

  /** Δ = (y − a)·tanh′(dot); b += λΔ; w += λΔx. */
  train(x: Float64Array, start: number, end: number, rate: number): void {
    const { w } = this;
    const a = this.predict(x, start, end);
    const delta = (x[end] - a) * (1 - a * a);
    this.b += rate * delta;
    for (let i = 0; i < w.length; i++) w[i] += rate * delta * x[start + i];
  }

  /** w_1, w_2, … and then b. */
  parameters(): Float64Array {
    return Float64Array.of(...this.w, this.b);
  }
}

/**
 * R once more, literally as the formulas say it, with nothing done for
 * speed. Tests and benches compare {@linkcode ScalarRnn} with it.
 */
export class PlainRnn implements Model {
  /** The input weight w_l, the recurrent weight w_s and the bias b. */
  weights: [wl: number, ws: number, b: number];

  /**
   * The network of the given parameters.
   *
   * @param parameters w_l, w_s and b.
   */
  constructor([wl, ws, b]: Float64Array) {
    this.weights = [wl, ws, b];
  }

  /** a_0 … a_F: a_0 = 0, a_S = tanh(w_l·x_S + w_s·a_{S−1} + b). */
  forward(x: Float64Array, start: number, end: number): number[] {
    const [wl, ws, b] = this.weights;
    const a = [0];
    for (let S = 1; S <= end - start; S++) {
      a[S] = Math.tanh(wl * x[start + S - 1] + ws * a[S - 1] + b);
    }
    return a;
  }

  /** a_F. */
  predict(x: Float64Array, start: number, end: number): number {
    return this.forward(x, start, end)[end - start];
  }

  /** Δ_F = (y − a_F)·tanh′(dot_F), Δ_S = Δ_{S+1}·w_s·tanh′(dot_S). */
  train(x: Float64Array, start: number, end: number, rate: number): void {
    const [wl, ws, b] = this.weights;
    const F = end - start;
    const a = this.forward(x, start, end);
    const delta = [];
    delta[F] = (x[end] - a[F]) * (1 - a[F] * a[F]);
    for (let S = F - 1; S >= 1; S--) {
      delta[S] = delta[S + 1] * ws * (1 - a[S] * a[S]);
    }
    let [dwl, dws, db] = [0, 0, 0];
    for (let S = 1; S <= F; S++) {
      dwl += delta[S] * x[start + S - 1];
      if (S > 1) dws += delta[S] * a[S - 1];
      db += delta[S];
    }
    this.weights = [wl + rate * dwl, ws + rate * dws, b + rate * db];
  }

  /** w_l, w_s, b. */
  parameters(): Float64Array {
    return Float64Array.from(this.weights);
  }
}
