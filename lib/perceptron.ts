import { dot } from "./numeric/dot.ts";
import type { Prng } from "./numeric/mersenne_twister.ts";
import { tanh } from "./numeric/tanh.ts";
import type { Model } from "./predictor.ts";

/**
 * D, a single tanh perceptron, which sees all F inputs of a series at once:
 *
 * dot = w·x + b and a = tanh(dot)
 *
 * Source of the formulas: the lab sheet, "DNN".
 *
 * @example
 * ```ts
 * import { Perceptron } from "./perceptron.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const perceptron = new Perceptron([1, 2], 0.5);
 * const a = perceptron.predict(Float64Array.of(0.1, 0.2));
 * assertAlmostEquals(a, Math.tanh(1));
 * ```
 */
export class Perceptron implements Model {
  /** The weights w_1 … w_F, one per input. */
  readonly w: Float64Array;
  /** The bias b. */
  b: number;
  /** w·x + b, as of the last series that it was trained on. */
  dot = 0;
  /** a, the prediction for the last series that it was trained on. */
  a = 0;
  /** Δ, as of the last series that it was trained on. */
  delta = 0;

  /**
   * A perceptron of the given parameters.
   *
   * @param w The weights w; they are copied.
   * @param b The bias b.
   */
  constructor(w: ArrayLike<number>, b: number) {
    this.w = Float64Array.from(w);
    this.b = b;
  }

  /**
   * A perceptron whose w_1 … w_F and then b are drawn from [−0.5, 0.5).
   *
   * @param prng Where the random numbers come from.
   * @param steps F, how many inputs a series has.
   * @returns The untrained perceptron.
   */
  static random(prng: Prng, steps: number): Perceptron {
    const w = new Float64Array(steps).map(() => prng() - 0.5);
    return new Perceptron(w, prng() - 0.5);
  }

  /** a = tanh(w·x + b). */
  predict(x: Float64Array): number {
    return tanh(dot(this.w, x) + this.b);
  }

  /**
   * Δ = (y − a)·tanh′(dot), where tanh′(dot) = 1/cosh²(dot) = 1 − tanh²(dot) =
   * 1 − a². Then b += λ·Δ and w += λ·Δ·x.
   */
  train(x: Float64Array, y: number, rate: number): void {
    const { w } = this;
    this.dot = dot(w, x) + this.b;
    const a = tanh(this.dot);
    const delta = (y - a) * (1 - a * a);

    this.b += rate * delta;
    for (let i = 0; i < w.length; i++) w[i] += rate * delta * x[i];
    this.a = a;
    this.delta = delta;
  }

  /** w_1 … w_F, b. */
  parameters(): Float64Array {
    const parameters = new Float64Array(this.w.length + 1);
    parameters.set(this.w);
    parameters[this.w.length] = this.b;
    return parameters;
  }
}
