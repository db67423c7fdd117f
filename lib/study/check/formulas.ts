import { tanh } from "../../numeric/tanh.ts";
import type { Name } from "./read.ts";
import { type List, slopeAt, type Values } from "./values.ts";

/**
 * A usual mistake: what it is called, and what it puts in place of what; undefined
 * where the numbers show that it is not made. Lists count from 1: D's Δ is delta[1].
 */
export type Mistake<V> = [
  cause: string,
  put: (v: V) => Partial<V> | undefined,
];

/** A formula of the sheet. */
export interface Formula<V> {
  /** The formula, for people. */
  text: string;
  /** What has to be printed for it. */
  needs: Name[];
  /** Which numbers it gives … */
  of: keyof V;
  /** … at which indices … */
  at: (v: V) => number[];
  /** … which are called so. */
  index?: "S =" | "i =" | "number";
  /** Why there may be nothing to compare. */
  unless?: string;
  /** What adds up to the number at an index. */
  terms: (v: V, k: number) => number[];
  /** Its usual mistakes. */
  mistakes: Mistake<V>[];
}

/** The sum of some terms. */
export function sum(terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, 0);
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
/** The whole numbers from … to. */
function range(from: number, to: number): number[] {
  const list: number[] = [];
  for (let k = from; k <= to; k++) list.push(k);
  return list;
}
const eachS = ({ from, to }: Values) => range(from, to);
const all = (value: number, list: List) => list.map(() => value);
const times = (c: number, list: List) => list.map((value) => c * value);
const reversed = ([none, ...list]: List) => [none, ...list.reverse()];
/** A list one index later, behind a first number. */
const later = (first: number, list: List) => [0, first, ...list.slice(1, -1)];
const last = (list: List) => list[list.length - 1];

const IN_TANH: Mistake<Values>[] = [
  ["dot in place of tanh(dot)", () => ({ tanh: (z) => z })],
  ["the sigmoid in place of tanh", () => ({ tanh: sigmoid })],
  ["2·sigmoid − 1 in place of tanh", () => ({ tanh: (z) => tanh(z / 2) })],
  ["relu in place of tanh", () => ({ tanh: (z) => Math.max(0, z) })],
  ["tan in place of tanh", () => ({ tanh: Math.tan })],
  ["arctan in place of tanh", () => ({ tanh: Math.atan })],
  ["sinh in place of tanh", () => ({ tanh: Math.sinh })],
  ["tanh twice", () => ({ tanh: (z) => tanh(tanh(z)) })],
  ["tanh′ in place of tanh", () => ({ tanh: slopeAt })],
];
/** What students take for tanh′(dot). */
const SLOPES: [cause: string, slope: (dot: number, a: number) => number][] = [
  ["the sign", (dot) => -slopeAt(dot)],
  ["tanh′ left out", () => 1],
  ["tanh′(a) in place of tanh′(dot)", (_, a) => slopeAt(a)],
  ["1/cosh, not squared", (dot) => 1 / Math.cosh(dot)],
  ["cosh in place of 1/cosh²", (dot) => Math.cosh(dot)],
  ["cosh² in place of 1/cosh²", (dot) => Math.cosh(dot) ** 2],
  ["1 − dot² in place of 1 − a²", (dot) => 1 - dot ** 2],
  ["1 − a in place of 1 − a²", (_, a) => 1 - a],
  ["1 + a² in place of 1 − a²", (_, a) => 1 + a ** 2],
  ["a² in place of 1 − a²", (_, a) => a ** 2],
  ["a·(1 − a), of the sigmoid, in place of 1 − a²", (_, a) => a * (1 - a)],
  ["sigmoid′ in place of tanh′", (dot) => sigmoid(dot) * sigmoid(-dot)],
  ["relu′ in place of tanh′", (dot) => dot > 0 ? 1 : 0],
  ["tanh in place of tanh′", (_, a) => a],
  ["tanh′ twice", (dot) => slopeAt(dot) ** 2],
  ["twice as large", (dot) => 2 * slopeAt(dot)],
  ["half as large", (dot) => slopeAt(dot) / 2],
];
/** Mistakes in a factor of Δ, of which numbers that are 0 say nothing. */
export const IN_SLOPE: Mistake<Values>[] = [
  ["λ, which comes later", (v) => ({ slope: times(v.rate, v.slope) })],
  ...SLOPES.map(([cause, slope]): Mistake<Values> => [
    cause,
    (v) => ({ slope: v.dot.map((dot, S) => slope(dot, v.a[S])) }),
  ]),
];
const IN_ERROR: Mistake<Values>[] = [
  ["2·(a − y) in place of y − a", (v) => ({ slope: times(-2, v.slope) })],
  ["(y − a)² in place of y − a", (v) => {
    return { slope: times(v.y - last(v.a), v.slope) };
  }],
  ["x_F in place of y", (v) => ({ y: last(v.x) })],
  ["dot in place of a", (v) => ({ a: v.dot })],
  ["y + a in place of y − a", (v) => ({ a: times(-1, v.a) })],
  ["a left out", (v) => ({ a: all(0, v.a) })],
  ["y left out", () => ({ y: 0 })],
  ...IN_SLOPE,
];
const IN_MOVE: Mistake<Values>[] = [
  ["it stays as it is", (v) => v.jumped ? undefined : { rate: 0 }],
  ["before and after are printed at the same place", (v) => {
    const moves = v.moved.slice(1).some((by) => by !== 0);
    return moves || (v.left.length > 0 && !v.jumped) ? undefined : { rate: 0 };
  }],
  ["the sign", (v) => ({ delta: times(-1, v.delta) })],
  ["λ left out", () => ({ rate: 1 })],
  ["λ twice", (v) => ({ rate: v.rate ** 2 })],
  ["twice as large", (v) => ({ delta: times(2, v.delta) })],
  ["the mean in place of the sum", (v) => ({ delta: times(1 / v.F, v.delta) })],
  ["sums not set back to 0 before each series", (v) => ({
    sum0: v.sum0.map((zero, k) => (v.lastMoved[k] ?? zero) / v.rate),
  })],
  ["= in place of +=", (v) => ({ sum0: times(-1 / v.rate, v.before) })],
];
const IN_SUM: Mistake<Values>[] = [
  ...IN_MOVE,
  ["the last Δ alone, Δ_F", (v) => ({ from: v.F })],
  ["Δ_F in place of Δ_S", (v) => ({ delta: all(last(v.delta), v.delta) })],
  ["stops early, without F", (v) => ({ to: v.F - 1 })],
];
const AT_FIRST: Mistake<Values>[] = [
  ["starts late, without S = 1", () => ({ from: 2 })],
  ["S = 1 alone", () => ({ to: 1 })],
];
const BACKWARDS: Mistake<Values> = [
  "x, or Δ, from F to 1",
  (v) => ({ delta: reversed(v.delta) }),
];
/** In Python x[-1] is the last: of the inputs, or of the whole series. */
const inX = (S: string): Mistake<Values>[] => [
  [`x_{${S}−1} in place of x_${S}`, (v) => ({ x: later(last(v.x), v.x) })],
  [`x_{${S}−1} in place of x_${S}`, (v) => ({ x: later(v.y, v.x) })],
  [`x_{${S}−1} in place of x_${S}`, (v) => ({ x: later(0, v.x) })],
  [`x_{${S}+1} in place of x_${S}`, (v) => ({ x: [...v.x.slice(1), v.y] })],
];
const IN_A_BEFORE: Mistake<Values>[] = [
  ["the last a of the series before in place of a_0", (v) => {
    return { a: v.a.with(0, v.lastA) };
  }],
  ["a_F in place of a_0", (v) => ({ a: v.a.with(0, last(v.a)) })],
  ["1 in place of a_0", (v) => ({ a: v.a.with(0, 1) })],
  ["dot_{S−1} in place of a_{S−1}", (v) => ({ a: v.dot.with(0, 0) })],
  ["x_{S−1} in place of a_{S−1}", (v) => ({ a: v.x.with(0, 0) })],
];
const IN_A: Mistake<Values>[] = [
  ["a_S in place of a_{S−1}", (v) => ({ a: v.a.slice(1) })],
  ["a_{S−1} left out", (v) => ({ a: all(1, v.a) })],
  ["x_S in place of a_{S−1}", (v) => ({ a: v.x.slice(1) })],
  ["dot_S in place of a_{S−1}", (v) => ({ a: v.dot.slice(1) })],
  ["a_F in place of a_{S−1}", (v) => ({ a: all(last(v.a), v.a) })],
];
/** What holds from step to step, of R and D. */
export const BEFORE: Formula<Values> = {
  text: "before = after of the step before",
  needs: ["before"],
  unless: "it needs two steps",
  of: "before",
  at: (v) => v.isGap ? [] : range(1, v.left.length - 1),
  index: "number",
  terms: (v, k) => [v.left[k]],
  mistakes: [
    ["as before step 1: set back?", (v) => ({ left: v.first })],
    ["were steps between not printed?", (v) => {
      return v.isGap === undefined ? { left: v.before } : undefined;
    }],
  ],
};

/** The formulas of R, in the order of the sheet. */
export const OF_R: Record<string, Formula<Values>> = {
  dot: {
    text: "dot_S = w_l·x_S + w_s·a_{S−1} + b",
    needs: ["before", "x", "a", "dot"],
    of: "dot",
    at: (v) => range(1, v.F),
    index: "S =",
    terms: (v, S) => S < v.from ? [] : [v.wl * v.x[S], v.ws * v.a[S - 1], v.b],
    mistakes: [
      ["starts late, without S = 1", () => ({ from: 2 })],
      ["b left out", () => ({ b: 0 })],
      ["b twice", (v) => ({ b: 2 * v.b })],
      ["w_l·x_S left out", () => ({ wl: 0 })],
      ["w_s·a_{S−1} left out", () => ({ ws: 0 })],
      ["w_l in place of w_s", (v) => ({ ws: v.wl })],
      ["w_s in place of w_l", (v) => ({ wl: v.ws })],
      ["w_l and w_s exchanged", (v) => ({ wl: v.ws, ws: v.wl })],
      ["x from F to 1", (v) => ({ x: reversed(v.x) })],
      ...IN_A_BEFORE,
      ...inX("S"),
    ],
  },
  a: {
    text: "a_S = tanh(dot_S)",
    needs: ["dot", "a"],
    of: "a",
    at: (v) => range(1, v.F),
    index: "S =",
    terms: (v, S) => [v.tanh(v.dot[S])],
    mistakes: IN_TANH,
  },
  delta_F: {
    text: "Δ_F = (y − a_F)·tanh′(dot_F)",
    needs: ["y", "dot", "a", "delta"],
    of: "delta",
    at: (v) => [v.F],
    index: "S =",
    terms: (v, F) => [v.y * v.slope[F], -v.a[F] * v.slope[F]],
    mistakes: IN_ERROR,
  },
  delta_S: {
    text: "Δ_S = Δ_{S+1}·w_s·tanh′(dot_S)",
    needs: ["before", "dot", "delta"],
    unless: "it needs two inputs",
    of: "delta",
    at: (v) => range(1, v.F - 1),
    index: "S =",
    terms: (v, S) => {
      const back = v.delta[S + 1] * v.wsBack[S];
      return S < v.from ? [] : [back * v.slope[S], v.added[S] * v.slope[S]];
    },
    mistakes: [
      ["Δ_1 stays 0, without S = 1", () => ({ from: 2 })],
      ["all but Δ_F stay 0: does the loop run?", (v) => ({ from: v.F })],
      ["tanh′(dot_{S+1})", (v) => ({ slope: v.slope.slice(1) })],
      ["tanh′(dot_F)", (v) => ({ slope: all(last(v.slope), v.slope) })],
      ["w_l in place of w_s", (v) => ({ wsBack: all(v.wl, v.wsBack) })],
      ["w_s left out", (v) => ({ wsBack: all(1, v.wsBack) })],
      ["w_s as changed already", (v) => {
        return { wsBack: all(v.ws + v.moved[2], v.wsBack) };
      }],
      ["w_s changed on the way back", (v) => {
        const moves = v.delta.map((delta, S) => v.rate * delta * v.a[S - 1]);
        return { wsBack: moves.map((_, S) => v.ws + sum(moves.slice(S + 1))) };
      }],
      [
        "Δ_F in place of Δ_{S+1}",
        (v) => ({ delta: all(last(v.delta), v.delta) }),
      ],
      [
        "y − a_S added at each step",
        (v) => ({ added: v.a.map((a) => v.y - a) }),
      ],
      ["y − a_S at each step, in place of Δ_{S+1}·w_s", (v) => {
        return { wsBack: all(0, v.a), added: v.a.map((a) => v.y - a) };
      }],
      ["x_{S+1} − a_S added at each step", (v) => {
        return { added: v.a.map((a, S) => v.x[S + 1] - a) };
      }],
      ...IN_SLOPE,
    ],
  },
  w_l: {
    text: "w_l += λ·ΣΔ_S·x_S",
    needs: ["before", "x", "delta", "after"],
    of: "moved",
    at: () => [1],
    terms: (v) => [
      v.rate * v.sum0[1],
      ...eachS(v).map((S) => v.rate * v.delta[S] * v.x[S]),
    ],
    mistakes: [
      ...IN_SUM,
      ...AT_FIRST,
      BACKWARDS,
      ["x_S left out", (v) => ({ x: all(1, v.x) })],
      ["a_S in place of x_S", (v) => ({ x: v.a })],
      ["dot_S in place of x_S", (v) => ({ x: v.dot })],
      ["a_{S−1} in place of x_S", (v) => ({ x: later(0, v.a) })],
      ["x_F in place of x_S", (v) => ({ x: all(last(v.x), v.x) })],
      ...inX("S"),
    ],
  },
  w_s: {
    text: "w_s += λ·ΣΔ_S·a_{S−1}",
    needs: ["before", "a", "delta", "after"],
    of: "moved",
    at: () => [2],
    terms: (v) => [
      v.rate * v.sum0[2],
      ...eachS(v).map((S) => v.rate * v.delta[S] * v.a[S - 1]),
    ],
    mistakes: [
      ...IN_SUM,
      BACKWARDS,
      ...IN_A,
      ["starts late, without S = 2", () => ({ from: 3 })],
      // The same without S = 1, as the sheet has it.
      ...IN_A.map(([cause, put]): Mistake<Values> => [
        cause,
        (v) => ({ ...put(v), from: 2 }),
      ]),
      ...IN_A_BEFORE,
    ],
  },
  b: {
    text: "b += λ·ΣΔ_S",
    needs: ["before", "delta", "after"],
    of: "moved",
    at: () => [3],
    terms: (v) => [
      v.rate * v.sum0[3],
      ...eachS(v).map((S) => v.rate * v.delta[S]),
    ],
    mistakes: [...IN_SUM, ...AT_FIRST],
  },
};

/** The formulas of D. */
export const OF_D: Record<string, Formula<Values>> = {
  dot: {
    text: "dot = w·x + b",
    needs: ["before", "x", "dot"],
    of: "dot",
    at: () => [1],
    terms: (v) => [...range(1, v.F).map((i) => v.before[i] * v.x[i]), v.b],
    mistakes: [
      ["b left out", () => ({ b: 0 })],
      ["b twice", (v) => ({ b: 2 * v.b })],
      ["the mean in place of the sum", (v) => ({ x: times(1 / v.F, v.x) })],
      ["x from F to 1", (v) => ({ x: reversed(v.x) })],
      ...inX("i"),
    ],
  },
  a: {
    text: "a = tanh(dot)",
    needs: ["dot", "a"],
    of: "a",
    at: () => [1],
    terms: (v) => [v.tanh(v.dot[1])],
    mistakes: IN_TANH,
  },
  delta: {
    text: "Δ = (y − a)·tanh′(dot)",
    needs: ["y", "dot", "a", "delta"],
    of: "delta",
    at: () => [1],
    terms: (v) => [v.y * v.slope[1], -v.a[1] * v.slope[1]],
    mistakes: IN_ERROR,
  },
  w: {
    text: "w += λ·Δ·x",
    needs: ["before", "x", "delta", "after"],
    of: "moved",
    at: (v) => range(1, v.F),
    index: "i =",
    terms: (v, i) => [v.rate * v.sum0[i], v.rate * v.delta[1] * v.x[i]],
    mistakes: [
      ...IN_MOVE,
      ["y − a in place of Δ", (v) => ({ delta: [NaN, v.y - v.a[1]] })],
      ["x_i left out", (v) => ({ x: all(1, v.x) })],
      ["w_i in place of x_i", (v) => ({ x: v.before })],
      ["x from F to 1", (v) => ({ x: reversed(v.x) })],
      ...inX("i"),
    ],
  },
  b: {
    text: "b += λ·Δ",
    needs: ["before", "delta", "after"],
    of: "moved",
    at: (v) => [v.F + 1],
    terms: (v) => [v.rate * v.sum0[v.F + 1], v.rate * v.delta[1]],
    mistakes: [
      ...IN_MOVE,
      ["y − a in place of Δ", (v) => ({ delta: [NaN, v.y - v.a[1]] })],
    ],
  },
};
