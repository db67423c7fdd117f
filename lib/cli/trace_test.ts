import { assertThrows } from "@std/assert";
import { Perceptron } from "../perceptron.ts";
import { trace } from "./trace.ts";
import { type Options, PARSE_OPTIONS, readOptions } from "./options.ts";
import { parseArgs } from "@std/cli/parse-args";

Deno.test("trace() throws where a number is not finite, in text and in JSON", () => {
  const trainSet = [{ x: Float64Array.of(1e-200), y: 0 }];
  for (const more of [[], ["--json"]]) {
    const args = ["D", "--rate", "1", ...more];
    const options = readOptions(parseArgs(args, PARSE_OPTIONS), 1) as Options;
    for (const w of [NaN, Infinity]) {
      const model = new Perceptron([w], 0);
      const outcome = { mode: "D" as const, model, curve: [] };
      assertThrows(
        () => [...trace(options, 1, outcome, trainSet)],
        RangeError,
        "training stopped being finite by step 1: try a --rate smaller than 1",
      );
    }
  }
});
