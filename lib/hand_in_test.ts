import { assertEquals, assertThrows } from "@std/assert";
import { bundle } from "./hand_in.ts";

const PARSER = "@std/cli/parse-args";
const FILES: Record<string, string> = {
  "main.ts": `\
import { parseArgs } from "${PARSER}";
import { naive } from "./lib/naive.ts";

if (import.meta.main) console.log(parseArgs(Deno.args), naive);
`,
  "lib/naive.ts": `\
import { sin } from "./numeric/sin.ts";
import type { Model } from "./training.ts";

export const naive: Model = { sin };
`,
  "lib/training.ts": "export interface Model {\n  sin: number;\n}\n",
  "lib/numeric/sin.ts": "export const sin = 1;\n",
  [PARSER]: "export function parseArgs(args) {}\n",
};

Deno.test("bundle() takes CRLF line ends and a byte-order mark", () => {
  const bundled = bundle((file) => FILES[file]);
  const other = (text: string) => "\uFEFF" + text.replaceAll("\n", "\r\n");
  assertEquals(bundle((file) => other(FILES[file])), bundled);
});

const REFUSED = [
  [
    'import { x as y } from "./training.ts";',
    "can't rename: import { x as y }",
  ],
  [
    'import {\n  x as y,\n} from "./training.ts";',
    "can't rename: import { x as",
  ],
  ['import * as x from "./training.ts";', "can't bundle import * as x from"],
  ['import x from "./training.ts";', "can't bundle import x from"],
  ['import "./training.ts";', 'can\'t bundle import "./training.ts"'],
  [
    'import { x } from "./x.json" with { type: "json" };',
    "can't bundle import",
  ],
  ['import { x } from "./study/x.ts";', 'can\'t bundle "./study/x.ts"'],
  ['import { x } from "@std/assert";', 'can\'t bundle "@std/assert"'],
  ['import { x } from "https://a.b/lib/x.ts";', "can't bundle \"https://a.b"],
  ['import { x } from "../main.ts";', "imports main.ts, which imports it"],
  ['const x = await import("./x.ts");', "can't bundle import("],
  ["const x = import.meta.url;", "can't bundle import.meta.url"],
  ["if (import.meta.main) Deno.exit();", "can't bundle import.meta.main"],
  ["export default naive;", "can't bundle export default"],
  ["export { naive as x };", "can't bundle export {"],
  ['export * from "./training.ts";', "can't bundle export *"],
  ["let x = 1;", "can't bundle let x"],
  ["const [x, y] = [1, 2];", "can't bundle const [x, y]"],
  ["const x = 1, y = 2;", "can't bundle const x = 1, y = 2"],
  ["const x = [\n    1,\n  ],\n  y: number = 2;", "can't bundle y: number = 2"],
  ['const x = "`";', 'can\'t bundle const x = "`"'],
  ["console.log();", "can't bundle console.log()"],
  ["const isFinite = 1;", "isFinite would hide the global isFinite"],
  ["export class Model {}", "declares Model, and so does lib/training.ts"],
  ["type sin = 1;", "declares sin, and so does lib/numeric/sin.ts"],
];
for (const [lines, message] of REFUSED) {
  Deno.test(`bundle() refuses ${lines.replace(/\s+/g, " ")}`, () => {
    const read = (file: string) =>
      FILES[file] + (file === "lib/naive.ts" ? `${lines}\n` : "");
    assertThrows(() => bundle(read), Error, `lib/naive.ts: ${message}`);
  });
}
