/** An input that can't be checked. */
export class InputError extends Error {}

/** What another program computed in a training step, by the names it prints. */
export type Step = Record<
  "before" | "x" | "y" | "dot" | "a" | "delta" | "after",
  number[]
>;
const NAMES = "before x y dot a delta after".split(" ") as (keyof Step)[];
const NAMED = new RegExp(
  `^\\s*(${NAMES.join("|")})(?![^\\s:=,[(])\\s*[:=]?(.*)`,
  "s",
);
/** What Python puts around numbers. */
const DRESS = /\b((np|numpy)\.)?(float\d*|array)\b|\bdtype=[\w.]+|[[\](),]/g;
const NUMBER = /^[+-]?((\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?|nan|inf(inity)?)$/i;
/** More of a line is not kept. */
const LONGEST = 2e7;

/** The lines, with their ends, which a line that is cut off lacks. */
function* linesOf(chunks: Iterable<string>): Generator<string> {
  let line = "";
  for (const chunk of chunks) {
    const [end, ...others] = chunk.split("\n");
    if (line.length < LONGEST) line += end;
    for (const other of others) {
      yield `${line}\n`;
      line = other;
    }
  }
  yield line;
}

/** The numbers of a text, or undefined if there is anything else in it. */
function numbersIn(text: string): number[] | undefined {
  const words = text.replace(DRESS, " ").match(/\S+/g) ?? [];
  if (!words.every((word) => NUMBER.test(word))) return undefined;
  return words.map((word) => Number(word.replace(/inf.*/i, "Infinity")));
}

/**
 * Each name and its numbers, which go on over lines while a bracket is open; and
 * whether the last line of them was cut off by the end of the input.
 */
function* namedNumbers(
  lines: Iterable<string>,
): Generator<[name: keyof Step, numbers: number[], isCut: boolean]> {
  let name: string | undefined;
  let numbers: number[] = [];
  let open = 0;
  for (const line of lines) {
    const [, start, rest = line] = line.match(NAMED) ?? [];
    if (start) [name, numbers, open] = [start, [], 0];
    const more = name && numbersIn(rest);
    for (const number of more || []) numbers.push(number);
    for (const bracket of rest.match(/[[\]()]/g) ?? []) {
      open += "[(".includes(bracket) ? 1 : -1;
    }
    if (more && open > 0) continue;
    if (more && numbers.length > 0) {
      yield [name as keyof Step, numbers, !line.endsWith("\n")];
    }
    name = undefined;
  }
}

/** What is wrong with the numbers of a step, if anything is. */
function complaintAbout(step: Partial<Step>, mode: string): string | undefined {
  const missing = NAMES.find((name) => !step[name]);
  if (missing) return ` has no ${missing}`;
  const { length: F } = step.x as number[];
  const [nodes, parameters] = mode === "R" ? [F, 3] : [1, F + 1];
  const counts = [parameters, F, 1, nodes, nodes, nodes, parameters];
  const lengths = NAMES.map((name) => step[name]?.length);
  const k = counts.findIndex((count, k) => count !== lengths[k]);
  if (k < 0) return undefined;
  const what = counts[k] === F ? "x" : `${mode} with ${F} inputs`;
  return `: ${NAMES[k]} has ${lengths[k]} numbers, ${what} has ${counts[k]}`;
}

/**
 * Reads training steps. A name that comes twice in a step adds to its numbers. The
 * input is read to its end, whatever is wrong with it, or the program that writes it
 * would die of a closed pipe.
 *
 * @param stdin What another program prints, in pieces.
 * @param mode The letter of its model, D or R.
 * @returns The whole steps. The last of several is cut off where its last line has no
 * end: a number may then lack digits.
 * @throws {InputError} At the end, if a step was not whole, or there was none.
 */
export function* stepsOf(
  stdin: Iterable<string>,
  mode: string,
): Generator<[step: Step, isCut: boolean]> {
  let count = 0;
  let problem: string | undefined;
  let step: Partial<Step> | undefined;
  for (const [name, numbers, isEnd] of namedNumbers(linesOf(stdin))) {
    if (problem) continue;
    if (name === "before") {
      if (step) problem = complaintAbout(step, mode);
      step = {};
    }
    if (!step) continue; // between steps
    const all = step[name] ??= [];
    for (const number of numbers) all.push(number);
    if (name !== "after") continue;
    const isCut = isEnd && count > 0;
    const complaint = complaintAbout(step, mode);
    if (!complaint) {
      count++;
      yield [step as Step, isCut];
    } else if (!isCut) {
      problem = complaint;
      continue;
    }
    step = undefined;
  }
  if (count === 0 && step) problem ??= complaintAbout(step, mode);
  if (problem) throw new InputError(`step ${count + 1}${problem}`);
  if (count === 0) {
    throw new InputError("no line begins with before and goes on with numbers");
  }
}
