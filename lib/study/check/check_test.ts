import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { mersenneTwister } from "../../numeric/mersenne_twister.ts";
import { Perceptron } from "../../perceptron.ts";
import { ScalarRnn } from "../../scalar_rnn.ts";
import { generateTimeSeries, type Series } from "../../time_series.ts";
import { meanSquaredError } from "../../training.ts";
import { type Options, readOptions } from "../options.ts";
import { nodeOfD } from "../training_step.ts";
import { check } from "./check.ts";
import { type Mistake, OF_D, OF_R, sum } from "./formulas.ts";
import { MSE, valuesOf as valuesOfMse } from "./mse.ts";
import { InputError } from "./read.ts";
import { type Earlier, type Values, valuesOf } from "./values.ts";

type Mode = "D" | "R";
type Numbers = Record<string, number[]>;

const F = 4;
const prng = mersenneTwister(3);
const trainSet = generateTimeSeries(prng, 9, F);
const testSet = generateTimeSeries(prng, 5, F);
const SEEDED = `--seed 3 --train 9 --test 5 --steps ${F}`;

/** What --check says of an input, and its exit code. */
function checked(input: string | Uint8Array, line = "R"): [string, number] {
  const bytes = typeof input === "string"
    ? new TextEncoder().encode(input)
    : input;
  let text = "";
  const options = readOptions([...line.split(" "), "--check"], 0) as Options;
  const code = check(options, [bytes], (more) => text += more);
  return [text, code];
}

/** The rows of --json by their ids. */
// deno-lint-ignore no-explicit-any
function rowsOf(input: string, line = "R"): Record<string, any> {
  const rows = checked(input, `${line} --json`)[0].trim().split("\n")
    .map((line) => JSON.parse(line));
  return Object.fromEntries(rows.map((row) => [row.row ?? "all", row]));
}

/** The training steps of the lab's own model. */
function stepsOf(mode: Mode, set: readonly Series[], rate = 0.01): Numbers[] {
  const draw = mersenneTwister(7);
  const model = mode === "R"
    ? ScalarRnn.random(draw)
    : Perceptron.random(draw, set[0].x.length);
  return set.map(({ x, y }) => {
    const before = [...model.parameters];
    const node = nodeOfD(model.parameters, { x, y });
    model.train(x, y, rate);
    const [dot, a, delta] = model instanceof ScalarRnn
      ? [model.dot, model.a, model.delta].map((of) => [...of].slice(1))
      : [[node.dot], [node.a], [node.delta]];
    const after = [...model.parameters];
    return { before, x: [...x], y: [y], dot, a, delta, after };
  });
}

const plain = (name: string, numbers: number[]) =>
  `${name} ${numbers.join(" ")}\n`;
/** What a program prints of steps. */
function printed(steps: Numbers[], dress = plain): string {
  return steps.map((step) =>
    Object.entries(step).map(([name, numbers]) => dress(name, numbers)).join("")
  ).join("");
}
const RIGHT = { R: stepsOf("R", trainSet), D: stepsOf("D", trainSet) };
const TWO = printed(RIGHT.R.slice(0, 2));

for (const mode of ["R", "D"] as const) {
  Deno.test(`check() agrees with the lab's own ${mode}, its MSE and its series, and leaves nothing open`, () => {
    const steps = RIGHT[mode];
    const p = steps[steps.length - 1].after;
    const model = mode === "R" ? new ScalarRnn(p) : new Perceptron(p);
    const mse = meanSquaredError(model, testSet);
    const twice = `mse ${mse}\nafter ${p.join(" ")}\nmse ${mse}\n`;
    const text = printed(steps) + twice;
    const [said, code] = checked(text, `${mode} ${SEEDED}`);
    const count = mode === "R" ? 10 : 8;
    assert(said.endsWith(`\n${count} of ${count} formulas agree\n`), said);
    assertEquals([said.split("\n")[0], code], [
      `${mode}: 9 training steps of 4 inputs, λ = 0.01`,
      0,
    ]);
    const [two] = checked(printed(steps.slice(0, 2)), mode);
    assert(!two.includes("can't tell"), two);
  });
}

/**
 * Two steps of a program that makes one mistake: the fixed point of all formulas, one
 * of them with what the mistake puts in place. Undefined, if the mistake says that it
 * can't be made there.
 */
function stepsWith(
  mode: Mode,
  wrongId: string,
  put: Mistake<Values>[1],
): Numbers[] | undefined {
  const formulas = Object.entries(mode === "R" ? OF_R : OF_D);
  let earlier: Earlier = {
    ...{ lastMoved: [], lastA: 0, left: [], first: [] },
    ...{ jumped: false, isGap: undefined },
  };
  let before = RIGHT[mode][0].before;
  const steps: Numbers[] = [];
  for (const { x, y } of trainSet.slice(0, 2)) {
    const list = () => Array(mode === "R" ? F : 1).fill(0.1);
    const numbers: Numbers = {
      ...{ before, x: [...x], y: [y] },
      ...{ dot: list(), a: list(), delta: list(), after: [...before] },
    };
    const values = () =>
      valuesOf(
        { kind: "step", F, numbers, missing: {}, unit: 0, isCut: false },
        earlier,
        0.01,
      );
    for (let round = 0; round < 50; round++) {
      for (const [id, { of, at, terms }] of formulas) {
        const v = values();
        const other = id === wrongId ? put(v) : {};
        if (!other) return undefined;
        for (const k of at(v)) {
          const number = sum(terms({ ...v, ...other }, k));
          if (of === "moved") numbers.after[k - 1] = before[k - 1] + number;
          else numbers[of][k - 1] = number;
        }
      }
    }
    steps.push(numbers);
    const v = values();
    const left = [NaN, ...numbers.after];
    earlier = { ...earlier, lastMoved: v.moved, lastA: v.a.at(-1) ?? 0, left };
    before = numbers.after;
  }
  return steps;
}

for (const mode of ["R", "D"] as const) {
  Deno.test(`check() names each mistake of the table of ${mode} where it is made, and there alone`, () => {
    const formulas = Object.entries(mode === "R" ? OF_R : OF_D);
    for (const [id, { mistakes }] of formulas) {
      for (const [cause, put] of mistakes) {
        const steps = stepsWith(mode, id, put);
        if (!steps) {
          assertEquals(cause, "before and after are printed at the same place");
          continue;
        }
        const { all, ...rows } = rowsOf(printed(steps), mode);
        for (const row of Object.values(rows)) {
          const isIt = row.row === id;
          const about = `${id}: ${cause}: ${JSON.stringify(row)}`;
          assertEquals(row.status, isIt ? "differs" : "agrees", about);
          if (isIt) assert(row.causes?.includes(cause), about);
        }
        assertEquals(all.agrees, false);
      }
    }
  });
}

Deno.test("check() names each mistake in an MSE", () => {
  const steps = RIGHT.R;
  const p = [NaN, ...steps[steps.length - 1].after];
  for (const [cause, put] of MSE.mistakes) {
    let earlier = 0;
    const mses = [1, 2].map(() => {
      const v = valuesOfMse("R", p, { trainSet, testSet }, NaN, earlier);
      return earlier = sum(MSE.terms({ ...v, ...put(v) }, 1));
    });
    const { all, mse } = rowsOf(
      printed(steps) + mses.map((mse) => `mse ${mse}\n`).join(""),
      `R ${SEEDED}`,
    );
    assertEquals([mse.causes, all.agrees], [[cause], false], cause);
  }
});

Deno.test("check() knows what is wrong with the printing alone", () => {
  const steps = RIGHT.R.slice(0, 2);
  const changed = (change: (step: Numbers) => Numbers) =>
    rowsOf(printed(steps.map(change)));
  const order = ([wl, ws, b]: number[]) => [b, wl, ws];
  const inOrder = "before and after printed in the order b, w_l, w_s";
  for (
    const [change, rows, cause] of [
      [
        (step) => ({ ...step, delta: step.delta.toReversed() }),
        "delta_F delta_S w_l w_s",
        "Δ from F to 1",
      ],
      [
        (step) => ({
          ...step,
          before: order(step.before),
          after: order(step.after),
        }),
        "dot delta_S w_l w_s b",
        inOrder,
      ],
    ] as [(step: Numbers) => Numbers, string, string][]
  ) {
    const { all: _, ...all } = changed(change);
    const wrong = Object.values(all).filter(({ status }) =>
      status === "differs"
    );
    assertEquals(wrong.map(({ row }) => row).join(" "), rows);
    for (const { causes } of wrong) assertEquals(causes, [cause]);
  }
  // Where the weights of the next step are others, they do not stay as they are.
  const { w_s, before } = changed((step) => ({ ...step, after: step.before }));
  assertEquals(w_s.causes, ["before and after are printed at the same place"]);
  assertEquals(before.status, "not checked");
  const stay = rowsOf(printed(
    steps.slice(0, 1).map((step) => {
      return { ...step, after: step.before };
    }),
  ));
  assertEquals(stay.w_l.causes, ["it stays as it is", ...w_s.causes]);
});

Deno.test("check() names all causes that give the same numbers, and none for a derivative where all are 0", () => {
  const atTenth = printed(stepsOf("R", trainSet.slice(0, 2), 0.01));
  const { w_l } = rowsOf(atTenth, "R --rate 0.1");
  assertEquals(w_l.causes, ["as with λ = 0.01", "λ twice"]);
  // Some λ gives any one number.
  const one = RIGHT.R.slice(0, 1).map((step) => {
    const [wl, ...others] = step.before;
    return { ...step, after: [wl + 0.07 * (step.after[0] - wl), ...others] };
  });
  assertEquals(rowsOf(printed(one)).w_l.causes, undefined);
  const zeros = RIGHT.D.slice(0, 1).map((step) => ({ ...step, delta: [0] }));
  assertEquals(rowsOf(printed(zeros), "D").delta.causes, undefined);
});

Deno.test("check() says what it can't tell: on 50 inputs what happens at the first", () => {
  const draw = mersenneTwister(3);
  const long = generateTimeSeries(draw, 2, 50);
  const [text, code] = checked(printed(stepsOf("R", long)));
  assertMatch(
    text,
    /^w_l .*\n {2}can't tell here: starts late, without S = 1\n/m,
  );
  assertMatch(
    text,
    /\n8 of 8 formulas agree\nwhat can't be told here shows in two/,
  );
  assertEquals(code, 0);
});

Deno.test("check() reads numbers in the dress that languages give them", () => {
  const [expected] = checked(TWO);
  const dresses: ((name: string, numbers: number[]) => string)[] = [
    (name, numbers) => `${name}: ${numbers.join(", ")}\r\n`,
    (name, numbers) =>
      `  ${name} = [${numbers.map((n) => `np.float64(${n})`)}]\n\n`,
    (name, numbers) => `${name} array([[${numbers.join("],\n\n  [")}]])\n`,
    (name, numbers) =>
      `${name} tensor([${numbers}], dtype=torch.float64,\n grad_fn=<MulBackward0>)\n`,
    (name, numbers) => `${name} Float64Array(${F}) [ ${numbers.join(", ")} ]\n`,
    (name, numbers) => `${name} [1] ${numbers.join(" ")}\n`,
    (name, numbers) => `\x1b[1m${name}\x1b[0m {${numbers.join("; ")}}\n`,
    (name, numbers) => `12 %\r99 %\r${name} ${numbers.join(" ")}\n`,
    (name, numbers) => `${name} ${numbers.join(" ").replaceAll("-", "−")}\n`,
    (name, numbers) =>
      numbers.map((n) => `${name} ${n}\n`).join("before that\n"),
  ];
  for (const dress of dresses) {
    // A name that comes twice in a step adds to it, but `before` opens one.
    const isApart = dress === dresses.at(-1);
    const text = printed(
      RIGHT.R.slice(0, 2),
      (name, numbers) =>
        (isApart && name === "before" ? plain : dress)(name, numbers),
    );
    assertEquals(checked(text), [expected, 0], text.slice(0, 300));
  }
  for (const end of ["little", "big"]) {
    const bytes = new Uint8Array(2 * TWO.length + 2);
    const view = new DataView(bytes.buffer);
    for (const [k, char] of [..."\uFEFF" + TWO].entries()) {
      view.setUint16(2 * k, char.charCodeAt(0), end === "little");
    }
    assertEquals(checked(bytes), [expected, 0]);
  }
});

Deno.test("check() refuses what it can't read, with the line and the word", () => {
  for (
    const [from, to, complaint] of [
      [
        /^before.*/gm,
        "before training",
        'no line begins with before and goes on with numbers: line 1 is "before training"',
      ],
      [
        /^before.*\n/gm,
        "",
        "no line begins with before and goes on with numbers",
      ],
      [
        /^delta \S+/m,
        "delta None",
        'line 6: delta has "None", which is no number',
      ],
      [/^dot /m, "dot tensor([", 'line 5: dot has "a", which is no number'],
      [/^y .*/m, "y -1.#IND", 'line 3: y has "-1.#IND", which is no number'],
      [/^y .*/m, "y 0x10", 'line 3: y has "0x10", which is no number'],
      [/^x (\S+)/m, "x $1\n", "line 3: numbers alone: print x on one line"],
      [/^x /m, "x:\n\n", "line 4: numbers alone: print x on one line"],
    ] as const
  ) {
    const input = TWO.replace(from, to);
    assertThrows(() => checked(input), InputError, complaint, input);
  }
  const right = TWO.replace(/^after.*/m, "$&\n0.5\na new epoch");
  assertEquals(checked(right), checked(TWO));
});

Deno.test("check() checks half a program, and says what it lacks", () => {
  const [text, code] = checked(TWO.replace(/^delta.*\n|^after.*\n/gm, ""));
  assertEquals(code, 1);
  assertMatch(text, /^dot_S .* 8 of 8 agree$/m);
  for (const row of ["Δ_F", "Δ_S", "w_l", "b \\+="]) {
    assertMatch(text, new RegExp(`^${row} .* not checked: no delta$`, "m"));
  }
  assertMatch(text, /^before .* not checked: no after$/m);
  assertMatch(text, /^2 of 8 formulas agree, 6 not checked\n$/m);
  for (
    const [from, to, why] of [
      [/^delta .*/gm, "delta is right", 'no delta: line 6 is "delta is right"'],
      [/^a /gm, "a 0 ", "a has 5 numbers, x has 4: leave a_0 = 0 out"],
      [
        /^a \S+/gm,
        "a",
        "a has 3 numbers, x has 4: starts late, without S = 1?",
      ],
      [/^y /gm, "y 1 ", "y has 2 numbers, R with 4 inputs has 1"],
    ] as const
  ) {
    const rows = rowsOf(TWO.replace(from, to));
    assertEquals([rows.delta_F.why, rows.all.agrees], [why, false]);
  }
});

Deno.test("check() says where the input is cut off, and checks what is whole", () => {
  const second = TWO.lastIndexOf("before");
  for (let end = second; end < TWO.length; end++) {
    const { all, ...rows } = rowsOf(TWO.slice(0, end));
    for (const { status } of Object.values(rows)) assert(status !== "differs");
    const isPart = end > second + "before -".length;
    if (isPart) assertEquals([all.agrees, all.cutOff === null], [false, false]);
  }
  const noEnd = TWO.slice(0, -1);
  assertMatch(checked(noEnd)[0], /\nstep 2 is cut off after delta\n/);
  const dead = TWO.slice(0, TWO.lastIndexOf("delta"));
  const { delta_F, series } = rowsOf(dead, `R ${SEEDED}`);
  assertEquals([delta_F.status, series.status], ["agrees", "agrees"]);
  assertEquals(
    rowsOf(TWO.split("y ")[0] + "y", `R ${SEEDED}`).series.why,
    "no y",
  );
  assertMatch(checked(dead)[0], /\nstep 2 is cut off after a\n/);
  assertEquals(checked(TWO.slice(0, second))[1], 0);
});

Deno.test("check() compares the weights of each step with those before", () => {
  const [one, two, three] = RIGHT.R;
  const moved = { ...two, before: two.before.map((p) => p + 1) };
  const say = (steps: Numbers[], line = "R") => {
    const { before, all } = rowsOf(printed(steps), line);
    return [before.status, before.causes?.join(" "), all.agrees];
  };
  const ask = "were steps between not printed?";
  assertEquals(say([one, moved]), ["differs", ask, false]);
  assertEquals(say([one, three]), ["differs", ask, false]);
  assertEquals(say([one, three], `R ${SEEDED}`), [
    "not checked",
    undefined,
    true,
  ]);
  assertEquals(say([one, moved], `R ${SEEDED}`)[0], "differs");
  const back = { ...two, before: one.before };
  assertEquals(say([one, back])[1], `as before step 1: set back? ${ask}`);
  // They may be printed with fewer digits at the end of an epoch.
  const short = three.before.map((p) => Number(p.toFixed(5)));
  const rounded = printed([one]) + plain("after", short) + printed([three]);
  assertEquals(rowsOf(rounded).before.status, "agrees");
  // Weights that stand alone are the last ones, and end an epoch.
  const anew = printed([one]) + plain("after", three.before) + printed([one]);
  assertEquals(rowsOf(anew, `R ${SEEDED}`).before.status, "differs");
  const text = printed([one]) + plain("after", three.before) + printed([three]);
  assertEquals(checked(text)[1], 0);
});

Deno.test("check() finds the series of each step in the training set, in any order", () => {
  const [one, two] = trainSet;
  for (
    const [set, causes] of [
      [trainSet.toReversed(), undefined],
      [[one, one], ["series 1 again"]],
      [[testSet[1]], ["series 2 of the test set"]],
      [[{ ...one, y: two.y }], ["y is that of series 2"]],
      [[{ ...one, y: one.x[F - 1] }], ["y is x_F"]],
      [[{ ...one, y: 0.5 }], ["y is another"]],
      [[{ ...one, x: one.x.map((xS) => xS / 2) }], ["a series of neither set"]],
      [[{ x: new Float64Array(5), y: 0 }], ["it has 5 inputs, --steps is 4"]],
    ] as [Series[], string[] | undefined][]
  ) {
    const { series } = rowsOf(printed(stepsOf("R", set)), `R ${SEEDED}`);
    assertEquals(series.causes, causes);
  }
});

Deno.test("check() knows which weights an MSE is of", () => {
  const all = printed(RIGHT.R);
  const mse = (text: string, line = `R ${SEEDED}`) =>
    rowsOf(text, line).mse.why;
  assertEquals(mse(`${TWO}mse 1\n`), "print after before mse");
  assertEquals(mse(`${all}mse 1\n`), undefined);
  assertEquals(mse(`${TWO}after 1 2 3\nmse 1\n`), undefined);
  assertEquals(mse(`${all}mse 1\n`, "R"), "it needs --seed");
  assertEquals(checked(`${TWO}mse 1\n`)[1], 0);
  assertEquals(mse(TWO), "no mse");
  const onTest = printed(stepsOf("R", testSet)) + "after 1 2 3\nmse 1\n";
  assertEquals(mse(onTest), undefined);
  const wrong = all.replace(/^dot \S+/m, "dot 9");
  assertEquals(mse(`${wrong}mse 0.111111\n`), "the way forward is wrong");
});

Deno.test("check() calls what is no number so, where it came from", () => {
  const [text] = checked(TWO.replace(/^a \S+/m, "a nan"));
  assertMatch(
    text,
    /^a_S .* 7 of 8 agree\n {2}step 1, S = 1: yours is not a number, it should be/m,
  );
  assertMatch(text, /^7 of 8 formulas agree$/m);
});

Deno.test("check() is as exact as what is printed", () => {
  // Digits, and how far off a dot of 0.25 may be, in units of the last place: 5, and
  // 10 for each 1 of w·x = 0.5 and b = −0.25.
  for (
    const [digits, unit] of [[3, 1e-3], [6, 1e-6], [12, 1e-12]] as const
  ) {
    for (const [off, code] of [[12, 0], [13, 1]]) {
      const shown = (value: number) => value.toFixed(digits);
      const dot = shown(0.25 + off * unit);
      const step = `before ${shown(0.5)} ${shown(-0.25)}\nx ${
        shown(1)
      }\ndot ${dot}\n`;
      const { dot: row, all } = rowsOf(step, "D");
      assertEquals([row.status, all.agrees], [
        code ? "differs" : "agrees",
        false,
      ]);
      const says = checked(step, "D")[0].includes("as coarse as the print");
      assertEquals(says, unit > 1e-6);
    }
  }
});

Deno.test("check() names no cause where rounding could nearly be one", () => {
  for (
    const [y, causes] of [[4e-6, undefined], [4e-5, ["the sign"]]] as const
  ) {
    const [shown, wrong] = [y.toFixed(6), (-y).toFixed(6)];
    const input = `before 0.500000 -0.250000\nx 0.500000\ny ${shown}\n` +
      `dot 0.000000\na 0.000000\ndelta ${wrong}\n`;
    const { delta } = rowsOf(input, "D");
    assertEquals([delta.status, delta.causes], ["differs", causes]);
  }
});

Deno.test("check() asks where y is the last input", () => {
  const same = RIGHT.R.slice(0, 2).map((step) => ({ ...step, y: [step.x[3]] }));
  const asks = (steps: Numbers[]) =>
    checked(printed(steps))[0].includes("y is x_F in each step");
  assertEquals([asks(same), asks(RIGHT.R)], [true, false]);
});

Deno.test("check() returns its exit code even if nobody reads what it says", () => {
  for (
    const [text, code] of [[TWO, 0], [TWO.replace("dot", "dot 1"), 1]] as const
  ) {
    const options = readOptions(["R", "--check"], 0) as Options;
    const stdin = [new TextEncoder().encode(text)];
    const stdout = () => {
      throw new Deno.errors.BrokenPipe();
    };
    assertEquals(check(options, stdin, stdout), code);
  }
});
