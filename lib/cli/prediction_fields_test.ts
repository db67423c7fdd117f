import { assert, assertEquals } from "@std/assert";
import { naive } from "../naive.ts";
import { predictionFields } from "./prediction_fields.ts";

Deno.test("predictionFields() shows a perfect model as a line, and what is beyond at the edge", () => {
  const values = Array.from({ length: 21 }, (_, k) => 1.4 * (k / 20 - 0.5));
  const testSet = values.map((y) => ({ x: Float64Array.of(y), y }));
  const picture = (predict: (x: Float64Array) => number) =>
    predictionFields(
      [{ mode: "D", model: { ...naive, predict }, curve: [] }],
      testSet,
    ).split("\n").slice(3);
  const field = (predict: (x: Float64Array) => number) =>
    picture(predict).slice(1, 12).map((line) => line.slice(7, 28));
  const [top, ...rows] = field(([y]) => y);
  assertEquals(top.trimStart().length, 2);
  for (const [k, row] of rows.entries()) {
    assert(/^ *@{1,2} *$/.test(row), row);
    assertEquals(Math.abs(row.indexOf("@") - (18 - 2 * k)) <= 1, true);
  }
  assertEquals(field(() => 9)[0], "@".repeat(21));
  assertEquals(field(() => -9)[10], "@".repeat(21));
  const labels = picture(([y]) => y).map((line) => line.slice(0, 5).trim());
  assertEquals([labels[1], labels[6], labels[11]], ["0.75", "0", "-0.75"]);
});
