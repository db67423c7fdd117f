import { assert, assertEquals } from "@std/assert";
import { predictionFields } from "./prediction_fields.ts";

/** The lines of the field of a model which sees y, and what is beside them. */
function fieldOf(predict: (y: number) => number, ys: number[]) {
  const testSet = ys.map((y) => ({ x: Float64Array.of(y), y }));
  const model = { predict: ([y]: Float64Array) => predict(y) };
  const lines = predictionFields([{ mode: "D", model, curve: [] }], testSet)
    .split("\n").slice(4, 15);
  return {
    labels: lines.map((line) => line.slice(0, 5).trim()),
    rows: lines.map((line) => line.slice(7, 28)),
  };
}

Deno.test("predictionFields() shows a perfect model as a diagonal, and what is beyond at the edge", () => {
  const ys = Array.from({ length: 21 }, (_, k) => 1.4 * (k / 20 - 0.5));
  const { labels, rows } = fieldOf((y) => y, ys);
  for (const [k, row] of rows.entries()) {
    assert(/^ *@{1,2} *$/.test(row), row);
    assert(Math.abs(row.indexOf("@") - (20 - 2 * k)) <= 1, row);
  }
  assertEquals([labels[0], labels[5], labels[10]], ["0.75", "0", "-0.75"]);
  assertEquals(fieldOf(() => 9, ys).rows[0], "@".repeat(21));
  assertEquals(fieldOf(() => -9, ys).rows[10], "@".repeat(21));
});

Deno.test("predictionFields() is darker the more series are in a place, and blank only where none is", () => {
  const counts = [1, 20, 40, 60, 80, 100, 120];
  const ys = counts.flatMap((count, k) => Array(count).fill((k - 3) / 7));
  const { rows } = fieldOf(() => 0, ys);
  assertEquals(rows[5].replaceAll(" ", ""), "··:+*#@");
});
