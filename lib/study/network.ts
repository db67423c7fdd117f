import type { Prng } from "../numeric/mersenne_twister.ts";
import { tanh } from "../numeric/tanh.ts";
import { addScaled, dot } from "../numeric/vectors.ts";
import type { Model } from "../training.ts";
import {
  addOuterProduct,
  addProduct,
  addTransposedProduct,
} from "./matrices.ts";

/** The weights of a layer L of n nodes, after one of m; a matrix is row by row. */
export interface Weights {
  /** wl_L, n × m: row j weighs the outputs of the layer before for node j. */
  readonly wl: Float64Array;
  /** ws_L, n × n: row j weighs the layer's own outputs of the step before. */
  readonly ws: Float64Array;
  /** b_L, a bias for each node. */
  readonly b: Float64Array;
}

/** A layer L and, of the last series, what it computed at each step S = 1 … F. */
export interface Layer extends Weights {
  /** dot_{L,S} is `dot[S]`, a number for each node. */
  dot: Float64Array[];
  /** a_{L,S} is `a[S]`. */
  a: Float64Array[];
  /** Δ_{L,S} is `delta[S]`. */
  delta: Float64Array[];
}

/**
 * D and R with hidden layers: layers L = 1 … N of tanh nodes, the last of one
 * node, over the inputs, which are layer 0. R sees one input at each step S =
 * 1 … F, and each of its layers remembers its own outputs of the step before. D
 * sees all inputs at its only step, F = 1, so it has no ws.
 *
 * dot_{L,S} = wl_L·a_{L−1,S} + ws_L·a_{L,S−1} + b_L and a_{L,S} = tanh(dot_{L,S}),
 * where a_{0,S} is the input and a_{L,0} = 0
 *
 * a_{N,F} is the prediction.
 *
 * Source: the sheet's formulas for one node, in matrices.
 */
export class Network implements Model {
  /** For each layer from the first: wl row by row, ws row by row (R), b. */
  readonly parameters: Float64Array;
  /** The layers from 0, the inputs, which have no parameters, to N. */
  readonly layers: readonly Layer[];
  readonly #sizes: readonly number[];
  readonly #recurrent: boolean;
  readonly #clip: number;
  readonly #sums: Float64Array;
  readonly #layersOfSums: readonly Weights[];
  #F = 0;

  /**
   * A network of the given parameters, which are copied. `sizes` are how many
   * inputs a step has, then how many nodes each layer; `recurrent` is true for R,
   * false for D. `clip` is the longest that the sums of a training step may be, all
   * parameters' as one vector; Infinity for no limit.
   */
  constructor(
    sizes: readonly number[],
    recurrent: boolean,
    clip: number,
    parameters: ArrayLike<number>,
  ) {
    this.#sizes = sizes;
    this.#recurrent = recurrent;
    this.#clip = clip;
    this.parameters = Float64Array.from(parameters);
    this.layers = this.#weightsIn(this.parameters)
      .map((weights) => ({ ...weights, dot: [], a: [], delta: [] }));
    this.#sums = new Float64Array(this.parameters.length);
    this.#layersOfSums = this.#weightsIn(this.#sums);
  }

  /**
   * Draws the parameters, in their order, each uniform in [−r, r): r = √(6/(inputs
   * + outputs)), where a layer of n nodes after one of m has m inputs in D and
   * m + n in R, and n outputs.
   *
   * Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training
   * deep feedforward neural networks" (2010), who start b at 0.
   */
  static random(
    prng: Prng,
    sizes: readonly number[],
    recurrent: boolean,
    clip: number,
  ): Network {
    const drawn: number[] = [];
    for (let L = 1; L < sizes.length; L++) {
      const [m, n] = [sizes[L - 1], sizes[L]];
      const r = Math.sqrt(6 / (recurrent ? m + 2 * n : m + n));
      const count = parameterCount([m, n], recurrent);
      for (let k = 0; k < count; k++) drawn.push((2 * prng() - 1) * r);
    }
    return new Network(sizes, recurrent, clip, drawn);
  }

  /** a_{N,F}. */
  predict(x: Float64Array): number {
    this.#forward(x);
    return this.layers[this.layers.length - 1].a[this.#F][0];
  }

  /** Back propagation through layers and time, of one series. */
  train(x: Float64Array, y: number, rate: number): void {
    this.#forward(x);
    this.#backward(y);
    if (this.#clip === Infinity) { // without the detour, which costs time
      this.#addSums(this.layers, rate);
    } else {
      addScaled(this.parameters, rate, this.lastSums().sums);
    }
  }

  /**
   * The sums of the last training step, which hold until the next call, and their
   * length as one vector. Where that is more than `clip`, the sums are shortened to
   * it; the length is the one before.
   *
   * Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training
   * recurrent neural networks" (2013).
   */
  lastSums(): { sums: Float64Array; length: number } {
    const sums = this.#sums;
    sums.fill(0);
    this.#addSums(this.#layersOfSums, 1);
    const length = Math.sqrt(dot(sums, sums));
    if (length > this.#clip) {
      for (let k = 0; k < sums.length; k++) sums[k] *= this.#clip / length;
    }
    return { sums, length };
  }

  /** dot_{L,S} and a_{L,S}, step by step and, at each, layer by layer. */
  #forward(x: Float64Array): void {
    const { layers } = this;
    const inputs = this.#sizes[0];
    const F = x.length / inputs;
    if (F !== this.#F) this.#makeRoom(F);

    for (let S = 1; S <= F; S++) {
      const input = layers[0].a[S];
      for (let i = 0; i < inputs; i++) input[i] = x[(S - 1) * inputs + i];
      for (let L = 1; L < layers.length; L++) {
        const { wl, ws, b, dot, a } = layers[L];
        const dotS = dot[S];
        const aS = a[S];
        for (let j = 0; j < b.length; j++) dotS[j] = b[j];
        addProduct(dotS, wl, layers[L - 1].a[S]);
        if (S > 1) addProduct(dotS, ws, a[S - 1]);
        for (let j = 0; j < b.length; j++) aS[j] = tanh(dotS[j]);
      }
    }
  }

  /**
   * Back in time and, at each step, back through the layers:
   *
   * Δ_{N,F} = tanh′(dot_{N,F}) ⊙ (y − a_{N,F}), otherwise
   *
   * Δ_{L,S} = tanh′(dot_{L,S}) ⊙ (ws_Lᵀ·Δ_{L,S+1} + wl_{L+1}ᵀ·Δ_{L+1,S})
   *
   * without what does not exist; ⊙ is node by node, and tanh′(dot) = 1 − a².
   */
  #backward(y: number): void {
    const { layers } = this;
    const F = this.#F;
    const N = layers.length - 1;
    for (let S = F; S >= 1; S--) {
      for (let L = N; L >= 1; L--) {
        const { ws, a, delta } = layers[L];
        const aS = a[S];
        const deltaS = delta[S]; // at first the sum in brackets, then Δ
        for (let j = 0; j < deltaS.length; j++) deltaS[j] = 0;
        if (L === N && S === F) deltaS[0] = y - aS[0];
        if (S < F) addTransposedProduct(deltaS, ws, delta[S + 1]);
        if (L < N) {
          const { wl, delta } = layers[L + 1];
          addTransposedProduct(deltaS, wl, delta[S]);
        }
        for (let j = 0; j < deltaS.length; j++) {
          deltaS[j] *= 1 - aS[j] * aS[j];
        }
      }
    }
  }

  /**
   * wl_L += λ·ΣΔ_{L,S}·a_{L−1,S}ᵀ, ws_L += λ·ΣΔ_{L,S}·a_{L,S−1}ᵀ and b_L +=
   * λ·ΣΔ_{L,S}, each sum over S, added step by step: to the layers' own weights, or
   * to others in their shape.
   */
  #addSums(to: readonly Weights[], rate: number): void {
    for (let L = 1; L < this.layers.length; L++) {
      const { wl, ws, b } = to[L];
      const { a, delta } = this.layers[L];
      const inputs = this.layers[L - 1].a;
      for (let S = 1; S <= this.#F; S++) {
        addOuterProduct(wl, rate, delta[S], inputs[S]);
        if (S > 1) addOuterProduct(ws, rate, delta[S], a[S - 1]);
        addScaled(b, rate, delta[S]);
      }
    }
  }

  /** The weights of each layer, in the memory of an array of all parameters. */
  #weightsIn(parameters: Float64Array): Weights[] {
    let at = 0;
    const take = (length: number) => parameters.subarray(at, at += length);
    return this.#sizes.map((n, L) => {
      const m = this.#sizes[L - 1];
      const wl = take(L > 0 ? n * m : 0);
      const ws = take(L > 0 && this.#recurrent ? n * n : 0);
      const b = take(L > 0 ? n : 0);
      return { wl, ws, b };
    });
  }

  /** Makes the dots, a and Δ of F steps; those of index 0 are not used. */
  #makeRoom(F: number): void {
    this.#F = F;
    for (const [L, layer] of this.layers.entries()) {
      const arrays = () =>
        Array.from(
          { length: F + 1 },
          () => new Float64Array(this.#sizes[L]),
        );
      layer.dot = arrays();
      layer.a = arrays();
      layer.delta = arrays();
    }
  }
}

/** How many parameters a network of these `sizes` has. */
export function parameterCount(
  sizes: readonly number[],
  recurrent: boolean,
): number {
  return sizes.slice(1).reduce(
    (sum, n, k) => sum + n * (sizes[k] + (recurrent ? n : 0) + 1),
    0,
  );
}
