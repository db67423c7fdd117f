import type { Prng } from "./numeric/mersenne_twister.ts";
import { tanh } from "./numeric/tanh.ts";
import type { Model } from "./training.ts";

/**
 * R, the simplest recurrent network: one tanh node, which sees one input after
 * another, and remembers only its own output of the step before. At each step S,
 * from 1 to F, the number of inputs:
 *
 * dot_S = w_l·x_S + w_s·a_{S−1} + b and a_S = tanh(dot_S), where a_0 = 0
 *
 * Its last output, a_F, is the prediction.
 *
 * Source of the formulas: the lab sheet, "The Simplest RNN"; x_S is the sheet's
 * a_{1,S}, and the index 2 of the node is left out.
 */
export class ScalarRnn implements Model {
  /**
   * w_l, the weight of the input, from the layer before; w_s, the weight of the
   * node's own output of the step before; the bias b.
   */
  readonly parameters: Float64Array;

  // Of the last training step, for the way back:
  /** `dot[S]` for S = 1 … F. */
  dot: Float64Array = new Float64Array(0);
  /** `a[S]` for S = 0 … F. */
  a: Float64Array = new Float64Array(0);
  /** Δ: `delta[S]` for S = 1 … F. */
  delta: Float64Array = new Float64Array(0);

  /** A network of the given w_l, w_s and b, which are copied. */
  constructor(parameters: ArrayLike<number>) {
    this.parameters = Float64Array.from(parameters);
  }

  /** Draws w_l, w_s and b, in this order, each uniform in [−0.5, 0.5). */
  static random(prng: Prng): ScalarRnn {
    return new ScalarRnn([prng() - 0.5, prng() - 0.5, prng() - 0.5]);
  }

  /** a_F. The way forward needs only the latest a. */
  predict(x: Float64Array): number {
    const [wl, ws, b] = this.parameters;
    let a = 0;
    for (let S = 1; S <= x.length; S++) a = tanh(wl * x[S - 1] + ws * a + b);
    return a;
  }

  /** Back propagation through time, of one series. */
  train(x: Float64Array, y: number, rate: number): void {
    if (this.a.length !== x.length + 1) { // the first series, or a longer one
      this.dot = new Float64Array(x.length + 1);
      this.a = new Float64Array(x.length + 1); // a[0] stays 0
      this.delta = new Float64Array(x.length + 1);
    }
    this.#forward(x);
    this.#backward(y);
    this.#update(x, rate);
  }

  /** dot_S and a_S, for S = 1 … F. */
  #forward(x: Float64Array): void {
    const [wl, ws, b] = this.parameters;
    let a = 0;
    for (let S = 1; S <= x.length; S++) {
      const dot = wl * x[S - 1] + ws * a + b;
      a = tanh(dot);
      this.dot[S] = dot;
      this.a[S] = a;
    }
  }

  /**
   * Δ_F = (y − a_F)·tanh′(dot_F)
   *
   * Δ_S = Δ_{S+1}·w_s·tanh′(dot_S), for S = F − 1 … 1
   *
   * where tanh′(dot_S) = 1/cosh²(dot_S) = 1 − tanh²(dot_S) = 1 − a_S², since
   * cosh² − sinh² = 1.
   */
  #backward(y: number): void {
    const { a, delta } = this;
    const [, ws] = this.parameters;
    const F = a.length - 1;
    delta[F] = (y - a[F]) * (1 - a[F] * a[F]);
    for (let S = F - 1; S >= 1; S--) {
      delta[S] = delta[S + 1] * ws * (1 - a[S] * a[S]);
    }
  }

  /**
   * w_l += λ·ΣΔ_S·x_S, w_s += λ·ΣΔ_S·a_{S−1}, b += λ·ΣΔ_S
   *
   * The sheet leaves the first step out of the sum for w_s; here all sums are over
   * S = 1 … F, which is the same, since a_0 = 0.
   */
  #update(x: Float64Array, rate: number): void {
    const { parameters, a, delta } = this;
    let sumDeltaX = 0;
    let sumDeltaA = 0;
    let sumDelta = 0;
    for (let S = 1; S <= x.length; S++) {
      sumDeltaX += delta[S] * x[S - 1];
      sumDeltaA += delta[S] * a[S - 1];
      sumDelta += delta[S];
    }
    parameters[0] += rate * sumDeltaX; // w_l
    parameters[1] += rate * sumDeltaA; // w_s
    parameters[2] += rate * sumDelta; // b
  }
}
