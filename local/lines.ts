// Which number a caller dials: an app's by its name, any claimed number as it is, the stack's first when nothing is said.
import { z } from "zod";
import { UserError } from "./errors.ts";

const outputsOf = z.looseObject({
  apps: z.record(z.string(), z.looseObject({ phoneNumber: z.string().optional() })).default({}),
  phoneApp: z.string().optional(),
});

export interface Lines {
  /** E.164: who is called when nobody says; undefined where nobody can be called. */
  readonly first: string | undefined;
  /** Name to number, as the program exports them in its output `apps`. */
  readonly named: Readonly<Record<string, string>>;
}

/** @param claimed the numbers of the cloud, for a program that names none in its outputs */
export const linesOf = (outputs: Readonly<Record<string, unknown>>, claimed: readonly string[]): Lines => {
  const read = outputsOf.safeParse(outputs);
  const named = Object.fromEntries(
    Object.entries(read.success ? read.data.apps : {}).flatMap(([name, { phoneNumber }]) =>
      phoneNumber === undefined ? [] : [[name, phoneNumber]],
    ),
  );
  const ofPhoneApp = read.success ? named[read.data.phoneApp ?? ""] : undefined;
  return { first: ofPhoneApp ?? Object.values(named)[0] ?? claimed[0], named };
};

/** `flowers (+1…), demo (+1…)`; the number alone where none has a name. */
export const linesText = ({ first, named }: Lines): string => {
  const names = Object.entries(named).map(([name, number]) => `${name} (${number})`);
  return names.length === 0 ? (first ?? "none") : names.join(", ");
};

/**
 * The number to dial.
 * @param to an app's name or a number in E.164; the first one by default
 * @param isClaimed whether somebody answers at a number
 * @throws UserError naming what there is
 */
export const numberOf = (lines: Lines, to: string | undefined, isClaimed: (number: string) => boolean): string => {
  if (lines.first === undefined)
    throw new UserError(
      'Cannot call: no app of this stack has a phone. Add one that has to the setting "apps" (npx twinline apps lists them).',
    );
  if (to === undefined) return lines.first;
  const named = Object.hasOwn(lines.named, to) ? lines.named[to] : undefined;
  if (named !== undefined) return named;
  if (to.startsWith("+") && isClaimed(to)) return to;
  throw new UserError(`Cannot call "${to}": no app here has that name, and nobody answers at that number. Use ${linesText(lines)}.`);
};
