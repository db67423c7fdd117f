import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";
import { mersenneTwister } from "../numeric/mersenne_twister.ts";
import { generateTimeSeries } from "../time_series.ts";
import { check } from "./check.ts";
import { InputError } from "./check_input.ts";
import { type Options, PARSE_OPTIONS, readOptions } from "./options.ts";

const F = 4;
const prng = mersenneTwister(3);
const trainSet = generateTimeSeries(prng, 9, F);
const testSet = generateTimeSeries(prng, 9, F);
/** The series that programs train on. */
let inputs = trainSet.slice(0, 3);

/** What --check says of an input, and its exit code. */
function checked(
  input: string | Iterable<string>,
  line = "R",
): [string, number] {
  const options = readOptions(parseArgs(line.split(" "), PARSE_OPTIONS), 0);
  const chunks = typeof input === "string" ? [input] : input;
  let text = "";
  const stdout = (more: string) => text += more;
  const code = check(options as Options, chunks, trainSet, testSet, stdout);
  return [text, code];
}

/** What students write; `print` prints a name and numbers. */
const PROGRAMS: Record<string, string> = {
  R: `
    let [wl, ws, b] = [0.4, -0.3, 0.2], last = 0;
    for (const { x, y } of series) {
      print("before", [wl, ws, b]), print("x", x), print("y", [y]);
      const [dot, a, delta] = [[], [], []];
      for (let S = 0; S < F; S++) {
        dot[S] = wl * x[S] + ws * (a[S - 1] ?? 0) + b;
        a[S] = Math.tanh(dot[S]);
      }
      delta[F - 1] = (y - a[F - 1]) / Math.cosh(dot[F - 1]) ** 2;
      for (let S = F - 2; S >= 0; S--) {
        delta[S] = delta[S + 1] * ws / Math.cosh(dot[S]) ** 2;
      }
      let [sumX, sumA, sum] = [0, 0, 0];
      for (let S = 0; S < F; S++) {
        sumX += delta[S] * x[S];
        sumA += delta[S] * (a[S - 1] ?? 0);
        sum += delta[S];
      }
      wl += 0.01 * sumX, ws += 0.01 * sumA, b += 0.01 * sum;
      print("dot", dot), print("a", a), print("delta", delta);
      print("after", [wl, ws, b]);
      last = a[F - 1];
    }`,
  D: `
    let w = [0.1, -0.2, 0.3, -0.4], b = 0.5;
    for (const { x, y } of series) {
      print("before", [...w, b]), print("x", x), print("y", [y]);
      const dot = w.reduce((sum, wI, i) => sum + wI * x[i], b);
      const a = Math.tanh(dot);
      const delta = (y - a) / Math.cosh(dot) ** 2;
      w = w.map((wI, i) => wI + 0.01 * delta * x[i]);
      b += 0.01 * delta;
      print("dot", [dot]), print("a", [a]), print("delta", [delta]);
      print("after", [...w, b]);
    }`,
};
/** The rows that fail, the cause, and what is in place of what, all written so. */
const MISTAKES: Record<string, string> = {
  R: `
dot_S|the last a of the series before in place of a_0|?? 0) + b → ?? last) + b
dot_S||?? 0) + b → ?? 0) + (S > 0 ? 0 : b)
dot_S|b left out|?? 0) + b → ?? 0)
dot_S|w_s·a_{S−1} left out|+ ws * (a[S - 1] ?? 0) + b → + b
dot_S|w_l in place of w_s|+ ws * (a → + wl * (a
dot_S|w_s in place of w_l|wl * x[S] + → ws * x[S] +
dot_S|w_l and w_s exchanged|wl * x[S] + ws * (a → ws * x[S] + wl * (a
dot_S|dot_{S−1} in place of a_{S−1}|(a[S - 1] ?? 0) + b → (dot[S - 1] ?? 0) + b
dot_S|x_{S+1} in place of x_S|wl * x[S] + → wl * (x[S + 1] ?? y) +
a_S||Math.tanh(dot[S]) → Math.max(0, dot[S])
a_S|dot in place of tanh(dot)|Math.tanh(dot[S]) → dot[S]
a_S|the logistic sigmoid in place of tanh|Math.tanh(dot[S]) → 1 / (1 + Math.exp(-dot[S]))
a_S|2·sigmoid − 1 in place of tanh|Math.tanh(dot[S]) → 2 / (1 + Math.exp(-dot[S])) - 1
Δ_F|the sign|(y - a[F - 1]) → (a[F - 1] - y)
Δ_F|tanh′ left out|/ Math.cosh(dot[F - 1]) ** 2 →
Δ_F|tanh′(a) in place of tanh′(dot)|cosh(dot[F - 1]) → cosh(a[F - 1])
Δ_F|tanh′ as 1/cosh, not squared|cosh(dot[F - 1]) ** 2 → cosh(dot[F - 1])
Δ_F|tanh in place of tanh′|/ Math.cosh(dot[F - 1]) ** 2 → * a[F - 1]
Δ_F|twice too large|= (y - → = 2 * (y -
Δ_F|x_F in place of y|(y - → (x[F - 1] -
Δ_F|dot in place of a|(y - a → (y - dot
Δ_F|λ, which comes later|= (y - → = 0.01 * (y -
Δ_F||= (y - → = 0.77 * (y -
Δ_S|tanh′ left out|/ Math.cosh(dot[S]) ** 2 →
Δ_S|tanh′ of the next step|cosh(dot[S]) → cosh(dot[S + 1])
Δ_S|w_l in place of w_s|* ws / → * wl /
Δ_S|w_s left out|* ws / → /
Δ_S|Δ_F in place of Δ_{S+1}|delta[S + 1] * → delta[F - 1] *
Δ_S|0, as if it stopped one step early|= delta[S + 1] → = (S > 0) * delta[S + 1]
w_l|the last Δ alone, Δ_F|delta[S] * x[S]; → (S === F - 1) * delta[S] * x[S];
w_l|Δ_F in place of Δ_S|+= delta[S] * x → += delta[F - 1] * x
w_l|x_{S−1} in place of x_S|* x[S]; → * (x[S - 1] ?? x[F - 1]);
w_l|x_{S−1} in place of x_S|* x[S]; → * (x[S - 1] ?? y);
w_l|x_S left out|* x[S]; → ;
w_l|a_S in place of x_S|* x[S]; → * a[S];
w_s|a_S in place of a_{S−1}|(a[S - 1] ?? 0); → a[S];
w_s|a_S in place of a_{S−1}|(a[S - 1] ?? 0); → (S > 0 ? a[S] : 0);
w_s|a_F, the last a, in place of a_0|?? 0); → ?? a[F - 1]);
w_s|x_S in place of a_{S−1}|(a[S - 1] ?? 0); → x[S];
b|the mean in place of the sum|0.01 * sum; → 0.01 * sum / F;
b|the sum stops early, without S = 1|+= delta[S]; → += (S > 0) * delta[S];
b|the sum stops early, without F|+= delta[S]; → += (S < F - 1) * delta[S];
b|it stays as it is|, b += 0.01 * sum →
w_l|the sign|wl += → wl -=
w_l w_s|λ left out|wl += 0.01 * sumX, ws += 0.01 * → wl += sumX, ws +=
b|λ twice|b += 0.01 → b += 0.0001
w_l w_s b|as with λ = 0.07|wl += 0.01 * sumX, ws += 0.01 * sumA, b += 0.01 → wl += 0.07 * sumX, ws += 0.07 * sumA, b += 0.07
w_l w_s||wl += 0.01 * sumX, ws += 0.01 → wl += 0.07 * sumX, ws += 0.03
before|steps between may not have been printed|last = a[ → wl += 1; last = a[`,
  D: `
dot|b left out|, b); → , 0);
a|dot in place of tanh(dot)|Math.tanh(dot) → dot
Δ|the sign|(y - a) → (a - y)
Δ|tanh′ left out|/ Math.cosh(dot) ** 2 →
w||wI + 0.01 * → wI + (i > 0) * 0.02 *
w|x_i left out|* x[i]); → );
w|w_i in place of x_i|* x[i]); → * wI);
b|it stays as it is|b += 0.01 * delta; →
b|twice too large|b += 0.01 → b += 0.02
w|λ twice|wI + 0.01 → wI + 1e-4`,
};

/** What a program prints of three training steps. */
function output(mode: string, [what, by] = ["", ""], dress = plain): string {
  const program = PROGRAMS[mode].replace(what, () => by);
  assert(what === "" || program !== PROGRAMS[mode], what);
  let text = "a new epoch\n";
  const print = (name: string, numbers: number[]) =>
    text += dress(name, [...numbers]) + "\n";
  new Function("F", "series", "print", program)(F, inputs, print);
  return text + "mse 0.0123\n";
}
const plain = (name: string, numbers: number[]) =>
  [name, ...numbers.map((number) => number.toFixed(6))].join(" ");

/** The rows that agree, and the rows that don't, with the causes. */
function rowsOf(
  text: string,
): [right: string, wrong: string, causes: string[]] {
  const right = text.matchAll(/^(\S+) .* (\d+) of \2 agree$/gm);
  const wrong = [
    ...text.matchAll(/^(\S+) .* agree\n .*should b[ey] [^:\n]*(?:: (.*))?$/gm),
  ];
  return [
    Array.from(right, ([, left, count]) => `${left} ${count}`).join(" "),
    wrong.map(([, left]) => left).join(" "),
    wrong.map(([, , cause = ""]) => cause),
  ];
}

const ALL: Record<string, string> = {
  R: "dot_S 12 a_S 12 Δ_F 3 Δ_S 9 w_l 3 w_s 3 b 3 before 6",
  D: "dot 3 a 3 Δ 3 w 12 b 3 before 10",
};
for (const [mode, all] of Object.entries(ALL)) {
  Deno.test(`check() finds nothing in a right ${mode}, and the rows and the cause of a mistake`, () => {
    const [text, code] = checked(output(mode), mode);
    assertEquals([rowsOf(text), code], [[all, "", []], 0]);
    assertMatch(
      text,
      /^[RD]: 3 training steps, λ = 0.01\n(.*\n)*(\d) of \2 formulas agree\n$/,
    );
    for (const mistake of MISTAKES[mode].slice(1).split("\n")) {
      const [rows, cause, change] = mistake.split("|");
      const changed = output(mode, change.split(/ → ?/) as [string, string]);
      const [text, code] = checked(changed, mode);
      const [right, wrong, causes] = rowsOf(text);
      assertEquals([wrong, code], [rows, 1], mistake + text);
      assertEquals(new Set(causes), new Set([cause]), mistake);
      assertEquals(
        right.split(" ").length / 2 + causes.length,
        mode === "R" ? 8 : 6,
      );
    }
  });
}

Deno.test("check() reads numbers in the dress that Python gives them", () => {
  const [expected] = checked(output("R"));
  const dresses: ((name: string, numbers: number[]) => string)[] = [
    (name, numbers) => `${name}: ${numbers.join(", ")}\r`,
    (name, numbers) =>
      `  ${name} = [${numbers.map((n) => `np.float64(${n})`).join(", ")}]`,
    (name, numbers) =>
      `${name} array([[${numbers.join("],\n  [")}]], dtype=float32)`,
    (name, numbers) =>
      `${name} [ ${
        numbers.map((n) => n.toExponential(9)).join("\n")
      }]\na b\nx [1\nno`,
    (name, numbers) =>
      `${name} (${
        numbers.map(Math.fround).join(", ")
      })\nx\n${name}s 1\na new epoch 2`,
  ];
  for (const dress of dresses) {
    const text = output("R", undefined, dress);
    assertEquals(checked(text), [expected, 0], text.slice(0, 400));
    assertEquals(checked(text.split(/(?<=[^]{7})/)), [expected, 0]);
  }
  // What is before the first step and between steps is passed over, and what is
  // cut off, wherever that is.
  const right = output("R");
  assertEquals(checked(`y 1\nafter 1 2 3\n${right}x 1\nbefore 1 2 3\nx 1 2`), [
    expected,
    0,
  ]);
  const [only] = right.match(/before[^]*?after.*/) ?? [""];
  assertMatch(
    checked(only)[0],
    /^R: 1 training step, [^]* 1 of 1 agree\n7 of 7/,
  );
  const wholeTwo = right.lastIndexOf("before");
  for (let end = wholeTwo; end < right.length; end++) {
    const [text, code] = checked(right.slice(0, end));
    assert(code === 0 && /^R: [23] /.test(text), text);
  }
});

Deno.test("check() allows 5·10⁻⁶ and 10⁻⁵ times the sizes of the terms", () => {
  for (const [dot, code] of [["100.000904", 0], ["100.001106", 1]]) {
    const step =
      `before -0.5 0.5 100 0\nx 1 1 1\ny 1\ndot ${dot}\na 1\ndelta 0\n`;
    const input = `${step}after -0.5 0.5 100 0\n`;
    assertEquals(checked(input, "D")[1], code);
  }
  for (const [a, code] of [["0.0000048", 0], ["0.0000052", 1]]) {
    const step = `before 0 0\nx 1\ny ${a}\ndot 0\na ${a}\ndelta 0\n`;
    const [text, found] = checked(`${step}after 0 0\n`, "D");
    assertEquals(found, code);
    assertMatch(text, /^D: 1 training step, .*\n(.*\n)*a = .* of 1 agree/);
  }
});

Deno.test("check() agrees with no number that is not finite", () => {
  for (const number of ["nan", "-inf", "1e999"]) {
    const [text, code] = checked(
      output("R").replace(/^a -?\d\S+/m, `a ${number}`),
    );
    assertMatch(text, /^dot_S .* 11 of 12 agree\n.*\na_S .* 11 of 12 agree\n/m);
    assertEquals(code, 1);
  }
});

Deno.test("check() says whether each step trains on the series of the seed", () => {
  const [one, two] = trainSet;
  const half = one.x.map((xS) => xS / 2);
  for (
    const [series, words] of [
      [[one, two], /^series.* 2 of 2 agree\ndot_S/],
      [[testSet[0]], /\n {2}step 1 trains on series 1 of the test set\n/],
      [[one, trainSet[5]], /\n {2}step 2 trains on series 6\n/],
      [[{ ...one, y: trainSet[5].y }], /\n {2}step 1: y is that of series 6\n/],
      [[one, { ...two, y: one.y }], /\n {2}step 2: y is that of series 1\n/],
      [[{ ...one, y: one.x[F - 1] }], /\n {2}step 1: y is x_F\n/],
      [
        [{ x: half, y: one.y }],
        /\n {2}step 1 trains on a series of neither set\n/,
      ],
      [
        [{ x: new Float64Array(5), y: 0 }],
        / {2}step 1 has 5 inputs, --steps is 4\n/,
      ],
    ] as const
  ) {
    inputs = [...series];
    const program = output("R", [
      "(const { x, y } of series) {",
      "(const { x, y } of series) { F = x.length;",
    ]);
    const [text] = checked(
      program,
      `R --seed 3 --train 9 --test 9 --steps ${F}`,
    );
    assertMatch(text.slice(text.indexOf("\n") + 1), words);
  }
  inputs = trainSet.slice(0, 3);
});

Deno.test("check() throws where there is nothing to compare, after it has read all", () => {
  const right = output("R");
  for (
    const [input, complaint] of [
      ["", /^no line begins with before/],
      ["before training\n", /^no line begins with before/],
      [right.replace(/^delta.*/m, ""), /^step 1 has no delta$/],
      [right.replace(/^after.*/m, ""), /^step 1 has no after$/],
      [right.split("\ny")[0], /^step 1 has no y$/],
      [
        right.replaceAll(/^(dot .*) \S+/gm, "$1"),
        /^step 1: dot has 3 numbers, x has 4$/,
      ],
      [
        right.replaceAll(/^y/gm, "y 1"),
        /^step 1: y has 2 numbers, R with 4 inputs has 1$/,
      ],
    ] as const
  ) {
    let left = 3;
    const chunks = function* () {
      yield `${input}\n`;
      while (left > 0) left = (yield "more\n", left - 1);
    };
    const error = assertThrows(() => checked(chunks()), InputError);
    assertMatch(error.message, complaint);
    assertEquals(left, 0);
  }
});
