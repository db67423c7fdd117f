/** An input that can't be checked. */
export class InputError extends Error {}

/** What a program prints of a training step, in the order of the sheet. */
export const NAMES = [
  "before",
  "x",
  "y",
  "dot",
  "a",
  "delta",
  "after",
] as const;
/** One of these names. */
export type Name = typeof NAMES[number];

const ESCAPE = "\x1b";
const COLOURS = new RegExp(`${ESCAPE}\\[[\\d;?]*[A-Za-z]`, "g");
const NAMED = new RegExp(
  `^\\s*(${NAMES.join("|")}|mse)(?![^\\s:=,[({])\\s*[:=,]?\\s*([^]*)`,
);
/** How numbers begin: a number, what stands for none, a bracket, array( or Float64[. */
const DATA = /^([+-]?(\.?\d|nan\b|inf)|None\b|[[({]|[a-z_][\w.]*[([{])/i;
const PLAIN = /^(?!\[\d+\]\s)[\s\d.,;e+\-[\]()]*$/i;
/** What may stand around numbers: R's [1], dtype=float32, array, Float64Array(4). */
const DRESS =
  /^\[\d+\]\s+(?=[-+.\d])|(?<![\w.])[a-z_]([\w.]*(\(\d+\)(?=\s*\[)|(?=[([{]))|\w*=(\([^()]*\)|<[^<>]*>|'[^']*'|"[^"]*"|[^\s,()[\]]*))/gi;
const BETWEEN = /[\s,;[\](){}]+/;
/** More of a line is not kept. */
const LONGEST = 2e7;

/** Lines with their ends, which one that is cut off lacks. */
function* linesIn(stdin: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  let line = "";
  for (const bytes of stdin) {
    const mark = bytes[0] * 256 + bytes[1];
    decoder ??= new TextDecoder(
      mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8",
    );
    const [end, ...others] = decoder.decode(bytes, { stream: true })
      .split("\n");
    if (line.length < LONGEST) line += end;
    for (const other of others) {
      yield `${line}\n`;
      line = other;
    }
  }
  yield line;
}

/** What a terminal shows of a line: no colours, only what follows the last return. */
function shownOf(line: string): string {
  const text = line.trimEnd().replaceAll("−", "-");
  const last = text.slice(text.lastIndexOf("\r") + 1);
  return last.includes(ESCAPE) ? last.replace(COLOURS, "") : last;
}

/** The words that are, or should be, numbers. */
function wordsIn(text: string): string[] {
  const bare = PLAIN.test(text) ? text : text.replace(DRESS, " ");
  return bare.split(BETWEEN).filter((word) => word !== "");
}

/** The value of a word; undefined, if that is no number. */
function valueOf(word: string): number | undefined {
  const value = Number(word);
  if (!Number.isNaN(value)) {
    const isOther = word[1] > "9" && /^0[xob]/i.test(word);
    return isOther ? undefined : value; // Number() takes 0x10, too
  }
  if (/^[+-]?nan$/i.test(word)) return NaN;
  return /^[+-]?inf(inity)?$/i.test(word) ? Infinity : undefined;
}

/** Behind the end of a step, numbers alone may be of something else. */
const after = (name: string) => /^(after|mse)$/.test(name) ? "" : name;

/** A name, and the numbers behind it as they are printed. */
export interface Data {
  /** A name of a training step, or `mse`. */
  name: Name | "mse";
  /** Its numbers as they are printed, */
  words: string[];
  /** and their values. */
  values: number[];
  /** Whether the input ends within it. */
  isCut: boolean;
}

/**
 * Gives each name with its numbers, which go on over lines while a bracket is open.
 * The input is read to its end, whatever is wrong with it: the program that writes it
 * would else die of a closed pipe.
 *
 * @param prose Takes the first line of each name that other words follow.
 * @throws {InputError} At the end, if there was something else among the numbers.
 */
export function* readData(
  stdin: Iterable<Uint8Array>,
  prose: Map<string, string>,
): Generator<Data, void> {
  let problem: string | undefined;
  let data: Data | undefined;
  let open = 0; // brackets of the data
  let above = ""; // a name on the line before
  let count = 0;
  for (const line of linesIn(stdin)) {
    count++;
    if (problem) continue;
    let text = shownOf(line);
    if (!data) {
      const match = text.match(NAMED);
      if (match && DATA.test(match[2])) {
        data = {
          name: match[1] as Data["name"],
          words: [],
          values: [],
          isCut: true,
        };
        text = match[2];
        open = 0;
      } else {
        if (match && match[2] !== "" && !prose.has(match[1])) {
          prose.set(match[1], `line ${count} is "${text.slice(0, 60)}"`);
        }
        const words = above && wordsIn(text);
        const areNumbers = words && words.length > 0 &&
          words.every((word) => valueOf(word) !== undefined);
        if (areNumbers) {
          problem = `line ${count}: numbers alone: print ${above} on one line`;
        }
        if (text !== "") above = match?.[2] === "" ? after(match[1]) : "";
        continue;
      }
    }
    if (!line.endsWith("\n")) continue; // it is cut off, perhaps within a number
    const words = wordsIn(text);
    const values = words.map(valueOf);
    const wrong = values.indexOf(undefined);
    if (wrong >= 0) {
      const word = words[wrong];
      const got = JSON.stringify(word.slice(0, 40));
      problem = `line ${count}: ${data.name} has ${got}, which is no number`;
      continue;
    }
    for (const word of words) data.words.push(word);
    for (const value of values) data.values.push(value ?? NaN);
    for (const bracket of text.match(/[[\](){}]/g) ?? []) {
      open += "[({".includes(bracket) ? 1 : -1;
    }
    if (open > 0) continue;
    yield { ...data, isCut: false };
    above = after(data.name);
    data = undefined;
  }
  if (problem) throw new InputError(problem);
  if (data) yield data;
}
