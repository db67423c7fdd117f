import { assert, assertEquals } from "@std/assert";
import { naive } from "../naive.ts";
import { Perceptron } from "../perceptron.ts";
import { Cases } from "../_test_utils.ts";
import { learningCurveChart, seriesChart, weightsChart } from "./charts.ts";
import type { Mode } from "./options.ts";

const model = naive;
const curves = (given: Partial<Record<Mode, number[]>>) =>
  Object.entries(given).map(([mode, curve]) => ({
    mode: mode as Mode,
    model,
    curve,
  }));
/** The rows of a chart: label and marks. */
const rowsOf = (chart: string) =>
  chart.split("\n").filter((line) => line.includes("┤"))
    .map((line) => line.split(/ *┤/));

Deno.test("learningCurveChart() marks each model with its letter, on a logarithmic axis", () => {
  assertEquals(
    learningCurveChart(
      curves({ D: [0.02, 0.01, 0.0025], R: [0.02, 0.02, 0.01] }),
      0.04,
    ),
    `
Test MSE by epoch, on a logarithmic axis: N is the naive guess, * both
         ┤N┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄N
         ┤
         ┤
    0.02 ┤********************RRRRRRRRRRRRRRRRRRRR
         ┤
         ┤
    0.01 ┤                    DDDDDDDDDDDDDDDDDDDDRRRRRRRRRRRRRRRRRRRR
         ┤
         ┤
         ┤
   0.005 ┤
         ┤
         ┤
         ┤                                        DDDDDDDDDDDDDDDDDDDD
         └────────────────────────────────────────────────────────────
   epoch  1                                                          3
`,
  );
});

Deno.test("learningCurveChart() loses no peak of many epochs", () => {
  const curve = Array(1000).fill(0.01);
  curve[500] = 0.5;
  curve[999] = 0.001;
  const chart = learningCurveChart(curves({ R: curve }), 0.02);
  assert(!chart.includes("*"));
  const rows = rowsOf(chart);
  assertEquals(rows[0][1].trimStart(), "R");
  assertEquals(rows.at(-1)?.[1].length, 60);
});

Deno.test("learningCurveChart() shows N alone, and what is as good, in one row", () => {
  const alone = rowsOf(learningCurveChart(curves({ N: [0.0215] }), 0.0215));
  assertEquals(alone, [["  0.0215", `N${"┄".repeat(58)}N`]]);
  const same = rowsOf(learningCurveChart(curves({ D: [0.0215] }), 0.0215));
  assertEquals(same, [["  0.0215", "D".repeat(60)]]);
});

Deno.test("charts label their axis with at least two round numbers, in order", () => {
  const cases = new Cases(8);
  for (let k = 0; k < 300; k++) {
    const mses = [...cases.numbers(9, 3)].map((power) => 10 ** power);
    const chart = k % 2 === 0
      ? learningCurveChart(curves({ D: mses }), 1)
      : weightsChart(cases.numbers(k, 10 ** cases.number(-1, 3)));
    const labels = rowsOf(chart).map(([label]) => label.trim()).filter(Boolean);
    assert(labels.length >= 2, chart);
    const numbers = labels.map(Number);
    assertEquals(numbers, numbers.toSorted((a, b) => b - a));
    for (const label of labels) {
      assert(/^-?[0.]*[1-9]?\d?0*(e[+-]\d+)?$/.test(label), label);
    }
  }
});

Deno.test("weightsChart() draws each weight from 0", () => {
  const rows = rowsOf(weightsChart([1, -0.5]));
  const at0 = rows.findIndex(([label]) => label.trim() === "0");
  assert(rows.every(([, marks], k) => marks.startsWith("█") === (k <= at0)));
  assert(rows.every(([, marks], k) => (marks[59] === "█") === (k >= at0)));
});

Deno.test("seriesChart() shows the inputs, y and the prediction behind them", () => {
  const x = Float64Array.of(0.6, -0.6);
  const chart = seriesChart(
    { mode: "R", model: new Perceptron([0, 0], 10), curve: [] },
    { x, y: -0.6 },
  );
  const rows = rowsOf(chart);
  assertEquals(rows[0], ["", `${" ".repeat(62)}R`]);
  assertEquals(rows.at(-1)?.[1], `${" ".repeat(30)}${"·".repeat(30)} y`);
});
