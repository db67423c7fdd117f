/** A number with so many decimals, and no minus before zeros alone. */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(0\.0+)$/, "$1");
}

/** A text as it is; a number with six decimals, or an exponent if that is long. */
export function shown(cell: number | string): string {
  if (typeof cell === "string") return cell;
  const text = decimal(cell, 6);
  return text.length <= 12 ? text : cell.toExponential(4);
}

/** A row of a table: a label, and cells that end where their columns do. */
export function tableRow(
  [label, ...cells]: string[],
  [labelWidth, ...widths]: number[],
): string {
  let row = label;
  let end = labelWidth;
  for (const [k, cell] of cells.entries()) {
    end += widths[k];
    row += cell.padStart(end - row.length);
  }
  return row;
}
