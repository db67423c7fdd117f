import { assertEquals } from "@std/assert";
import { naive } from "./naive.ts";
import { meanSquaredError } from "./training.ts";

Deno.test("meanSquaredError() is the mean of the squared errors", () => {
  const testSet = [
    { x: Float64Array.of(1, 2), y: 4 },
    { x: Float64Array.of(5), y: 4 },
  ];
  assertEquals(meanSquaredError(naive, testSet), (2 ** 2 + 1 ** 2) / 2);
});
