// Which number a caller dials: a line's by its name, any claimed number as it is, the stack's own when nothing is said.
import { z } from "zod";
import { UserError } from "./errors.ts";

const outputsOf = z.looseObject({ phoneNumber: z.string(), lines: z.record(z.string(), z.string()).default({}) });

export interface Lines {
  /** E.164: who is called when nobody says. */
  readonly first: string;
  /** Name to number, as the program exports them. */
  readonly named: Readonly<Record<string, string>>;
}

/** @throws UserError for outputs without a number */
export const linesOf = (outputs: Readonly<Record<string, unknown>>): Lines => {
  const read = outputsOf.safeParse(outputs);
  if (!read.success) throw new UserError('Cannot call the line: the program has no output "phoneNumber". Export it from infra/index.ts.');
  const { phoneNumber, lines } = read.data;
  return { first: phoneNumber, named: lines };
};

/** `flowers (+1…), demo (+1…)`; the number alone where lines have no names. */
export const linesText = ({ first, named }: Lines): string => {
  const names = Object.entries(named).map(([name, number]) => `${name} (${number})`);
  return names.length === 0 ? first : names.join(", ");
};

/**
 * The number to dial.
 * @param to a line's name or a number in E.164; the first line by default
 * @param isClaimed whether somebody answers at a number
 * @throws UserError naming what there is
 */
export const numberOf = (lines: Lines, to: string | undefined, isClaimed: (number: string) => boolean): string => {
  if (to === undefined) return lines.first;
  const named = Object.hasOwn(lines.named, to) ? lines.named[to] : undefined;
  if (named !== undefined) return named;
  if (to.startsWith("+") && isClaimed(to)) return to;
  throw new UserError(`Cannot call "${to}": it is no line here and no number of one. Use ${linesText(lines)}.`);
};
