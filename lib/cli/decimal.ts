/**
 * A number with so many decimals, and no minus before zeros alone.
 *
 * @param value The number.
 * @param digits How many decimals.
 * @returns Its digits.
 */
export function decimal(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(0\.0+)$/, "$1");
}
