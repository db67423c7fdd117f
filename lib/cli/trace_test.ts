import { assertThrows } from "@std/assert";
import { parseArgs } from "@std/cli/parse-args";
import { ScalarRnn } from "../scalar_rnn.ts";
import { type Options, PARSE_OPTIONS, readOptions } from "./options.ts";
import { trace } from "./trace.ts";

Deno.test("trace() throws where a parameter or a number of a row is not finite", () => {
  const trainSet = [{ x: Float64Array.of(10), y: 0 }];
  for (const args of [["R", "--rate", "1"], ["R", "--rate", "1", "--json"]]) {
    const options = readOptions(parseArgs(args, PARSE_OPTIONS), 1) as Options;
    for (const wl of [NaN, 1e308]) {
      const model = new ScalarRnn(wl, 0, 0);
      const outcome = { mode: "R" as const, model, curve: [] };
      assertThrows(
        () => [...trace(options, 1, outcome, trainSet)],
        RangeError,
        "training stopped being finite by step 1: try a --rate smaller than 1",
      );
    }
  }
});
