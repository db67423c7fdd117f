import type { Model } from "./predictor.ts";
import { tanh } from "./tanh.ts";
import type { Uniform } from "./uniform_stream.ts";

/**
 * D, a single tanh perceptron: a = tanh(w·x + b).
 *
 * @example
 * ```ts
 * import { Perceptron } from "./perceptron.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const perceptron = new Perceptron([1, 2], 0.5);
 * const x = Float64Array.of(0.1, 0.2);
 * assertAlmostEquals(perceptron.predict(x, 0, 2), Math.tanh(1));
 * ```
 */
export class Perceptron implements Model {
  /** The weights w, one per input. */
  readonly w: Float64Array;
  /** The bias b. */
  b = 0; // a number from the start, so that V8 keeps it unboxed

  /**
   * A perceptron of the given weights.
   *
   * @param w The weights w; they are copied.
   * @param b The bias b.
   */
  constructor(w: ArrayLike<number>, b: number) {
    this.w = Float64Array.from(w);
    this.b = b;
  }

  /**
   * A perceptron whose weights and then bias are drawn from [−0.5, 0.5).
   *
   * @param uniform Where the random numbers come from.
   * @param steps How many inputs a series has.
   * @returns The untrained perceptron.
   */
  static random(uniform: Uniform, steps: number): Perceptron {
    const w = new Float64Array(steps).map(() => uniform() - 0.5);
    return new Perceptron(w, uniform() - 0.5);
  }

  /**
   * dot = w·x + b. In two sums only for speed: the processor adds to both at
   * once. {@linkcode PlainPerceptron} has the plain loop.
   */
  #dot(x: Float64Array, start: number): number {
    const { w } = this;
    const n = w.length;
    let even = this.b;
    let odd = 0;
    for (let i = 1; i < n; i += 2) {
      even += w[i - 1] * x[start + i - 1];
      odd += w[i] * x[start + i];
    }
    if (n % 2 === 1) even += w[n - 1] * x[start + n - 1];
    return even + odd;
  }

  /** a = tanh(dot); see {@linkcode Model}. */
  predict(x: Float64Array, start: number, _end: number): number {
    return tanh(this.#dot(x, start));
  }

  /** Δ = (y − a)·tanh′(dot); b += λΔ; w += λΔx; see {@linkcode Model}. */
  train(x: Float64Array, start: number, end: number, rate: number): void {
    const { w } = this;
    const y = x[end];
    const a = this.predict(x, start, end);
    const delta = (y - a) * (1 - a * a); // tanh′(dot) = 1 − tanh²(dot)
    this.b += rate * delta;
    for (let i = 0; i < w.length; i++) w[i] += rate * delta * x[start + i];
  }

  /** w_1, w_2, … and then b. */
  parameters(): Float64Array {
    const all = new Float64Array(this.w.length + 1);
    all.set(this.w);
    all[this.w.length] = this.b;
    return all;
  }
}
