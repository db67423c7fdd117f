import type { Name } from "./read.ts";

/** What may be wrong with the printing alone. */
export interface Printing {
  /** What it is called. */
  cause: string;
  /** Which lists are not printed as they should be. */
  of: Name[];
  /** What they should be. */
  meant: (list: number[]) => number[];
  /** The rows that have to agree then. */
  rows: string[];
}

const ORDERS = [
  "w_l b w_s",
  "w_s w_l b",
  "w_s b w_l",
  "b w_l w_s",
  "b w_s w_l",
];
const PLACES: [lists: string, of: Name[]][] = [
  ["before and after", ["before", "after"]],
  ["before", ["before"]],
  ["after", ["after"]],
];
/** The printings of R and D that students mistake. */
export const PRINTINGS: Record<"D" | "R", Printing[]> = {
  R: [
    {
      cause: "Δ from F to 1",
      of: ["delta"],
      meant: (delta) => delta.toReversed(),
      rows: ["delta_F", "delta_S"],
    },
    ...PLACES.flatMap(([lists, of]) =>
      ORDERS.map((order): Printing => ({
        cause: `${lists} printed in the order ${order.replaceAll(" ", ", ")}`,
        of,
        meant: (list) =>
          ["w_l", "w_s", "b"].map((p) => list[order.split(" ").indexOf(p)]),
        rows: ["dot", "w_l", "w_s", "b"],
      }))
    ),
  ],
  D: PLACES.map(([lists, of]): Printing => ({
    cause: `${lists} printed in the order b, w`,
    of,
    meant: ([b, ...w]) => [...w, b],
    rows: ["dot", "w", "b"],
  })),
};
