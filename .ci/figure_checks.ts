// Checks that the figures can be made again: what the README shows is what the
// program prints, and lib/testdata/lab.json is what NumPy gives. `.ci/run` calls
// it; by hand:
//
//   deno test -A .ci/figure_checks.ts

import { assert, assertEquals } from "@std/assert";
import lab from "../lib/testdata/lab.json" with { type: "json" };

async function output(command: string, cwd = "."): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command("bash", {
    args: ["-c", command],
    cwd: new URL(`../${cwd}`, import.meta.url),
    stdin: "null",
  }).output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

Deno.test("the README shows what the program prints", async (t) => {
  const readme = await Deno.readTextFile(
    new URL("../README.md", import.meta.url),
  );
  const untimed = (text: string) =>
    text.replaceAll(/took [\d.]+ s/g, "took a while");
  const blocks = [...readme.matchAll(/^```console\n\$ (.*)\n([^]*?)^```$/gm)];
  assert(blocks.length > 0);
  for (const [, command, shown] of blocks) {
    await t.step(command, async () => {
      const printed = untimed("\n" + await output(`${command} 2>&1`));
      assert(printed.includes("\n" + untimed(shown)), printed);
    });
  }
});

Deno.test("the README's Python prints the numbers of the README's trace", async () => {
  const readme = await Deno.readTextFile(
    new URL("../README.md", import.meta.url),
  );
  const [, python] = readme.match(/^```python\n([^]*?)^```$/m) ?? [];
  const printed = await output(
    `/usr/bin/python3 -c '${python}'`,
    "lib/testdata",
  );
  const [trace] = readme.match(/^S +x_S [^]*?(?=^```)/m) ?? [""];
  const rows = [...trace.matchAll(/^\d .*\n/gm)].join("").replaceAll(
    / +/g,
    " ",
  );
  const parameters = [
    ...trace.matchAll(/^(?:w_l|w_s|b) +\S+ +(\S+) +(\S+) /gm),
  ];
  const sums = parameters.map(([, sum]) => sum).join(" ");
  const after = parameters.map(([, , after]) => after).join(" ");
  assertEquals(printed, `${rows}sum ${sums}\nafter ${after}\n`);
});

/** Checks that two JSON values agree, numbers to 1e-12 of their size. */
function assertAgree(actual: unknown, expected: unknown, where: string): void {
  if (typeof actual === "number" && typeof expected === "number") {
    const difference = Math.abs(actual - expected);
    assert(difference <= 1e-12 * Math.abs(expected), `${where}: ${actual}`);
  } else if (typeof actual === "object" && typeof expected === "object") {
    assertEquals(Object.keys(actual ?? {}), Object.keys(expected ?? {}), where);
    for (const [key, value] of Object.entries(actual ?? {})) {
      const other = (expected as Record<string, unknown>)[key];
      assertAgree(value, other, `${where}.${key}`);
    }
  } else {
    assertEquals(actual, expected, where);
  }
}

Deno.test("lib/testdata/lab.json is what NumPy gives", async () => {
  const made = await output(
    "/usr/bin/python3 make_lab_json.py",
    "lib/testdata",
  );
  // Another NumPy may round another way, but not by more.
  assertAgree({ ...JSON.parse(made), numpy: lab.numpy }, lab, "lab.json");
});
