import { assert, assertEquals, assertMatch } from "@std/assert";
import { mersenneTwister } from "../numeric/mersenne_twister.ts";
import { drawCurve, drawSeries, drawWeights } from "./plots.ts";

/** Some three periods of a sine. */
function wave(steps: number): Float64Array {
  return new Float64Array(steps).map((_, k) => 0.5 * Math.sin(20 * k / steps));
}

const thousand = Array.from({ length: 1000 }, (_, k) => 0.004 + 0.6 / (50 + k));

Deno.test("drawCurve() shows how the MSE falls", () => {
  assertEquals(
    drawCurve("D", [0.016, 0.012, 0.011, 0.0105], 0.02, false),
    `
Test MSE by epoch: ─ D, ┄ naive guess (0.020000)
     MSE
0.020000 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
0.019208 ┤
0.018417 ┤
0.017625 ┤
0.016833 ┤
0.016042 ┤──╮
0.015250 ┤  ╰──╮
0.014458 ┤     ╰──╮
0.013667 ┤        ╰──╮
0.012875 ┤           ╰──╮
0.012083 ┤              ╰─────╮
0.011292 ┤                    ╰─────────────╮
0.010500 ┤                                  ╰───────────
         └──────────────────────────────────────────────
   epoch  1                                            4
     MSE  0.016000                              0.010500
`,
  );
});

Deno.test("drawSeries() shows the inputs, the next value and the prediction", () => {
  assertEquals(
    drawSeries("R", wave(50), 0.46, 0.1, false),
    `
The first test series: ─ inputs, ● the next value, ○ what R predicts
   value
   0.490 ┤   ╭─╮            ╭╮            ╭─╮            ●   0.460000
   0.408 ┤  ╭╯ ╰╮          ╭╯╰╮          ╭╯ ╰╮
   0.326 ┤  │   │         ╭╯  ╰╮         │   │         ╭
   0.243 ┤ ╭╯   ╰╮        │    │        ╭╯   ╰╮        │
   0.161 ┤ │     │       ╭╯    ╰╮       │     │       ╭╯
   0.079 ┤ │     ╰╮      │      │       │     │       │    ○ 0.100000
  -0.004 ┤─╯      │      │      │      ╭╯     ╰╮      │
  -0.086 ┤        │     ╭╯      ╰╮     │       │     ╭╯
  -0.168 ┤        ╰╮    │        │    ╭╯       ╰╮    │
  -0.251 ┤         │   ╭╯        ╰╮   │         │   ╭╯
  -0.333 ┤         ╰╮  │          │  ╭╯         ╰╮  │
  -0.415 ┤          │ ╭╯          ╰╮ │           │ ╭╯
  -0.498 ┤          ╰─╯            ╰─╯           ╰─╯
         └──────────────────────────────────────────────
    step  1                                           50  51
`,
  );
});

Deno.test("drawWeights() shows the weights by step, and where 0 is", () => {
  const rows = drawWeights([-1, 1, 2], false).split("\n");
  assertEquals(rows.slice(0, 3), [
    "",
    "The weights of D by step: ─ w, ┄ 0",
    "  weight",
  ]);
  assertMatch(rows[3], /^ {3}2\.000 ┤ {43}╭──$/);
  assertMatch(rows[11], /^ {3}0\.000 ┤┄+╭──╯┄+$/);
  assertMatch(rows[15], /^ {2}-1\.000 ┤──╯$/);
  assertEquals(rows.slice(16), [
    "         └──────────────────────────────────────────────",
    "    step  1                                            3",
    "",
  ]);
});

Deno.test("drawCurve() shows the highest and lowest of the epochs that a column stands for", () => {
  const mses = Array.from({ length: 460 }, () => 0.01);
  mses[234] = 0.03; // in the 24th of 46 columns, of ten epochs each
  mses[457] = 0.006;
  const rows = drawCurve("R", mses, 0.02, false).split("\n").slice(3, 16);
  const column = (at: number) => rows.map((row) => row[9 + at] ?? " ").join("");
  assertEquals(column(24), "│".repeat(10) + "─  ");
  assertEquals(column(46), "     ┄    ─││");
  assertEquals(column(23), "     ┄    ─  ");
});

Deno.test("drawSeries() tells marks on one row apart", () => {
  const plot = drawSeries("R", wave(50), 0.08, 0.09, false);
  assertMatch(plot, /^ {3}0\.079 ┤.*● ○ 0\.080000 0\.090000$/m);
});

Deno.test("drawCurve() and drawSeries() draw one value as a level line", () => {
  const curve = drawCurve("D", [0.016], 0.02, false);
  assertMatch(
    curve,
    /^0\.016000 ┤─{46}\n {9}└─{46}\n {3}epoch {2}1\n {5}MSE {2}0\.016000\n$/m,
  );
  const series = drawSeries("N", [0.25], -0.5, 0.25, false);
  assertMatch(series, /^ {3}0\.250 ┤─{46} {3}○ 0\.250000$/m);
  assertMatch(series, /^ {4}step {2}1 {47}2\n$/m);
});

Deno.test("drawCurve() puts what is as good as the naive guess on one row", () => {
  const rows = drawCurve("D", [0.016, 0.016], 0.016, false).split("\n").slice(
    3,
    16,
  );
  assertEquals(new Set(rows.slice(0, -1)), new Set(["0.016000 ┤"]));
  assertMatch(rows[12], /^0\.016000 ┤─{46}$/);
});

Deno.test("drawSeries() writes no minus before zeros alone", () => {
  const plot = drawSeries("N", [-0.0002, 0.25], 0.0001, -0.0000001, false);
  assertMatch(plot, /^ {3}0\.000 ┤.*● ○ 0\.000100 0\.000000$/m);
});

Deno.test("drawCurve() finds room for 200,000 epochs", () => {
  const mses = Array.from({ length: 200_000 }, () => 0.016);
  const one = drawCurve("D", [0.016], 0.02, false).split("\n");
  const many = drawCurve("D", mses, 0.02, false).split("\n");
  assertEquals(many.slice(0, -3), one.slice(0, -3));
});

Deno.test("plots in colour are those without, coloured", () => {
  const code = new RegExp("\x1b\\[(\\d+)m(.*?)\x1b\\[0m", "g");
  const curve = (colour: boolean) =>
    drawCurve("R", [0.04, ...thousand], 0.02, colour); // it crosses the level
  const weights = (colour: boolean) => drawWeights([1, -1, 3], colour);
  const series = (colour: boolean) =>
    drawSeries("R", wave(50), 0.46, 0.1, colour);
  for (const draw of [curve, weights, series]) {
    assertEquals(draw(true).replaceAll(code, "$2"), draw(false));
  }
  // The line below the rows is no mark, and neither is the axis.
  for (const row of (curve(true) + series(true)).split("\n")) {
    const bare = row.replaceAll(code, "");
    assert(row.includes("└") || !/[─│╭╮╯╰┄●○]/.test(bare), bare);
  }
  const colours = new Map<string, Set<string>>();
  for (const [, colour, marks] of (curve(true) + series(true)).matchAll(code)) {
    for (const mark of marks) {
      colours.set(mark, (colours.get(mark) ?? new Set()).add(colour));
    }
  }
  assertEquals(Object.fromEntries(colours), {
    "─": new Set(["36"]),
    "│": new Set(["36"]),
    "╭": new Set(["36"]),
    "╮": new Set(["36"]),
    "╯": new Set(["36"]),
    "╰": new Set(["36"]),
    "┄": new Set(["33"]),
    "●": new Set(["32"]),
    "○": new Set(["35"]),
  });
});

Deno.test("plots are at most 80 columns wide, whatever they show", () => {
  const prng = mersenneTwister(4);
  for (let k = 1; k <= 300; k++) {
    const values = Array.from({ length: k }, () => 2 * prng() - 1);
    const mses = values.map((value) => 3 * value * value);
    const plot = drawCurve("R", mses, 3 * prng(), false) +
      drawSeries("R", values, -prng(), -prng(), false) +
      drawWeights(values, false);
    for (const line of plot.split("\n")) assert(line.length <= 80, line);
  }
});
