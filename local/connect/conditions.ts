// The operators of the flow language: each compares a result with one operand. connect-flow-language.md 2.2
type Holds = (value: string, operand: string) => boolean;

const toNumber = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

/** False when either side is not a number: a comparison with NaN is. */
const numeric =
  (compare: (value: number, operand: number) => boolean): Holds =>
  (value, operand) =>
    compare(toNumber(value), toNumber(operand));

const OPERATORS: ReadonlyMap<string, Holds> = new Map([
  ["Equals", (value, operand) => value === operand],
  ["TextStartsWith", (value, operand) => value.startsWith(operand)],
  ["TextEndsWith", (value, operand) => value.endsWith(operand)],
  ["TextContains", (value, operand) => value.includes(operand)],
  ["NumberGreaterThan", numeric((value, operand) => value > operand)],
  ["NumberGreaterOrEqualTo", numeric((value, operand) => value >= operand)],
  ["NumberLessThan", numeric((value, operand) => value < operand)],
  ["NumberLessOrEqualTo", numeric((value, operand) => value <= operand)],
]);

/** How `operator` compares; undefined when it is none that this interpreter knows. */
export const findOperator = (operator: string): Holds | undefined => OPERATORS.get(operator);
