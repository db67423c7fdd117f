import { assertThrows } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";
import { ScalarRnn } from "../scalar_rnn.ts";
import { DivergenceError } from "../training.ts";
import { type Options, PARSE_OPTIONS, readOptions } from "./options.ts";
import { trace } from "./trace.ts";

Deno.test("trace() throws where a parameter or a number of a row is not finite", () => {
  for (const more of [[], ["--json"]]) {
    const args = ["R", "--rate", "1000", ...more];
    const options = readOptions(parseArgs(args, PARSE_OPTIONS), 1) as Options;
    for (
      const [[wl, ws], x] of [
        [[1e308, 0], [10]], // dot_1
        [[0, 1e102], [0, 0, 0, 0]], // λ·Δ_1
      ]
    ) {
      const outcome = {
        mode: "R" as const,
        model: new ScalarRnn([wl, ws, 0]),
        curve: [],
      };
      const trainSet = [{ x: Float64Array.from(x), y: 1 }];
      assertThrows(
        () => [...trace(options, 1, outcome, trainSet)],
        DivergenceError,
        "training stopped being finite by step 1: " +
          "try a --rate smaller than 1000",
      );
    }
  }
});
