import { assert, assertEquals } from "@std/assert";
import { Cases } from "../_test_utils.ts";
import { naive } from "../naive.ts";
import { learningCurveChart, seriesChart, weightsChart } from "./charts.ts";
import type { Mode } from "./models.ts";

const curves = (given: Partial<Record<Mode, number[]>>) =>
  Object.entries(given)
    .map(([mode, curve]) => ({ mode: mode as Mode, model: naive, curve }));
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
  const rows = rowsOf(learningCurveChart(curves({ R: curve }), 0.02));
  assertEquals(rows[0][1].trimStart(), "R");
  assertEquals(rows.at(-1)?.[1].length, 60);
});

Deno.test("learningCurveChart() shows what is as good as N in one row, a single epoch not at all, and an MSE of 0 on a plain axis", () => {
  const same = learningCurveChart(curves({ D: [0.02154, 0.02154] }), 0.02154);
  assertEquals(rowsOf(same), [[" 0.02154", "D".repeat(60)]]);
  assertEquals(learningCurveChart(curves({ N: [0.02], D: [0.01] }), 0.02), "");
  const chart = learningCurveChart(curves({ D: [0, 0.02] }), 0.04);
  assert(chart.startsWith("\nTest MSE by epoch: N"));
  assertEquals(rowsOf(chart).at(-1), ["       0", "D".repeat(30)]);
});

const labelsOf = (chart: string) =>
  rowsOf(chart).map(([label]) => label.trim()).filter(Boolean);

Deno.test("charts label their axis with round numbers, in order, from end to end", () => {
  const cases = new Cases(8);
  for (let k = 0; k < 300; k++) {
    const mses = [...cases.numbers(9, 3)].map((power) => 10 ** power);
    const chart = k % 2 === 0
      ? learningCurveChart(curves({ D: mses }), 1)
      : weightsChart(cases.numbers(k, 10 ** cases.number(-1, 3)));
    const labels = labelsOf(chart);
    assert(labels.length >= 2, chart);
    const numbers = labels.map(Number);
    assertEquals(numbers, numbers.toSorted((a, b) => b - a));
    for (const label of labels) {
      assert(/^-?[0.]*[1-9]?\d?0*(e[+-]\d+)?$/.test(label), label);
    }
  }
  const weights = weightsChart([-1, 1]);
  assertEquals(labelsOf(weights), ["1", "0.5", "0", "-0.5", "-1"]);
  // Where several are in a row, the power of ten is shown.
  const wide = learningCurveChart(curves({ D: [1e-13, 1] }), 1);
  for (const label of labelsOf(wide)) {
    assert(/^[0.]*1(e-\d+)?$/.test(label), wide);
  }
  const narrow = learningCurveChart(curves({ D: [0.01, 0.1] }), 0.1);
  assertEquals(labelsOf(narrow), ["0.1", "0.05", "0.02", "0.01"]);
});

Deno.test("issue 29, fault 4: labels of values that hardly differ have the digits that tell them apart", () => {
  const testSet = [{ x: Float64Array.of(0.66911), y: 0.66913 }];
  assertEquals(
    labelsOf(seriesChart("N", naive, testSet)),
    ["0.66913", "0.669125", "0.66912", "0.669115", "0.66911"],
  );
});

Deno.test("weightsChart() draws bars from a line of zero, so that small weights are none", () => {
  const rows = rowsOf(weightsChart([1, 0.001, -0.5]));
  const at0 = rows.findIndex(([label]) => label.trim() === "0");
  for (const [k, [, marks]] of rows.entries()) {
    const bar = (third: number) => marks[20 * third] ?? " ";
    const expected = k < at0 ? "█  " : k === at0 ? "───" : "  █";
    assertEquals(bar(0) + bar(1) + bar(2), expected);
  }
});

Deno.test("seriesChart() shows the inputs, y and the prediction behind them", () => {
  const model = { predict: () => 0.6 };
  const x = Float64Array.of(0.6, -0.6);
  const rows = rowsOf(seriesChart("R", model, [{ x, y: -0.6 }]));
  assertEquals(rows[0][1], `${"·".repeat(30)}${" ".repeat(31)}R`);
  assertEquals(rows.at(-1)?.[1], `${" ".repeat(30)}${"·".repeat(30)} y`);
  const met = rowsOf(seriesChart("D", model, [{ x, y: 0.6 }]));
  assertEquals(met[0][1].at(-1), "*");
});
