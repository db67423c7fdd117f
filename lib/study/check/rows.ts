import { agrees } from "./digits.ts";
import { type Formula, IN_SLOPE, type Mistake, sum } from "./formulas.ts";
import type { Step } from "./steps.ts";

/** A number that is not what it should be. */
export interface Difference {
  /** The number of the training step. */
  step: number;
  /** Which number of several, from 1. */
  index?: number;
  /** What the program prints. */
  yours?: number;
  /** What it should be. */
  expected?: number;
  /** All that in words. */
  text: string;
}

/** What is said of a formula, or of what else is checked. */
export class Row {
  /** How many numbers were compared. */
  compared = 0;
  /** How many of them agree. */
  agreed = 0;
  /** The first that does not. */
  first: Difference | undefined;
  /** Why some could not be compared. */
  why = "";
  /** What else there is to say. */
  note = "";
  /** Whether it has to agree for all to agree. */
  isNeeded = true;
  /** What is counted: steps or, of MSEs, epochs. */
  each = "step";
  /** What may have made the difference. */
  causes: string[] = [];
  /** Mistakes that would have made no difference. */
  undecided: string[] = [];

  /** A row of an id for programs and a text for people. */
  constructor(readonly id: string, readonly text: string) {}

  /** Counts a number that agrees or, with a difference, does not. */
  count(difference?: Difference): void {
    this.compared++;
    if (difference) this.first ??= difference;
    else this.agreed++;
  }

  /** Says why a step could not be compared; a cut one is no matter behind others. */
  lack(why: string, isCut: boolean): void {
    if (!isCut || this.compared === 0) this.why ||= why;
  }

  /** Takes back what was compared. */
  withdraw(why: string): void {
    this.compared = 0;
    this.agreed = 0;
    this.first = undefined;
    this.why = why;
  }

  /** Whether all was compared and agrees. */
  get status(): "agrees" | "differs" | "not checked" {
    if (this.first) return "differs";
    return this.why || this.compared === 0 ? "not checked" : "agrees";
  }

  /** The row for people. */
  lines(): string[] {
    const { compared, agreed, first, why, note, undecided } = this;
    const all = compared > 0 ? [`${agreed} of ${compared} agree`] : [];
    const said = [...all, ...why ? [`not checked: ${why}`] : []].join(", ");
    const lines = [`${this.text.padEnd(38)}${said}`];
    if (first) {
      const causes = [
        first.text,
        ...[this.causes.join(" or ")].filter(Boolean),
      ];
      lines.push(`  ${this.each} ${first.step}${causes.join(": ")}`);
    }
    if (note) lines.push(`  ${note}`);
    if (undecided.length > 0) {
      const more = undecided.length - 2;
      const names = undecided.slice(0, 2).join(", ");
      lines.push(
        `  can't tell here: ${names}${more > 0 ? ` and ${more} more` : ""}`,
      );
    }
    return lines;
  }

  /** The row for programs. */
  json(): object {
    const { id, status, compared, agreed, first, why } = this;
    const { causes, undecided } = this;
    const { text: _, ...difference } = first ?? { text: "" };
    return {
      ...{ row: id, status, compared, agreed, ...difference },
      ...why ? { why } : {},
      ...causes.length > 0 ? { causes } : {},
      ...undecided.length > 0 ? { undecided } : {},
    };
  }
}

const WHOLE = { missing: {}, isCut: false };

/** A formula over all steps, and the mistakes that would give the same numbers. */
export class FormulaRow<V extends { rate: number }> extends Row {
  /** The mistakes that all steps so far could have. */
  #left: readonly Mistake<V>[];
  #otherRate: Mistake<V> | undefined;
  /** Whether a number that differs is not 0. */
  #isTelling = false;
  /** Whether a difference is more than rounding could nearly explain. */
  #isClear = false;

  /** A formula that nothing is compared with yet. */
  constructor(id: string, readonly formula: Formula<V>) {
    super(id, formula.text);
    this.#left = formula.mistakes;
  }

  /** Whether the numbers of a step are what the formula makes of w. */
  fits(v: V, unit: number, w = v): boolean {
    const { of, at, terms } = this.formula;
    const numbers = v[of] as readonly number[];
    return at(v).every((k) =>
      agrees(numbers[k], terms(w, k), unit, v.rate) ||
      !Number.isFinite(sum(terms(v, k)))
    );
  }

  /**
   * Compares the numbers of a step.
   *
   * @param v What the formula is made of.
   * @param unit The unit of the last place that is printed.
   * @param step The number of the step.
   * @param printed Which lists are missing, if any can be.
   */
  add(
    v: V,
    unit: number,
    step: number,
    { missing, isCut }: Pick<Step, "missing" | "isCut"> = WHOLE,
  ): void {
    const { of, at, index, terms, needs } = this.formula;
    const name = needs.find((name) => missing[name]);
    if (name) {
      this.lack(`${missing[name]}${step > 1 ? ` in step ${step}` : ""}`, isCut);
      return;
    }
    const isFirst = this.compared === 0;
    const numbers = v[of] as readonly number[];
    for (const k of at(v)) {
      const yours = numbers[k];
      const right = terms(v, k);
      if (agrees(yours, right, unit, v.rate)) {
        this.count();
        continue;
      }
      const expected = sum(right);
      if (!Number.isFinite(expected)) continue; // the fault is elsewhere
      const [is, should] = shownApart(yours, expected);
      const text = (index ? `, ${index} ${k}` : "") +
        (of === "moved"
          ? `: yours moved by ${is}, it should by ${should}`
          : `: yours is ${is}, it should be ${should}`);
      const where = index ? { index: k } : {};
      this.count({ step, ...where, yours, expected, text });
      this.#isTelling ||= yours !== 0;
      this.#isClear ||= !agrees(yours, right, 3 * unit, v.rate);
    }
    if (isFirst && this.first && of === "moved") this.#addOtherRate(v, unit);
    this.#left = this.#left.filter(([, put]) => {
      const wrong = put(v);
      return wrong && this.fits(v, unit, { ...v, ...wrong });
    });
  }

  /** Adds, to the mistakes, the λ with which the weights moved as they did. */
  #addOtherRate(v: V, unit: number): void {
    const { of, at, terms } = this.formula;
    const moved = v[of] as readonly number[];
    const k = at(v).reduce((k, other) =>
      Math.abs(moved[other]) > Math.abs(moved[k]) ? other : k
    );
    const rate = moved[k] / sum(terms({ ...v, rate: 1 }, k));
    const rates = [1, 2, 3].map((digits) => Number(rate.toPrecision(digits)));
    const other = rates.find((rate) =>
      rate > 0 && this.fits(v, unit, { ...v, rate })
    );
    if (!other) return;
    const put = () => ({ rate: other }) as Partial<V>;
    this.#otherRate = [`as with λ = ${other}`, put];
    this.#left = [this.#otherRate, ...this.#left];
  }

  /** As with which other λ all weights moved, if there is one. */
  get otherRate(): string | undefined {
    const [mistake] = this.#left;
    return mistake && mistake === this.#otherRate ? mistake[0] : undefined;
  }

  /**
   * Names the mistakes that are left.
   *
   * @param isShared Whether another formula has the same other λ: some λ gives any
   * number.
   * @param printing What may be wrong with the printing alone.
   */
  name(isShared: boolean, printing?: string): void {
    const ofSlope: readonly unknown[] = IN_SLOPE;
    const left = this.#left.filter((mistake) =>
      mistake === this.#otherRate
        ? isShared
        : !this.first || this.#isTelling || !ofSlope.includes(mistake)
    );
    const names = [...new Set(left.map(([cause]) => cause))];
    if (this.compared === 0 && this.why === "") {
      const { unless = "there is nothing to compare" } = this.formula;
      this.why = this.note || unless;
      this.note = "";
      this.isNeeded = this.formula.unless === undefined;
    }
    if (this.first && this.#isClear) {
      this.causes = printing ? [printing] : names.slice(0, 3);
    }
    if (this.status === "agrees") {
      // A question is about differences.
      this.undecided = names.filter((name) => !name.endsWith("?"));
    }
  }
}

/** Two numbers with as many decimals, from six on, as tell them apart. */
function shownApart(yours: number, expected: number): [string, string] {
  const shown = (value: number, digits: number) =>
    Number.isNaN(value)
      ? "not a number"
      : Math.abs(value) < 1e6
      ? value.toFixed(digits)
      : value.toExponential(digits);
  let digits = 6;
  while (digits < 17 && shown(yours, digits) === shown(expected, digits)) {
    digits++;
  }
  return [shown(yours, digits), shown(expected, digits)];
}
