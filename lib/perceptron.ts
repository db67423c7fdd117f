import type { Prng } from "./numeric/mersenne_twister.ts";
import { tanh } from "./numeric/tanh.ts";
import { addScaled, dot } from "./numeric/vectors.ts";
import type { Model } from "./training.ts";

/**
 * D, a single tanh perceptron, which sees all F inputs of a series at once:
 *
 * dot = w·x + b and a = tanh(dot), the prediction
 *
 * Source of the formulas: the lab sheet, "DNN".
 */
export class Perceptron implements Model {
  /** The weights w_1 … w_F, one for each input. */
  readonly w: Float64Array;
  /** The bias b. */
  b: number;

  // Of the last training step, which --trace shows:
  /** w·x + b. */
  dot = 0;
  /** The prediction a. */
  a = 0;
  /** Δ. */
  delta = 0;

  /** A perceptron of the given weights, which are copied, and bias. */
  constructor(w: ArrayLike<number>, b: number) {
    this.w = Float64Array.from(w);
    this.b = b;
  }

  /** Draws w_1 … w_F and then b, each uniform in [−0.5, 0.5). */
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
    this.dot = dot(this.w, x) + this.b;
    const a = tanh(this.dot);
    const delta = (y - a) * (1 - a * a);

    this.b += rate * delta;
    addScaled(this.w, rate * delta, x);
    this.a = a;
    this.delta = delta;
  }

  /** w_1 … w_F, b. */
  parameters(): Float64Array {
    return Float64Array.of(...this.w, this.b);
  }
}
