import { tanh } from "../numeric/tanh.ts";
import type { Series } from "../time_series.ts";
import { InputError, type Step, stepsOf } from "./check_input.ts";
import type { Options } from "./options.ts";
import { shown } from "./report.ts";

// Index 0 of a list is S = 1, or i = 1.

const slope = (dot: number) => 1 - tanh(dot) ** 2;
const last = (list: number[]) => list[list.length - 1];
const sum = (terms: number[]) => terms.reduce((sum, term) => sum + term, 0);
const all = (value: number, list: number[]) => list.map(() => value);
const times = (c: number, list: number[]) => list.map((value) => c * value);
const alone = (k: number, list: number[]) => all(0, list).with(k, list[k]);
/** A list one step later, behind a first value. */
const later = (first: number, list: number[]) => [first, ...list.slice(0, -1)];

/** What formulas and mistakes are made of; w, or wl and ws, are those before. */
function valuesOf(step: Step, earlier: Step | undefined, rate: number) {
  const { before, x, y: [y], dot, a, after } = step;
  return {
    ...step,
    y,
    F: x.length,
    rate,
    tanh,
    wl: before[0],
    ws: before[1],
    w: before.slice(0, -1),
    b: last(before),
    aBefore: later(0, a), // a_{S−1}
    slope: dot.map(slope), // tanh′(dot_S)
    moved: after.map((p, k) => p - before[k]),
    earlierA: last(earlier?.a ?? [0]), // the last a of the step before
    earlierAfter: earlier?.after ?? [],
  };
}
type Values = ReturnType<typeof valuesOf>;

/** Which numbers a formula gives, at which indices, and what those are called. */
type Place = [
  of: "dot" | "a" | "delta" | "moved" | "before",
  indices: (v: Values) => Iterable<number>,
  name?: string,
];
/** What is put in place of what at an index; nothing, where all is right there. */
type Mistake = [cause: string, put: (v: Values, k: number) => Partial<Values>];
type Formula = [
  text: string,
  place: Place,
  /** Their sum is what the number should be; their sizes say how exactly. */
  terms: (v: Values, k: number) => number[],
  /** The first that gives the student's numbers is named. */
  mistakes: Mistake[],
];

const IN_TANH: Mistake[] = [
  ["dot in place of tanh(dot)", () => ({ tanh: (z) => z })],
  ["2·sigmoid − 1 in place of tanh", () => ({ tanh: (z) => tanh(z / 2) })],
  ["the logistic sigmoid in place of tanh", () => ({
    tanh: (z) => 1 / (1 + Math.exp(-z)),
  })],
];
const IN_SLOPE: Mistake[] = [
  ["the sign", (v) => ({ slope: times(-1, v.slope) })],
  ["tanh′ left out", (v) => ({ slope: all(1, v.slope) })],
  ["tanh′(a) in place of tanh′(dot)", (v) => ({ slope: v.a.map(slope) })],
  ["tanh′ as 1/cosh, not squared", (v) => ({ slope: v.slope.map(Math.sqrt) })],
  ["tanh in place of tanh′", (v) => ({ slope: v.a })],
  ["twice too large", (v) => ({ slope: times(2, v.slope) })],
  ["λ, which comes later", (v) => ({ slope: times(v.rate, v.slope) })],
];
const IN_ERROR: Mistake[] = [
  ...IN_SLOPE,
  ["x_F in place of y", (v) => ({ y: last(v.x) })],
  ["dot in place of a", (v) => ({ a: v.dot })],
];
const IN_RATE: Mistake[] = [
  ["it stays as it is", (v, k) => v.moved[k] === 0 ? { rate: 0 } : {}],
  ["the sign", (v) => ({ rate: -v.rate })],
  ["λ left out", () => ({ rate: 1 })],
  ["λ twice", (v) => ({ rate: v.rate ** 2 })],
  ["twice too large", (v) => ({ rate: 2 * v.rate })],
];
const IN_SUM: Mistake[] = [
  ...IN_RATE,
  ["the mean in place of the sum", (v) => ({ rate: v.rate / v.F })],
  ["the last Δ alone, Δ_F", (v) => ({ delta: alone(v.F - 1, v.delta) })],
  ["Δ_F in place of Δ_S", (v) => ({ delta: all(last(v.delta), v.delta) })],
  [
    "the sum stops early, without S = 1",
    (v) => ({ delta: v.delta.with(0, 0) }),
  ],
  ["the sum stops early, without F", (v) => ({ delta: v.delta.with(-1, 0) })],
];
// x[-1] is the last of a list in Python, of the inputs or of the series.
const inX = (S: string): Mistake[] => [
  [`x_{${S}−1} in place of x_${S}`, (v) => ({ x: later(last(v.x), v.x) })],
  [`x_{${S}−1} in place of x_${S}`, (v) => ({ x: later(v.y, v.x) })],
  [`x_{${S}+1} in place of x_${S}`, (v) => ({ x: [...v.x.slice(1), v.y] })],
];
const from = (a0: number, { a }: Values) => ({ aBefore: later(a0, a) });
const IN_A_BEFORE: Mistake[] = [
  [
    "the last a of the series before in place of a_0",
    (v) => from(v.earlierA, v),
  ],
  ["a_F, the last a, in place of a_0", (v) => from(last(v.a), v)],
  ["dot_{S−1} in place of a_{S−1}", (v) => ({ aBefore: later(0, v.dot) })],
];

const BEFORE: Formula = [
  "before = after of the step before",
  ["before", (v) => v.earlierAfter.keys(), "number "],
  (v, k) => [v.earlierAfter[k]],
  [["steps between may not have been printed", (v) => ({
    earlierAfter: v.before,
  })]],
];
const OF_R: Formula[] = [
  [
    "dot_S = w_l·x_S + w_s·a_{S−1} + b",
    ["dot", (v) => v.x.keys(), "S = "],
    (v, k) => [v.wl * v.x[k], v.ws * v.aBefore[k], v.b],
    [
      ["b left out", () => ({ b: 0 })],
      ["w_s·a_{S−1} left out", () => ({ ws: 0 })],
      ["w_l in place of w_s", (v) => ({ ws: v.wl })],
      ["w_s in place of w_l", (v) => ({ wl: v.ws })],
      ["w_l and w_s exchanged", (v) => ({ wl: v.ws, ws: v.wl })],
      ...IN_A_BEFORE,
      ...inX("S"),
    ],
  ],
  [
    "a_S = tanh(dot_S)",
    ["a", (v) => v.x.keys(), "S = "],
    (v, k) => [v.tanh(v.dot[k])],
    IN_TANH,
  ],
  [
    "Δ_F = (y − a_F)·tanh′(dot_F)",
    ["delta", (v) => [v.F - 1], "S = "],
    (v, k) => [v.y * v.slope[k], -v.a[k] * v.slope[k]],
    IN_ERROR,
  ],
  [
    "Δ_S = Δ_{S+1}·w_s·tanh′(dot_S)",
    ["delta", (v) => v.x.slice(1).keys(), "S = "],
    (v, k) => [v.delta[k + 1] * v.ws * v.slope[k]],
    [
      ["0, as if it stopped one step early", ({ delta }, k) => {
        return k === 0 && delta[k] === 0 ? { ws: 0 } : {};
      }],
      ...IN_SLOPE,
      ["tanh′ of the next step", (v) => ({ slope: [...v.slope.slice(1), 0] })],
      ["w_l in place of w_s", (v) => ({ ws: v.wl })],
      ["w_s left out", () => ({ ws: 1 })],
      ["w_s as changed already", (v) => ({ ws: v.after[1] })],
      ["Δ_F in place of Δ_{S+1}", (v) => ({
        delta: all(last(v.delta), v.delta),
      })],
    ],
  ],
  [
    "w_l += λ·ΣΔ_S·x_S",
    ["moved", () => [0]],
    (v) => v.delta.map((delta, k) => v.rate * delta * v.x[k]),
    [
      ...IN_SUM,
      ["x_S left out", (v) => ({ x: all(1, v.x) })],
      ["a_S in place of x_S", (v) => ({ x: v.a })],
      ...inX("S"),
    ],
  ],
  [
    "w_s += λ·ΣΔ_S·a_{S−1}",
    ["moved", () => [1]],
    (v) => v.delta.map((delta, k) => v.rate * delta * v.aBefore[k]),
    [
      ...IN_SUM,
      ["a_S in place of a_{S−1}", (v) => ({ aBefore: v.a })],
      ["a_S in place of a_{S−1}", (v) => ({ aBefore: v.a.with(0, 0) })],
      ["x_S in place of a_{S−1}", (v) => ({ aBefore: v.x })],
      ...IN_A_BEFORE,
    ],
  ],
  [
    "b += λ·ΣΔ_S",
    ["moved", () => [2]],
    (v) => times(v.rate, v.delta),
    IN_SUM,
  ],
  BEFORE,
];
const OF_D: Formula[] = [
  [
    "dot = w·x + b",
    ["dot", () => [0]],
    (v) => [...v.w.map((w, k) => w * v.x[k]), v.b],
    [["b left out", () => ({ b: 0 })], ...inX("i")],
  ],
  ["a = tanh(dot)", ["a", () => [0]], (v) => [v.tanh(v.dot[0])], IN_TANH],
  [
    "Δ = (y − a)·tanh′(dot)",
    ["delta", () => [0]],
    (v) => [v.y * v.slope[0], -v.a[0] * v.slope[0]],
    IN_ERROR,
  ],
  [
    "w += λ·Δ·x",
    ["moved", (v) => v.x.keys(), "i = "],
    (v, k) => [v.rate * v.delta[0] * v.x[k]],
    [
      ...IN_RATE,
      ["x_i left out", (v) => ({ x: all(1, v.x) })],
      ["w_i in place of x_i", (v) => ({ x: v.w })],
      ...inX("i"),
    ],
  ],
  ["b += λ·Δ", ["moved", (v) => [v.F]], (v) => [v.rate * v.delta[0]], IN_RATE],
  BEFORE,
];

/** Whether a number is the sum of terms, as far as six decimals can tell. */
function agree(yours: number, terms: number[]): boolean {
  const difference = Math.abs(yours - sum(terms));
  const size = sum(terms.map(Math.abs));
  return difference < Infinity && difference <= 5e-6 + 1e-5 * size;
}

const rounded = (rate: number) => Number(rate.toPrecision(3));

/** The one λ with which all weights moved as they did, if it is another, or NaN. */
function otherRate(formulas: readonly Formula[], v: Values): number {
  const moves = formulas.flatMap(([, [of, indices], terms]) =>
    of !== "moved" ? [] : Array.from(indices(v), (k) => {
      return { moved: v.moved[k], terms: terms({ ...v, rate: 1 }, k) };
    })
  );
  const { moved, terms } = moves.reduce((one, other) =>
    Math.abs(one.moved) > Math.abs(other.moved) ? one : other
  );
  const rate = moved / sum(terms);
  const isIt = moves.every(({ moved, terms }) => {
    return agree(moved, times(rate, terms));
  });
  return isIt && rounded(rate) !== v.rate ? rate : NaN;
}

/** What there is to say of a number that a formula does not give. */
function difference(
  [, [of, , name = ""], terms]: Formula,
  v: Values,
  k: number,
): string {
  const yours = shown(v[of][k] ?? NaN); // of before, where there are fewer
  const right = shown(sum(terms(v, k)));
  const at = name && `, ${name}${k + 1}`;
  return of === "moved"
    ? `${at}: yours moved by ${yours}, it should by ${right}`
    : `${at}: yours is ${yours}, it should be ${right}`;
}

/** Which series a step trains on, if not on the one that it should. */
function otherSeries(
  { x, y: [y] }: Step,
  expected: Series,
  trainSet: readonly Series[],
  testSet: readonly Series[],
): string | undefined {
  const steps = expected.x.length;
  if (x.length !== steps) return ` has ${x.length} inputs, --steps is ${steps}`;
  const hasX = (series: Series) => x.every((xS, k) => agree(xS, [series.x[k]]));
  if (hasX(expected) && agree(y, [expected.y])) return undefined;
  // Of thousands, some are near by chance.
  const hasY = (series: Series) => Math.abs(y - series.y) < 1e-6;
  const isIt = (series: Series) => hasY(series) && hasX(series);
  const inTrainSet = trainSet.findIndex(isIt) + 1;
  if (inTrainSet > 0) return ` trains on series ${inTrainSet}`;
  const inTestSet = testSet.findIndex(isIt) + 1;
  if (inTestSet > 0) return ` trains on series ${inTestSet} of the test set`;
  if (!hasX(expected)) return " trains on a series of neither set";
  if (agree(y, [last(x)])) return ": y is x_F";
  const ofY = trainSet.findIndex(hasY) + 1;
  return ofY > 0 ? `: y is that of series ${ofY}` : ": y is another";
}

/**
 * Checks the training steps that another program prints, formula by formula, each
 * on that program's own numbers.
 *
 * @param stdin What it prints, in pieces; undefined if that is a terminal.
 * @param trainSet What it should train on, if the options have a seed.
 * @returns The exit code: 0 if all agree, 1 if something does not.
 * @throws {InputError} If a step is not whole, or there is none.
 */
export function check(
  { modes: [mode], rate, seeded }: Options,
  stdin: Iterable<string> | undefined,
  trainSet: readonly Series[],
  testSet: readonly Series[],
  stdout: (text: string) => void,
): number {
  if (!stdin) {
    const command = `python3 mine.py | deno run main.ts ${mode} --check`;
    throw new InputError(`--check reads another program's output: ${command}`);
  }
  const formulas = mode === "R" ? OF_R : OF_D;
  const newRow = (text: string, causes: Mistake[]) => {
    return { text, causes, compared: 0, agreed: 0, wrong: "" };
  };
  const ofSeries = newRow("series: those of --seed, in order", []);
  const rows = formulas.map(([text, , , mistakes]) => newRow(text, mistakes));
  let steps = 0;
  let earlier: Step | undefined;
  for (const [step, isCut] of stepsOf(stdin, mode)) {
    const v = valuesOf(step, earlier, rate);
    // What is cut off may lack digits of `after`.
    const places = formulas.map(([, [of, indices]]) =>
      isCut && of === "moved" ? [] : [...indices(v)]
    );
    const wrong = formulas.map(([, [of], terms], r) =>
      places[r].filter((k) => !agree(v[of][k], terms(v, k)))
    );
    earlier = step;
    steps++;
    if (seeded) {
      const expected = trainSet[(steps - 1) % trainSet.length];
      const other = otherSeries(step, expected, trainSet, testSet);
      ofSeries.compared++;
      if (!other) ofSeries.agreed++;
      else ofSeries.wrong ||= `step ${steps}${other}`;
    }
    for (const [r, row] of rows.entries()) {
      row.compared += places[r].length;
      row.agreed += places[r].length - wrong[r].length;
      if (wrong[r].length === 0) continue;
      const [, [of], terms] = formulas[r];
      if (!row.wrong) {
        row.wrong = `step ${steps}${difference(formulas[r], v, wrong[r][0])}`;
        const rate = of === "moved" ? otherRate(formulas, v) : NaN;
        const cause = `as with λ = ${rounded(rate)}`;
        if (rate) row.causes = [...row.causes, [cause, () => ({ rate })]];
      }
      // A cause has to explain each step that has a difference, as a whole.
      row.causes = row.causes.filter(([, put]) =>
        places[r].every((k) =>
          agree(v[of][k], terms({ ...v, ...put(v, k) }, k))
        )
      );
    }
  }

  const s = steps === 1 ? "" : "s";
  stdout(`${mode}: ${steps} training step${s}, λ = ${rate}\n`);
  const compared = [ofSeries, ...rows].filter(({ compared }) => compared > 0);
  for (const { text, compared: all, agreed, wrong, causes } of compared) {
    stdout(`${text.padEnd(38)}${agreed} of ${all} agree\n`);
    const [cause] = causes.map(([cause]) => `: ${cause}`);
    if (wrong) stdout(`  ${wrong}${cause ?? ""}\n`);
  }
  const right = compared.filter(({ wrong }) => wrong === "").length;
  stdout(`${right} of ${compared.length} formulas agree\n`);
  return right === compared.length ? 0 : 1;
}
