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
  /** w_1 … w_F, a weight for each input, and then the bias b. */
  readonly parameters: Float64Array;
  /** w_1 … w_F: a window on the parameters, so what changes here changes there. */
  readonly w: Float64Array;

  /** A perceptron of the given parameters, which are copied. */
  constructor(parameters: ArrayLike<number>) {
    this.parameters = Float64Array.from(parameters);
    this.w = this.parameters.subarray(0, -1);
  }

  /** Draws w_1 … w_F and then b, each uniform in [−0.5, 0.5). */
  static random(prng: Prng, steps: number): Perceptron {
    return new Perceptron(
      Array.from({ length: steps + 1 }, () => prng() - 0.5),
    );
  }

  /** The bias b. */
  get b(): number {
    return this.parameters[this.w.length];
  }

  /** a = tanh(w·x + b). */
  predict(x: Float64Array): number {
    return tanh(dot(this.w, x) + this.b);
  }

  /**
   * Δ = (y − a)·tanh′(dot), where tanh′(dot) = 1/cosh²(dot) = 1 − tanh²(dot) =
   * 1 − a², since cosh² − sinh² = 1. Then w += λ·Δ·x and b += λ·Δ.
   */
  train(x: Float64Array, y: number, rate: number): void {
    const a = this.predict(x);
    const delta = (y - a) * (1 - a * a);
    addScaled(this.w, rate * delta, x);
    this.parameters[this.w.length] += rate * delta; // b
  }
}
