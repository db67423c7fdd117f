import { assertThrows } from "@std/assert";
import { ScalarRnn } from "../scalar_rnn.ts";
import { type Options, readOptions } from "./options.ts";
import { trace } from "./trace.ts";
import { DivergenceError } from "./training.ts";

Deno.test("trace() throws where a parameter or a number of a row is not finite", () => {
  const options = readOptions(["R", "--rate", "1000"], 1) as Options;
  for (
    const [[wl, ws], x] of [
      [[1e308, 0], [10]], // dot_1
      [[0, 1e102], [0, 0, 0, 0]], // λ·Δ_1
    ]
  ) {
    const model = new ScalarRnn([wl, ws, 0]);
    const trainSet = [{ x: Float64Array.from(x), y: 1 }];
    assertThrows(
      () => [...trace(options, 1, "R", model, trainSet)],
      DivergenceError,
      "training stopped being finite by step 1: try a --rate smaller than 1000",
    );
  }
});
