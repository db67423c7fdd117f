import { Digits } from "./digits.ts";
import { type Data, InputError, type Name, NAMES, readData } from "./read.ts";

/** A training step, as another program prints it. */
export interface Step {
  /** What it is. */
  kind: "step";
  /** How many inputs it has. */
  F: number;
  /** Its numbers, where they are as many as they should be. */
  numbers: Partial<Record<Name, number[]>>;
  /** Why those of other names are not there. */
  missing: Partial<Record<Name, string>>;
  /** The unit of the last printed place. */
  unit: number;
  /** Whether the input is cut off within it. */
  isCut: boolean;
}

/** A line `after` that is not of a step, or a line `mse`. */
export interface Lone {
  /** Which of them. */
  kind: "after" | "mse";
  /** Its numbers. */
  numbers: number[];
  /** The unit of the last printed place. */
  unit: number;
}

/** Where the input is cut off, in words. */
export interface Cut {
  /** What it is. */
  kind: "cut";
  /** Where. */
  text: string;
}

/** What is read of a step, or of a lone line. */
class Draft {
  readonly lists: Partial<Record<Data["name"], number[]>> = {};
  readonly digits = new Digits();

  add({ name, words, values }: Data): this {
    this.digits.add(words, values);
    const list = this.lists[name] ??= [];
    for (const value of values) list.push(value);
    return this;
  }
}

/** A step, the `number`-th, whose lists are as long as they should be. */
function stepOf(
  { lists, digits: { unit } }: Draft,
  mode: string,
  number: number,
  why: (name: Name) => string,
): Step {
  const { before, x, dot, a, delta } = lists;
  const ofR = x ?? dot ?? a ?? delta ?? [];
  const F = mode === "R" ? ofR.length : (x ?? before?.slice(1) ?? []).length;
  const [parameters, nodes] = mode === "R" ? [3, F] : [F + 1, 1];
  const counts = {
    ...{ before: parameters, x: F, y: 1, after: parameters },
    ...{ dot: nodes, a: nodes, delta: nodes },
  };
  const kind = "step";
  const step: Step = { kind, F, numbers: {}, missing: {}, unit, isCut: false };
  for (const name of NAMES) {
    const list = lists[name];
    const count = counts[name];
    if (list?.length === count) step.numbers[name] = list;
    else if (!list) step.missing[name] = why(name);
    else {
      const whole = count === F ? "x" : `${mode} with ${F} inputs`;
      const has = `${name} has ${list.length} numbers, ${whole} has ${count}`;
      const isOfR = mode === "R" && ["dot", "a"].includes(name);
      step.missing[name] = isOfR ? has + hint(list, F, number) : has;
    }
  }
  return step;
}

/** Why a list may be longer or shorter than the inputs. */
function hint(list: number[], F: number, number: number): string {
  if (list.length === F + 1 && list[0] === 0) return ": leave a_0 = 0 out";
  if (list.length === F - 1) return ": starts late, without S = 1?";
  const isKept = number > 1 && list.length === F * number;
  return isKept ? ": not emptied for each series?" : "";
}

/**
 * Reads training steps: `before` opens one, `after` with all its numbers closes it. A
 * name that comes twice in a step adds to its numbers. Where the input is cut off is
 * said before the step that this leaves incomplete.
 *
 * @param stdin What another program prints, in pieces.
 * @param mode The letter of its model, D or R.
 * @throws {InputError} At the end, if that can't be read, or there is no step.
 */
export function* readSteps(
  stdin: Iterable<Uint8Array>,
  mode: string,
): Generator<Step | Lone | Cut, void> {
  const prose = new Map<string, string>();
  const outside = new Set<string>();
  const seen = new Set<string>(); // in the steps before
  let number = 0;
  let draft: Draft | undefined;
  let last = ""; // the last whole name of the step
  let cut = "";
  const why = (name: Name) => {
    if (outside.has(name)) return `${name} is not between before and after`;
    return [`no ${name}`, prose.get(name)].filter(Boolean).join(": ");
  };
  function end(draft: Draft): Step {
    for (const name of Object.keys(draft.lists)) seen.add(name);
    return stepOf(draft, mode, number, why);
  }

  for (const data of readData(stdin, prose)) {
    const { name } = data;
    if (name === "before") {
      if (draft) yield end(draft);
      draft = new Draft();
      number++;
    }
    if (data.isCut) {
      cut = name;
      continue; // there is no more
    }
    if (name === "mse" || (name === "after" && !draft)) {
      const { lists, digits: { unit } } = new Draft().add(data);
      yield { kind: name, numbers: lists[name] ?? [], unit };
    } else if (!draft) outside.add(name);
    else {
      const { before = [], after = [] } = draft.add(data).lists;
      last = name;
      if (name !== "after" || after.length < before.length) continue;
      yield end(draft);
      draft = undefined;
    }
  }
  if (number === 0) {
    const what = "no line begins with before and goes on with numbers";
    throw new InputError(
      [what, prose.get("before")].filter(Boolean).join(": "),
    );
  }
  const lists: object = draft?.lists ?? {};
  const isShort = draft && [...seen].some((name) => !(name in lists));
  if (cut && !draft) {
    yield { kind: "cut", text: `${cut} is cut off at the end` };
  } else if (cut || isShort) {
    const where = cut === "before" ? "in before" : `after ${last}`;
    yield { kind: "cut", text: `step ${number} is cut off ${where}` };
  }
  if (draft && cut !== "before") {
    yield { ...end(draft), isCut: cut !== "" || isShort === true };
  }
}
