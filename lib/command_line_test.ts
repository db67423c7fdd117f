import { assert, assertEquals, assertThrows } from "@std/assert";
import { disambiguate, readRequest, UsageError } from "./command_line.ts";

Deno.test("readRequest() fills in the lab's figures, and the fresh seed", () => {
  assertEquals(readRequest({}, ["r"], 123), {
    mode: "R",
    epochs: 30,
    rate: 0.01,
    seed: 123,
    train: 7000,
    test: 2000,
    steps: 50,
    json: false,
    plot: false,
  });
});

Deno.test("readRequest() takes what parseArgs() collected", () => {
  const parsed = {
    epochs: ["2"],
    rate: ["1e-3"],
    seed: ["0"],
    train: ["3"],
    test: ["4"],
    steps: ["5"],
    plot: [true],
  };
  assertEquals(readRequest(parsed, ["D"], 123), {
    mode: "D",
    epochs: 2,
    rate: 0.001,
    seed: 0,
    train: 3,
    test: 4,
    steps: 5,
    json: false,
    plot: true,
  });
});

Deno.test("readRequest() refuses a value that is no text", () => {
  assertThrows(
    () => readRequest({ seed: [5] }, ["N"], 0),
    UsageError,
    "--seed takes a whole number from 0 to 4294967295: got 5; see --help",
  );
});

Deno.test("readRequest() accepts 1 GiB of series, and not a series more", () => {
  // 2²⁰ series of 2⁷ values of 2³ bytes.
  const sizes = { train: ["1048575"], test: ["1"], steps: ["127"] };
  assert(readRequest(sizes, ["N"], 0));
  for (const more of [{ train: ["1048576"] }, { test: ["2"] }]) {
    assertThrows(
      () => readRequest({ ...sizes, ...more }, ["N"], 0),
      UsageError,
      "--steps 127 make 1073742848 bytes of series: the most is 1073741824",
    );
  }
});

Deno.test("disambiguate() binds a negative number to the option before it", () => {
  assertEquals(
    disambiguate("--seed -1 N -1 --rate -.5 --test -INF".split(" ")),
    ["--seed=-1", "N", "-1", "--rate=-.5", "--test=-INF"],
  );
});

Deno.test("disambiguate() writes short names in full", () => {
  assertEquals(disambiguate(["-h", "-V", "-H"]), ["--help", "--version", "-H"]);
});

Deno.test("disambiguate() leaves alone what parseArgs() reads as we do", () => {
  for (
    const args of [
      [],
      ["R", "--seed", "1", "--json", "--help"],
      ["--seed", "--json", "--rate=-1", "--", "-h", "--seed", "-2"],
      ["true", "--seed", "true"],
    ]
  ) assertEquals(disambiguate(args), args);
});
