import type { Prng } from "../numeric/mersenne_twister.ts";
import { Perceptron } from "../perceptron.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import { Network, parameterCount } from "./network.ts";

/** The sheet's letters for the three ways to predict. */
export type Mode = "N" | "D" | "R";

/** A model that D or R stands for. */
export type Trainable = Perceptron | ScalarRnn | Network;

/** How large a model is, and how far a training step may take it. */
export interface Shape {
  /** How many inputs a series has. */
  steps: number;
  /** How many nodes each hidden layer has; empty without hidden layers. */
  hidden: readonly number[];
  /** The longest that a network's sums may be; Infinity for no limit. */
  clip: number;
}

/** What a letter stands for. */
export interface ModelKind {
  /** What it is, in words. */
  name: string;
  /** How many weights and biases it has. */
  parameterCount: number;
  /** Makes one whose first parameters are drawn; N has nothing to draw. */
  untrained?: (prng: Prng) => Trainable;
}

/** Tells N, D and R apart. */
export function modelKind(mode: Mode, shape: Shape): ModelKind {
  const { steps, hidden, clip } = shape;
  if (mode === "N") return { name: "naive guess", parameterCount: 0 };
  if (hidden.length > 0) {
    const recurrent = mode === "R";
    const sizes = [recurrent ? 1 : steps, ...hidden, 1];
    return {
      name: `${recurrent ? "recurrent" : "dense"} network ${sizes.join(" > ")}`,
      parameterCount: parameterCount(sizes, recurrent),
      untrained: (prng) => Network.random(prng, sizes, recurrent, clip),
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
