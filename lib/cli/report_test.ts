import { assertEquals } from "@std/assert";
import type { Options } from "./options.ts";
import { closing } from "./report.ts";

const OPTIONS: Options = {
  mode: "D",
  epochs: 2,
  rate: 0.01,
  seed: 1,
  trainSize: 7000,
  testSize: 2000,
  steps: 50,
  json: false,
  plot: false,
};

const CLOSINGS: [curve: number[], naiveMse: number, line: string][] = [
  [[0.04, 0.01], 0.02, "ended at 0.500 times the naive guess's 0.020000"],
  [[0.04, 0.02], 0.02, "ended at 1.000 times the naive guess's 0.020000"],
  [
    [0.04, 0.03],
    0.02,
    "ended at 1.500 times the naive guess's 0.020000, worse than guessing: " +
    "try more --epochs, for it was still falling",
  ],
  [
    [0.03001, 0.03],
    0.02,
    "ended at 1.500 times the naive guess's 0.020000, worse than guessing: " +
    "try a smaller --rate",
  ],
  [
    [0.03],
    0.02,
    "ended at 1.500 times the naive guess's 0.020000, worse than guessing: " +
    "try more --epochs, or a smaller --rate",
  ],
  [
    [0.02, 0.04],
    4e-7,
    "ended at 0.040000, beside the naive guess's 0.000000, worse than guessing: " +
    "try a smaller --rate",
  ],
  [[2e-7], 4e-7, "ended at 0.000000, beside the naive guess's 0.000000"],
];

Deno.test("closing() compares with the naive guess, and helps where it is better", async (t) => {
  for (const [curve, naiveMse, line] of CLOSINGS) {
    await t.step(line, () => {
      const closed = closing(
        OPTIONS,
        curve,
        naiveMse,
        new Float64Array(2),
        1.234,
      );
      assertEquals(closed, `${line}; took 1.23 s\n`);
    });
  }
});
