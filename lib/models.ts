import { naive } from "./naive.ts";
import { Network, parameterCount } from "./network.ts";
import type { Prng } from "./numeric/mersenne_twister.ts";
import { Perceptron } from "./perceptron.ts";
import { ScalarRnn } from "./scalar_rnn.ts";
import type { Model } from "./training.ts";

/** The sheet's letters for the three ways to predict. */
export type Mode = "N" | "D" | "R";

/** The model that a letter stands for. */
export interface ModelKind {
  /** What it is, in words. */
  name: string;
  /** How many weights and biases it has. */
  parameterCount: number;
  /** Makes one whose first parameters are drawn. */
  untrained(prng: Prng): Model;
}

/**
 * Tells N, D and R apart.
 *
 * @param steps How many inputs a series has.
 * @param hidden How many nodes each hidden layer has; empty without them.
 */
export function modelKind(
  mode: Mode,
  steps: number,
  hidden: readonly number[],
): ModelKind {
  if (mode === "N") {
    return {
      name: "naive guess",
      parameterCount: 0,
      untrained: () => naive,
    };
  }
  if (hidden.length > 0) {
    const recurrent = mode === "R";
    const sizes = [recurrent ? 1 : steps, ...hidden, 1];
    return {
      name: `${recurrent ? "recurrent" : "dense"} network ${sizes.join(" > ")}`,
      parameterCount: parameterCount(sizes, recurrent),
      untrained: (prng) => Network.random(prng, sizes, recurrent),
    };
  }
  if (mode === "D") {
    return {
      name: "tanh perceptron",
      parameterCount: steps + 1,
      untrained: (prng) => Perceptron.random(prng, steps),
    };
  }
  return {
    name: "one-node recurrent network",
    parameterCount: 3,
    untrained: ScalarRnn.random,
  };
}
