import type { Options } from "../options.ts";
import { agrees } from "./digits.ts";
import { BEFORE, OF_D, OF_R } from "./formulas.ts";
import { MSE, valuesOf as valuesOfMse } from "./mse.ts";
import { type Printing, PRINTINGS } from "./printings.ts";
import { InputError } from "./read.ts";
import { FormulaRow, type Row } from "./rows.ts";
import { APART, SeriesRow } from "./series_row.ts";
import { type Lone, readSteps, type Step } from "./steps.ts";
import { type Earlier, type List, type Values, valuesOf } from "./values.ts";

const COARSE = "the check is as coarse as the print: print all digits";
const UNDECIDED =
  "what can't be told here shows in two steps of four inputs, with all digits";
const AMONG = "y is x_F in each step: is it among the inputs?";

/** Weights that were printed as `after`. */
interface Left {
  p: List;
  unit: number;
  /** Whether they stand alone, not in a step. */
  isAlone: boolean;
  /** Whether they may end an epoch: alone, or behind its last series. */
  isEnd: boolean;
  /** Whether their step moved any. */
  isMoved: boolean;
}

/** Training steps that come one after another, checked row by row. */
class Check {
  readonly #options: Options;
  readonly #mode: "D" | "R";
  readonly #series: SeriesRow | undefined;
  readonly #formulas: FormulaRow<Values>[];
  readonly #before = new FormulaRow("before", BEFORE);
  readonly #mse = new FormulaRow("mse", MSE);
  /** Each printing that makes its rows agree, and the rows that still don't. */
  #printings: [printing: Printing, failing: Set<string>][];
  // Of the steps before:
  #lastMoved: List = [];
  #lastA = 0;
  #first: List = [];
  #left: Left | undefined;
  #mses: number[] = [];
  /** How many steps there are. */
  steps = 0;
  /** How many inputs they have. */
  readonly inputs = new Set<number>();
  /** The coarsest unit of the last place that is printed. */
  unit = 0;
  /** Whether y is the last input in all of them. */
  isAmong = true;

  constructor(mode: "D" | "R", options: Options) {
    this.#mode = mode;
    this.#options = options;
    this.#series = options.seeded ? new SeriesRow(options) : undefined;
    const formulas = Object.entries(mode === "R" ? OF_R : OF_D)
      .map(([id, formula]) => new FormulaRow(id, formula));
    this.#formulas = [...formulas, this.#before];
    this.#printings = PRINTINGS[mode].map((printing) => [printing, new Set()]);
    this.#mse.each = "epoch";
  }

  /** Checks a step. */
  addStep(step: Step): void {
    const { F, unit, numbers: { x, y, after } } = step;
    this.steps++;
    this.inputs.add(F);
    this.unit = Math.max(this.unit, unit);
    this.isAmong &&= x !== undefined && x[F - 1] === y?.[0];
    this.#series?.add(step, this.steps);

    const earlier = this.#earlier(step);
    const v = valuesOf(step, earlier, this.#options.rate);
    const coarser = Math.max(unit, this.#left?.unit ?? 0);
    for (const row of this.#formulas) {
      const unitOfRow = row === this.#before ? coarser : unit;
      row.add(v, unitOfRow, this.steps, step);
    }
    this.#addPrintings(step, earlier);

    this.#lastMoved = v.moved;
    this.#lastA = v.a[v.a.length - 1];
    if (this.steps === 1) this.#first = v.before;
    this.#left = after && {
      p: [NaN, ...after],
      unit,
      isAlone: false,
      isEnd: this.#series?.at === this.#options.train - 1,
      isMoved: v.moved.slice(1).some((by) => by !== 0),
    };
  }

  /** What the steps before leave to a step. */
  #earlier({ unit, numbers: { before = [] } }: Step): Earlier {
    const left = this.#left;
    if (this.steps > 1 && !left) this.#before.why ||= "no after";
    const coarser = Math.max(unit, left?.unit ?? 0);
    const are = (p: List) =>
      before.every((value, k) => agrees(value, [p[k + 1]], coarser));
    const jumped = left !== undefined && !are(left.p);
    const follows = left?.isAlone
      ? this.#series?.at === 0
      : this.#series?.follows;
    const isNext = follows ?? true;
    const isGap = jumped && !(left.isMoved && (isNext || are(this.#first)));
    if (isGap) {
      this.#before.note ||= left.isMoved
        ? `steps before step ${this.steps} are not printed`
        : `step ${this.steps - 1} does not move them`;
    }
    return {
      lastMoved: this.#lastMoved,
      lastA: this.#lastA,
      left: left?.p ?? [],
      first: this.#first,
      jumped,
      isGap: isGap || (this.#series ? false : undefined),
    };
  }

  /** Keeps the printings that make their rows agree. */
  #addPrintings(step: Step, earlier: Earlier): void {
    this.#printings = this.#printings.filter(([printing, failing]) => {
      const numbers = { ...step.numbers };
      for (const name of printing.of) {
        const list = numbers[name];
        if (list) numbers[name] = printing.meant(list);
      }
      const { rate } = this.#options;
      const v = valuesOf({ ...step, numbers }, earlier, rate);
      for (const row of this.#formulas) {
        if (!row.fits(v, step.unit)) failing.add(row.id);
      }
      return !printing.rows.some((id) => failing.has(id));
    });
  }

  /** Takes weights that stand alone, or checks an MSE. */
  addLone({ kind, numbers, unit }: Lone): void {
    const sets = this.#series;
    if (sets) sets.isNewEpoch = true;
    if (kind === "after") {
      const p = [NaN, ...numbers];
      this.#left = { p, unit, isAlone: true, isEnd: true, isMoved: true };
      return;
    }
    const [earlier = 0] = this.#mses.slice(-1);
    this.#mses.push(numbers[0]);
    if (!sets) this.#mse.why = "it needs --seed";
    else if (sets.isOther) this.#mse.why ||= "its series are others";
    else if (!this.#left?.isEnd) this.#mse.why ||= "print after before mse";
    else {
      const { p, unit: ofP } = this.#left;
      const v = valuesOfMse(this.#mode, p, sets, numbers[0], earlier);
      const coarser = Math.max(unit, ofP, APART);
      this.#mse.add(v, coarser, this.#mses.length);
    }
  }

  /** The rows in the order of the sheet, with what may be wrong. */
  rows(): Row[] {
    const rates = this.#formulas.map((row) => row.otherRate);
    for (const [k, row] of this.#formulas.entries()) {
      const isShared = rates.filter((rate) => rate === rates[k]).length > 1;
      const printing = this.#printings
        .find(([, failing]) => !failing.has(row.id));
      row.name(isShared, printing?.[0].cause);
    }
    const mse = this.#mse;
    mse.isNeeded = this.#options.seeded && this.#mses.length > 0;
    if (this.#mses.length === 0) mse.why = "no mse";
    // An MSE of a wrong way forward says nothing of how it is measured.
    const forward = this.#formulas.filter(({ id }) => /^(dot|a)$/.test(id));
    if (mse.first && forward.some(({ first }) => first)) {
      mse.withdraw("the way forward is wrong");
    }
    mse.name(false);
    const hasMse = this.#series || this.#mses.length > 0;
    return [
      ...this.#series ? [this.#series] : [],
      ...this.#formulas,
      ...hasMse ? [mse] : [],
    ];
  }
}

/**
 * Checks the training steps that another program prints, formula by formula, each on
 * that program's own numbers.
 *
 * @param stdin What it prints, in pieces; undefined if that is a terminal.
 * @returns The exit code: 0 if all was checked and agrees, else 1.
 * @throws {InputError} If that can't be read.
 */
export function check(
  options: Options,
  stdin: Iterable<Uint8Array> | undefined,
  stdout: (text: string) => void,
): number {
  const mode = options.modes[0] as "D" | "R";
  if (!stdin) {
    const command = `python3 mine.py | deno run lib/study.ts ${mode} --check`;
    throw new InputError(`--check reads another program's output: ${command}`);
  }
  const check = new Check(mode, options);
  let cutOff = "";
  for (const item of readSteps(stdin, mode)) {
    if (item.kind === "cut") cutOff = item.text;
    else if (item.kind === "step") check.addStep(item);
    else check.addLone(item);
  }
  const rows = check.rows();
  const needed = rows.filter(({ isNeeded }) => isNeeded);
  const right = needed.filter(({ status }) => status === "agrees");
  const agrees = right.length === needed.length && cutOff === "";
  const { steps, inputs, unit } = check;

  const lines: string[] = [];
  if (options.json) {
    const [most] = [...inputs].sort((a, b) => b - a);
    const end = { mode, steps, inputs: most, cutOff: cutOff || null, agrees };
    for (const line of [...rows.map((row) => row.json()), end]) {
      lines.push(JSON.stringify(line));
    }
  } else {
    const s = steps === 1 ? "" : "s";
    const each = `${[...inputs].join(" or ")} input${inputs.has(1) ? "" : "s"}`;
    const about = `λ = ${options.rate}`;
    lines.push(`${mode}: ${steps} training step${s} of ${each}, ${about}`);
    for (const row of rows) lines.push(...row.lines());
    const open = needed.filter(({ status }) => status === "not checked").length;
    const left = open > 0 ? `, ${open} not checked` : "";
    lines.push(`${right.length} of ${needed.length} formulas agree${left}`);
    if (cutOff) lines.push(cutOff);
    if (check.isAmong) lines.push(AMONG);
    if (unit > 1e-6) lines.push(COARSE);
    const isOpen = rows.some(({ undecided }) => undecided.length > 0);
    const isEnough = steps > 1 && inputs.has(4) && unit < 1e-9;
    if (isOpen && !isEnough) lines.push(UNDECIDED);
  }
  try {
    stdout(lines.map((line) => `${line}\n`).join(""));
  } catch (error) {
    // The exit code is the answer even for `| head -n 1`.
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
  return agrees ? 0 : 1;
}
