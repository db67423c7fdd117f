import { assertEquals } from "@std/assert";
import numpy from "../testdata/lab.json" with { type: "json" };
import { mersenneTwister } from "./mersenne_twister.ts";

Deno.test("mersenneTwister() draws what np.random.rand() draws, to the bit", () => {
  for (const { seed, index, value } of numpy.uniforms) {
    const prng = mersenneTwister(seed);
    for (let k = 0; k < index; k++) prng();
    assertEquals(prng(), value);
  }
});

Deno.test("mersenneTwister() makes generators that don't disturb each other", () => {
  const one = mersenneTwister(42);
  const drawn = [one(), one()];
  const again = mersenneTwister(42);
  const other = mersenneTwister(7);
  const first = again();
  other();
  assertEquals([first, again()], drawn);
});
