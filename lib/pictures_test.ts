import { assert, assertEquals } from "@std/assert";
import { drawCurve, drawSeries } from "./pictures.ts";
import { uniformStream } from "./uniform_stream.ts";

/** Some three periods of a sine. */
function wave(steps: number): Float64Array {
  return new Float64Array(steps).map((_, k) => 0.5 * Math.sin(20 * k / steps));
}

const thousand = Array.from({ length: 1000 }, (_, k) => 0.004 + 0.6 / (50 + k));

Deno.test("drawCurve() shows how the MSE falls", () => {
  assertEquals(
    drawCurve("D", [0.016, 0.012, 0.011, 0.0105], 0.02, false),
    `\
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

Deno.test("drawCurve() shows an MSE that rises past the naive guess", () => {
  assertEquals(
    drawCurve("R", [0.01, 0.03, 0.02, 0.9], 0.02, false),
    `\
Test MSE by epoch: ─ R, ┄ naive guess (0.020000)
     MSE
0.900000 ┤                                             ╭
0.825833 ┤                                            ╭╯
0.751667 ┤                                          ╭─╯
0.677500 ┤                                         ╭╯
0.603333 ┤                                        ╭╯
0.529167 ┤                                       ╭╯
0.455000 ┤                                     ╭─╯
0.380833 ┤                                    ╭╯
0.306667 ┤                                   ╭╯
0.232500 ┤                                 ╭─╯
0.158333 ┤                                ╭╯
0.084167 ┤                               ╭╯
0.010000 ┤───────────────────────────────╯┄┄┄┄┄┄┄┄┄┄┄┄┄┄
         └──────────────────────────────────────────────
   epoch  1                                            4
     MSE  0.010000                              0.900000
`,
  );
});

Deno.test("drawCurve() draws one epoch as a level line of its own", () => {
  assertEquals(
    drawCurve("D", [0.016], 0.02, false),
    `\
Test MSE by epoch: ─ D, ┄ naive guess (0.020000)
     MSE
0.020000 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
0.019667 ┤
0.019333 ┤
0.019000 ┤
0.018667 ┤
0.018333 ┤
0.018000 ┤
0.017667 ┤
0.017333 ┤
0.017000 ┤
0.016667 ┤
0.016333 ┤
0.016000 ┤──────────────────────────────────────────────
         └──────────────────────────────────────────────
   epoch  1
     MSE  0.016000
`,
  );
});

Deno.test("drawCurve() compresses 1,000 epochs to the width", () => {
  assertEquals(
    drawCurve("R", thousand, 0.02, false),
    `\
Test MSE by epoch: ─ R, ┄ naive guess (0.020000)
     MSE
0.020000 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
0.018714 ┤
0.017429 ┤
0.016143 ┤─╮
0.014857 ┤ │
0.013572 ┤ │
0.012286 ┤ ╰╮
0.011000 ┤  │
0.009715 ┤  ╰─╮
0.008429 ┤    ╰╮
0.007143 ┤     ╰───╮
0.005858 ┤         ╰──────────╮
0.004572 ┤                    ╰─────────────────────────
         └──────────────────────────────────────────────
   epoch  1                                         1000
     MSE  0.016000                              0.004572
`,
  );
});

Deno.test("drawSeries() draws the inputs, the next value and the prediction", () => {
  assertEquals(
    drawSeries("R", wave(50), 0.46, 0.1, false),
    `\
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

Deno.test("drawSeries() tells marks on one row apart", () => {
  assertEquals(
    drawSeries("R", wave(50), -0.456789, -0.45, false),
    `\
The first test series: ─ inputs, ● the next value, ○ what R predicts
   value
   0.490 ┤   ╭─╮            ╭╮            ╭─╮
   0.408 ┤  ╭╯ ╰╮          ╭╯╰╮          ╭╯ ╰╮
   0.326 ┤  │   │         ╭╯  ╰╮         │   │         ╭
   0.243 ┤ ╭╯   ╰╮        │    │        ╭╯   ╰╮        │
   0.161 ┤ │     │       ╭╯    ╰╮       │     │       ╭╯
   0.079 ┤ │     ╰╮      │      │       │     │       │
  -0.004 ┤─╯      │      │      │      ╭╯     ╰╮      │
  -0.086 ┤        │     ╭╯      ╰╮     │       │     ╭╯
  -0.168 ┤        ╰╮    │        │    ╭╯       ╰╮    │
  -0.251 ┤         │   ╭╯        ╰╮   │         │   ╭╯
  -0.333 ┤         ╰╮  │          │  ╭╯         ╰╮  │
  -0.415 ┤          │ ╭╯          ╰╮ │           │ ╭╯      ○ -0.450000
  -0.498 ┤          ╰─╯            ╰─╯           ╰─╯     ●   -0.456789
         └──────────────────────────────────────────────
    step  1                                           50  51
`,
  );
});

Deno.test("drawSeries() draws one step", () => {
  assertEquals(
    drawSeries("N", [0.25], -0.5, 0.25, false),
    `\
The first test series: ─ inputs, ● the next value, ○ what N predicts
   value
   0.250 ┤──────────────────────────────────────────────   ○ 0.250000
   0.188 ┤
   0.125 ┤
   0.063 ┤
   0.000 ┤
  -0.063 ┤
  -0.125 ┤
  -0.188 ┤
  -0.250 ┤
  -0.313 ┤
  -0.375 ┤
  -0.438 ┤
  -0.500 ┤                                               ●   -0.500000
         └──────────────────────────────────────────────
    step  1                                               2
`,
  );
});

Deno.test("drawSeries() compresses 500 steps to the width", () => {
  assertEquals(
    drawSeries("D", wave(500), 0.45, 0.5, false),
    `\
The first test series: ─ inputs, ● the next value, ○ what D predicts
   value
   0.500 ┤   ╭─╮           ╭─╮           ╭─╮               ○ 0.500000
   0.417 ┤  ╭╯ ╰╮          │ ╰╮          │ ╰╮          ╭ ●   0.450000
   0.333 ┤  │   │         ╭╯  │         ╭╯  ╰╮        ╭╯
   0.250 ┤ ╭╯   ╰╮        │   ╰╮        │    │        │
   0.167 ┤ │     │       ╭╯    │       ╭╯    │        │
   0.083 ┤ │     │       │     ╰╮      │     ╰╮      ╭╯
   0.000 ┤─╯     ╰╮     ╭╯      │      │      │      │
  -0.083 ┤        │     │       │     ╭╯      │     ╭╯
  -0.167 ┤        ╰╮    │       ╰╮    │       ╰╮    │
  -0.250 ┤         │   ╭╯        │   ╭╯        │    │
  -0.333 ┤         │   │         ╰╮  │         ╰╮  ╭╯
  -0.416 ┤         ╰╮ ╭╯          │ ╭╯          ╰╮╭╯
  -0.500 ┤          ╰─╯           ╰─╯            ╰╯
         └──────────────────────────────────────────────
    step  1                                          500  501
`,
  );
});

Deno.test("drawCurve() draws two epochs that are as good as the naive guess", () => {
  assertEquals(
    drawCurve("D", [0.016, 0.016], 0.016, false),
    `\
Test MSE by epoch: ─ D, ┄ naive guess (0.016000)
     MSE
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤
0.016000 ┤──────────────────────────────────────────────
         └──────────────────────────────────────────────
   epoch  1                                            2
     MSE  0.016000                              0.016000
`,
  );
});

Deno.test("drawCurve() finds room for 200,000 epochs", () => {
  const mses = Array.from({ length: 200_000 }, () => 0.016);
  const one = drawCurve("D", [0.016], 0.02, false).split("\n");
  const many = drawCurve("D", mses, 0.02, false).split("\n");
  assertEquals(many.slice(0, -3), one.slice(0, -3));
});

Deno.test("drawSeries() draws two steps", () => {
  assertEquals(
    drawSeries("N", [-0.0002, 0.25], 0.0001, -0.0000001, false),
    `\
The first test series: ─ inputs, ● the next value, ○ what N predicts
   value
   0.250 ┤                                            ╭─
   0.229 ┤                                        ╭───╯
   0.208 ┤                                    ╭───╯
   0.187 ┤                                ╭───╯
   0.167 ┤                             ╭──╯
   0.146 ┤                         ╭───╯
   0.125 ┤                     ╭───╯
   0.104 ┤                 ╭───╯
   0.083 ┤              ╭──╯
   0.062 ┤          ╭───╯
   0.041 ┤      ╭───╯
   0.021 ┤  ╭───╯
   0.000 ┤──╯                                            ● ○ 0.000100 0.000000
         └──────────────────────────────────────────────
    step  1                                            2  3
`,
  );
});

Deno.test("the pictures in colour are those without, coloured", () => {
  const code = new RegExp("\x1b\\[(\\d+)m(.*?)\x1b\\[0m", "g");
  const curve = (colour: boolean) =>
    drawCurve("R", [0.04, ...thousand], 0.02, colour); // it crosses the level
  const series = (colour: boolean) =>
    drawSeries("R", wave(50), 0.46, 0.1, colour);
  for (const draw of [curve, series]) {
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

Deno.test("the pictures are at most 80 columns wide, whatever they show", () => {
  const uniform = uniformStream(4);
  for (let k = 1; k <= 300; k++) {
    const values = Array.from({ length: k }, () => 2 * uniform() - 1);
    const mses = values.map((value) => 3 * value * value);
    const picture = drawCurve("R", mses, 3 * uniform(), false) +
      drawSeries("R", values, -uniform(), -uniform(), false);
    for (const line of picture.split("\n")) assert(line.length <= 80, line);
  }
});
