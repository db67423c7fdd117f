import type { Model } from "./predictor.ts";
import { tanh } from "./tanh.ts";
import type { Uniform } from "./uniform_stream.ts";

/**
 * R, the simplest recurrent network: one tanh node that at each step S, from 1
 * to F, sees the input x_S and its own previous output a_{S−1}:
 *
 * a_S = tanh(w_l·x_S + w_s·a_{S−1} + b), where a_0 = 0.
 *
 * Its output after the final input, a_F, is the prediction. It learns by back
 * propagation through time.
 *
 * @example
 * ```ts
 * import { ScalarRnn } from "./scalar_rnn.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const rnn = new ScalarRnn(1, 0.5, 0);
 * const a1 = Math.tanh(0.3);
 * const a2 = Math.tanh(0.4 + 0.5 * a1);
 * assertAlmostEquals(rnn.predict(Float64Array.of(0.3, 0.4), 0, 2), a2);
 * ```
 */
export class ScalarRnn implements Model {
  // Numbers from the start, so that V8 keeps them unboxed.
  /** The input weight w_l, of x_S. */
  wl = 0;
  /** The recurrent weight w_s, of a_{S−1}. */
  ws = 0;
  /** The bias b. */
  b = 0;
  /** The outputs a_0 … a_F that #forward() left. */
  #outputs = new Float64Array(0);

  /**
   * A network of the given weights.
   *
   * @param wl The input weight w_l.
   * @param ws The recurrent weight w_s.
   * @param b The bias b.
   */
  constructor(wl: number, ws: number, b: number) {
    this.wl = wl;
    this.ws = ws;
    this.b = b;
  }

  /**
   * A network whose w_l, w_s and b, in this order, are drawn from [−0.5, 0.5).
   *
   * @param uniform Where the random numbers come from.
   * @returns The untrained network.
   */
  static random(uniform: Uniform): ScalarRnn {
    const wl = uniform() - 0.5;
    const ws = uniform() - 0.5;
    const b = uniform() - 0.5;
    return new ScalarRnn(wl, ws, b);
  }

  /**
   * Forward in time, for S from 1 to F:
   * dot_S = w_l·x_S + w_s·a_{S−1} + b, a_S = tanh(dot_S).
   * x_S is x[start + S − 1]. Keeps all outputs, and returns a_F.
   */
  #forward(x: Float64Array, start: number, end: number): number {
    const F = end - start;
    if (this.#outputs.length !== F + 1) this.#outputs = new Float64Array(F + 1);
    const outputs = this.#outputs;
    const { wl, ws, b } = this;
    let a = 0; // a_0
    for (let S = 1; S <= F; S++) {
      const dot = wl * x[start + S - 1] + ws * a + b;
      a = tanh(dot);
      outputs[S] = a;
    }
    return a;
  }

  /**
   * Back in time, with the weights that #forward() went with:
   * Δ_F = (y − a_F)·tanh′(dot_F), Δ_S = Δ_{S+1}·w_s·tanh′(dot_S), where
   * tanh′(dot_S) = 1 − a_S². Then
   * b += λ·ΣΔ_S, w_s += λ·ΣΔ_S·a_{S−1}, w_l += λ·ΣΔ_S·x_S.
   */
  #backward(x: Float64Array, start: number, end: number, rate: number): void {
    const F = end - start;
    const a = this.#outputs;
    const { ws } = this;
    const y = x[end];
    let sumDelta = 0; // ΣΔ_S
    let sumDeltaA = 0; // ΣΔ_S·a_{S−1}; a_0 = 0, so the first step adds nothing
    let sumDeltaX = 0; // ΣΔ_S·x_S
    let delta = (y - a[F]) * (1 - a[F] * a[F]); // Δ_F
    for (let S = F; S >= 1; S--) {
      sumDelta += delta;
      sumDeltaA += delta * a[S - 1];
      sumDeltaX += delta * x[start + S - 1];
      delta *= ws * (1 - a[S - 1] * a[S - 1]); // Δ_{S−1}, for the next turn
    }
    this.b += rate * sumDelta;
    this.ws += rate * sumDeltaA;
    this.wl += rate * sumDeltaX;
  }

  /** a_F; see {@linkcode Model}. */
  predict(x: Float64Array, start: number, end: number): number {
    return this.#forward(x, start, end);
  }

  /** Once forward and once back in time; see {@linkcode Model}. */
  train(x: Float64Array, start: number, end: number, rate: number): void {
    this.#forward(x, start, end);
    this.#backward(x, start, end, rate);
  }

  /** w_l, w_s, b. */
  parameters(): Float64Array {
    return Float64Array.of(this.wl, this.ws, this.b);
  }
}
