import { assertEquals } from "@std/assert";
import { Perceptron } from "../perceptron.ts";
import type { Model } from "../predictor.ts";
import { ScalarRnn } from "../scalar_rnn.ts";
import type { Options } from "./options.ts";
import { trace } from "./trace.ts";

const OPTIONS: Options = {
  mode: "R",
  epochs: 1,
  rate: 0.5,
  seed: 1,
  trainSize: 1,
  testSize: 1,
  steps: 2,
  json: false,
  plot: false,
};

/** The text of a training step, where each number is as many #. */
function layout(options: Options, model: Model): string {
  const series = { x: Float64Array.of(0.1, -0.2), y: 0.3 };
  return [...trace(options, 1, model, [series])].join("")
    .replaceAll(/-?\d\.\d{6}/g, (number) => "#".repeat(number.length));
}

Deno.test("trace() lays out a training step of R", () => {
  assertEquals(
    layout(OPTIONS, new ScalarRnn(0.5, 0.25, -0.125)),
    `\
Training step 1 of epoch 1, λ = 0.5

S                 x_S        dot_S          a_S          Δ_S
1            ########    #########    #########     ########
2           #########    #########    #########     ########

               before          sum        after  after = before + λ·sum
w_l          ########    #########     ########  sum = ΣΔ_S·x_S
w_s          ########    #########     ########  sum = ΣΔ_S·a_{S−1}
b           #########     ########     ########  sum = ΣΔ_S

                    y prediction a        y − a     (y − a)²
before       ########    #########     ########     ########
after        ########     ########     ########     ########
`,
  );
});

Deno.test("trace() lays out a training step of D", () => {
  assertEquals(
    layout({ ...OPTIONS, mode: "D" }, new Perceptron([0.5, 0.25], -0.125)),
    `\
Training step 1 of epoch 1, λ = 0.5

i                 x_i   w_i before        Δ·x_i    w_i after
1            ########     ########     ########     ########
2           #########     ########    #########     ########

                  dot            a            Δ
            #########    #########     ########

               before          sum        after  after = before + λ·sum
b           #########     ########     ########  sum = Δ

                    y prediction a        y − a     (y − a)²
before       ########    #########     ########     ########
after        ########     ########     ########     ########
`,
  );
});

Deno.test("trace() shows y − a and its square before and after, from other predictions", () => {
  const series = { x: Float64Array.of(0.1, -0.2), y: 0.3 };
  const lines = [...trace(OPTIONS, 1, new ScalarRnn(0.5, 0, 0), [series])];
  const rows = lines.slice(-2).map((line) =>
    line.trim().split(/ +/).slice(1).map(Number)
  );
  assertEquals(rows[0][1] === rows[1][1], false);
  for (const [y, a, difference, square] of rows) {
    assertEquals(difference, Number((y - a).toFixed(6)));
    assertEquals(Math.abs(square - difference * difference) < 1e-6, true);
  }
});
