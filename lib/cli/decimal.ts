/**
 * A number with so many decimals, and no minus before zeros alone.
 *
 * @param value The number.
 * @param digits How many decimals.
 * @param width How many characters it may take, from 8; a number that would take
 * more is shown with an exponent, and as many digits as fit.
 * @returns Its digits.
 */
export function decimal(
  value: number,
  digits: number,
  width = Infinity,
): string {
  const text = value.toFixed(digits).replace(/^-(0\.0+)$/, "$1");
  if (text.length <= width) return text;
  const rest = value.toExponential(0).length + ".".length;
  return value.toExponential(Math.max(width - rest, 0));
}
