import { assertEquals } from "@std/assert";
import { assertLearnsAsNumPy } from "./_test_utils.ts";
import { naive } from "./naive.ts";

Deno.test("naive has the MSE that it has under NumPy", () => {
  assertLearnsAsNumPy("N", () => naive);
});

Deno.test("naive predicts the last input, even if it is the only one", () => {
  assertEquals(naive.predict(Float64Array.of(2, 3, 4)), 4);
  assertEquals(naive.predict(Float64Array.of(5)), 5);
  assertEquals(naive.parameters().length, 0);
});
