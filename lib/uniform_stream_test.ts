import { assertEquals } from "@std/assert";
import { uniformStream } from "./uniform_stream.ts";

function draw(seed: number, count: number): number[] {
  const uniform = uniformStream(seed);
  return Array.from({ length: count }, uniform);
}

Deno.test("uniformStream() draws what np.random.rand() draws, to the bit", () => {
  assertEquals(draw(42, 5), [
    0.3745401188473625,
    0.9507143064099162,
    0.7319939418114051,
    0.5986584841970366,
    0.15601864044243652,
  ]);
  assertEquals(draw(7, 5), [
    0.07630828937395717,
    0.7799187922401146,
    0.4384092314408935,
    0.7234651778309412,
    0.9779895119966027,
  ]);
});

Deno.test("uniformStream() agrees with NumPy at both ends of the seeds", () => {
  assertEquals(draw(0, 3), [
    0.5488135039273248,
    0.7151893663724195,
    0.6027633760716439,
  ]);
  assertEquals(draw(4294967295, 3), [
    0.0976320289940138,
    0.9123828453026218,
    0.78903530185164,
  ]);
});

Deno.test("uniformStream() agrees with NumPy after its state is used up", () => {
  const drawn = draw(42, 100_000);
  assertEquals(drawn[311], 0.07845638134226596); // the last of the first state
  assertEquals(drawn[312], 0.02535074341545751);
  assertEquals(drawn[999], 0.44600577295795574);
  assertEquals(drawn[99_999], 0.3899084852770509);
});

Deno.test("uniformStream() gives streams that don't disturb each other", () => {
  const one = uniformStream(42);
  one();
  const other = uniformStream(7);
  other();
  assertEquals(one(), 0.9507143064099162);
  assertEquals(other(), 0.7799187922401146);
});
