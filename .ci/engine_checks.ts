// Checks that the lab's digits are the same on every engine. `.ci/run` calls it;
// by hand:
//
//   OLDEST_DENO=… NEWEST_NODE=… BUN=… deno test -A --no-lock .ci/engine_checks.ts

import { assert, assertEquals } from "@std/assert";
import { getQuickJS } from "npm:quickjs-emscripten@0.32.0";

const ENGINES: Record<string, string[]> = {
  "Deno, the oldest": [Deno.env.get("OLDEST_DENO") ?? "deno", "run"],
  "Node.js, as installed": ["node"],
  "Node.js, the newest": [Deno.env.get("NEWEST_NODE") ?? "node"],
  "Bun": [Deno.env.get("BUN") ?? "bun"],
};

async function output(command: string[]): Promise<string> {
  const [program, ...args] = command;
  const { code, stdout, stderr } = await new Deno.Command(program, { args })
    .output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

Deno.test("every engine prints the same bytes for 40 runs of D and R", async (t) => {
  const folder = await Deno.makeTempDir();
  const file = `${folder}/runs.mjs`;
  const runs = new URL("engine_runs.ts", import.meta.url).pathname;
  await output([Deno.execPath(), "bundle", "--quiet", "--output", file, runs]);

  const expected = await output([Deno.execPath(), "run", file]);
  assertEquals(expected.trimEnd().split("\n").length, 40 + 1);
  for (const [engine, command] of Object.entries(ENGINES)) {
    await t.step(engine, async () => {
      assert(await output([...command, file]) === expected, "it differs");
    });
  }
  await t.step("QuickJS", async () => {
    using context = (await getQuickJS()).newContext();
    let printed = "";
    using log = context.newFunction("log", (text) => {
      printed += context.getString(text) + "\n";
    });
    using console = context.newObject();
    context.setProp(console, "log", log);
    context.setProp(context.global, "console", console);
    context.unwrapResult(context.evalCode(await Deno.readTextFile(file)))
      .dispose();
    assert(printed === expected, "it differs");
  });
  await Deno.remove(folder, { recursive: true });
});
