import { addScaled } from "./numeric/add_scaled.ts";
import { dot } from "./numeric/dot.ts";
import type { Prng } from "./numeric/mersenne_twister.ts";
import { tanh } from "./numeric/tanh.ts";
import type { Model } from "./predictor.ts";

/** The parameters of a layer of n nodes, where the layer before has m. */
interface Layer {
  /** W_l, n rows of m: row j weighs the outputs of the layer before for node j. */
  readonly wl: readonly Float64Array[];
  /** W_s, n rows of n: row j weighs the layer's own outputs of the step before. */
  readonly ws: readonly Float64Array[];
  /** b, a bias for each node. */
  readonly b: Float64Array;
}

/**
 * Lays the layers out over an array, in the order in which their parameters are
 * drawn: layer by layer, W_l row by row, W_s row by row (if the network is
 * recurrent; else its rows are empty), b. Layer 0, the inputs, has none.
 */
function layersOver(
  array: Float64Array,
  sizes: readonly number[],
  recurrent: boolean,
): Layer[] {
  let at = 0;
  const take = (length: number) => array.subarray(at, at += length);
  const rows = (n: number, length: number) =>
    Array.from({ length: n }, () => take(length));
  return sizes.map((n, l) =>
    l === 0 ? { wl: [], ws: [], b: take(0) } : {
      wl: rows(n, sizes[l - 1]),
      ws: rows(n, recurrent ? n : 0),
      b: take(n),
    }
  );
}

/**
 * D and R with hidden layers: a network of tanh nodes, as many in each layer as
 * one likes. Layer 0 is the inputs, the last layer is one node.
 *
 * R sees one input at each step S = 1 … F, and each of its layers remembers its
 * own outputs of the step before. D sees all inputs at its only step, F = 1, and
 * remembers nothing. Node j of layer l has the output
 *
 * a_{l,j,S} = tanh(W_l[j]·a_{l−1,S} + W_s[j]·a_{l,S−1} + b[j]), where a_{l,0} = 0
 *
 * and that of the last layer at step F is the prediction.
 *
 * Source: worked out from the sheet's formulas for one node, with matrices for
 * its weights, a matrix being its rows. Without a hidden layer it is {@linkcode Perceptron} or
 * {@linkcode ScalarRnn}.
 *
 * @example
 * ```ts
 * import { Network } from "./network.ts";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * // Of two inputs, one hidden node and the last: W_l, b; W_l, b.
 * const network = new Network([2, 1, 1], false, [1, 2, 0.5, 3, 0.25]);
 * const hidden = Math.tanh(1 * 0.1 + 2 * 0.2 + 0.5);
 * const prediction = network.predict(Float64Array.of(0.1, 0.2));
 * assertAlmostEquals(prediction, Math.tanh(3 * hidden + 0.25));
 * ```
 */
export class Network implements Model {
  readonly #sizes: readonly number[];
  readonly #parameters: Float64Array;
  readonly #layers: readonly Layer[];
  /** The sums over the steps: λ times its sum is what a parameter moves by. */
  readonly #sums: Float64Array;
  /** The same sums, layer by layer. */
  readonly #sumsOf: readonly Layer[];
  /** a: `[S][l][j]` for S = 0 … F; those of S = 0 stay 0. */
  #a: Float64Array[][] = [];
  /** Δ: `[S][l][j]` for S = 1 … F. */
  #delta: Float64Array[][] = [];

  /**
   * A network of the given parameters.
   *
   * @param sizes How many inputs a step has, then how many nodes each layer.
   * @param recurrent Whether layers remember: true for R, false for D.
   * @param parameters In the order of {@linkcode Network.parameters}.
   * @throws {RangeError} If they are too few or too many.
   */
  constructor(
    sizes: readonly number[],
    recurrent: boolean,
    parameters: ArrayLike<number>,
  ) {
    const count = parameterCount(sizes, recurrent);
    if (parameters.length !== count) {
      throw new RangeError(
        `a network ${sizes.join(" > ")} has ${count} parameters: ` +
          `got ${parameters.length}`,
      );
    }
    this.#sizes = sizes;
    this.#parameters = Float64Array.from(parameters);
    this.#layers = layersOver(this.#parameters, sizes, recurrent);
    this.#sums = new Float64Array(parameters.length);
    this.#sumsOf = layersOver(this.#sums, sizes, recurrent);
  }

  /**
   * A network whose parameters, in their order, are drawn from [−0.5, 0.5).
   *
   * @param prng Where the random numbers come from.
   * @param sizes How many inputs a step has, then how many nodes each layer.
   * @param recurrent Whether layers remember: true for R, false for D.
   * @returns The untrained network.
   */
  static random(
    prng: Prng,
    sizes: readonly number[],
    recurrent: boolean,
  ): Network {
    const parameters = new Float64Array(parameterCount(sizes, recurrent));
    for (let k = 0; k < parameters.length; k++) parameters[k] = prng() - 0.5;
    return new Network(sizes, recurrent, parameters);
  }

  /** The output of the last layer at the last step. */
  predict(x: Float64Array): number {
    this.#forward(x);
    return this.#a[this.#a.length - 1][this.#sizes.length - 1][0];
  }

  /** Back propagation through layers and time: forward, backward, the updates. */
  train(x: Float64Array, y: number, rate: number): void {
    this.#forward(x);
    this.#backward(y);
    addScaled(this.#parameters, rate, this.#sums);
  }

  /**
   * Forward in time and, at each step, through the layers:
   * a_{l,S} = tanh(W_l·a_{l−1,S} + W_s·a_{l,S−1} + b).
   */
  #forward(x: Float64Array): void {
    const m = this.#sizes[0];
    const F = x.length / m;
    if (this.#a.length !== F + 1) {
      const arrays = () => this.#sizes.map((n) => new Float64Array(n));
      this.#a = Array.from({ length: F + 1 }, arrays);
      this.#delta = Array.from({ length: F + 1 }, arrays);
    }
    const a = this.#a;
    for (let S = 1; S <= F; S++) {
      for (let i = 0; i < m; i++) a[S][0][i] = x[(S - 1) * m + i];
      for (let l = 1; l < this.#layers.length; l++) {
        const { wl, ws, b } = this.#layers[l];
        const inputs = a[S][l - 1];
        const before = a[S - 1][l];
        const outputs = a[S][l];
        for (let j = 0; j < outputs.length; j++) {
          outputs[j] = tanh(dot(wl[j], inputs) + dot(ws[j], before) + b[j]);
        }
      }
    }
  }

  /**
   * Back in time and, at each step, through the layers, with the weights that
   * the series went forward with: Δ = error·tanh′(dot), where tanh′(dot) =
   * 1 − a², and the error of a node is the sum of the Δ of the nodes that it
   * feeds, each times the weight of that link,
   *
   * error_{l,S} = W_lᵀ·Δ_{l+1,S} (W_l of the layer after) + W_sᵀ·Δ_{l,S+1}
   *
   * and y − a for the last layer at the last step. The sums over the steps are
   * ΣΔ_S·a_{l−1,S} for W_l, ΣΔ_S·a_{l,S−1} for W_s and ΣΔ_S for b.
   */
  #backward(y: number): void {
    const a = this.#a;
    const delta = this.#delta;
    const F = a.length - 1;
    const L = this.#layers.length - 1;
    this.#sums.fill(0);
    for (let S = F; S >= 1; S--) {
      for (let l = L; l >= 1; l--) {
        const sums = this.#sumsOf[l];
        const inputs = a[S][l - 1];
        const before = a[S - 1][l];
        const outputs = a[S][l];
        const error = delta[S][l]; // in the end, Δ

        const last = l === L && S === F;
        for (let j = 0; j < error.length; j++) {
          error[j] = last ? y - outputs[j] : 0;
        }
        if (l < L) {
          addTransposed(error, this.#layers[l + 1].wl, delta[S][l + 1]);
        }
        if (S < F) addTransposed(error, this.#layers[l].ws, delta[S + 1][l]);

        for (let j = 0; j < outputs.length; j++) {
          const deltaJ = error[j] * (1 - outputs[j] * outputs[j]);
          addScaled(sums.wl[j], deltaJ, inputs);
          addScaled(sums.ws[j], deltaJ, before);
          sums.b[j] += deltaJ;
          error[j] = deltaJ;
        }
      }
    }
  }

  /** For each layer from the first: W_l row by row, W_s row by row, b. */
  parameters(): Float64Array {
    return this.#parameters.slice();
  }
}

/** Adds Wᵀ·Δ to an error, where W is its rows: Δ_j times row j, for each j. */
function addTransposed(
  error: Float64Array,
  w: readonly Float64Array[],
  delta: Float64Array,
): void {
  for (let j = 0; j < w.length; j++) addScaled(error, delta[j], w[j]);
}

/**
 * How many parameters a network has.
 *
 * @param sizes How many inputs a step has, then how many nodes each layer.
 * @param recurrent Whether layers remember: true for R, false for D.
 */
export function parameterCount(
  sizes: readonly number[],
  recurrent: boolean,
): number {
  let count = 0;
  for (let l = 1; l < sizes.length; l++) {
    count += sizes[l] * (sizes[l - 1] + (recurrent ? sizes[l] : 0) + 1);
  }
  return count;
}

/**
 * How much memory a network takes, about: its numbers, 8 bytes each, and its
 * arrays, some 200 bytes each beyond that.
 *
 * @param sizes How many inputs a step has, then how many nodes each layer.
 * @param recurrent Whether layers remember: true for R, false for D.
 * @param steps How many inputs a series has.
 */
export function networkBytes(
  sizes: readonly number[],
  recurrent: boolean,
  steps: number,
): number {
  const nodes = sizes.reduce((sum, n) => sum + n, 0);
  const times = steps / sizes[0] + 1; // S = 0 … F
  const numbers = parameterCount(sizes, recurrent) + nodes * times;
  const arrays = 2 * nodes + sizes.length + sizes.length * times;
  // Twice: each parameter has a sum, and each output a Δ.
  return 2 * (8 * numbers + 200 * arrays);
}
