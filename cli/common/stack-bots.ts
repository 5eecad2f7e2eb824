// The bots of a stack, line by line: the model that each was made from, and its twins. A line has bots whether a number runs it or not, since
// flowers is the witness (decision 0020).
import { demoBooking } from "../../apps/demo/bot.ts";
import type { BotModel } from "../../apps/kit/index.ts";
import { orderFlowers } from "../../apps/flowers/bot.ts";
import { LINES, type LineName } from "../../infra/settings/demo.ts";
import { UserError } from "../../local/errors.ts";
import type { Line } from "./stack.ts";

export const MODELS = { flowers: orderFlowers, demo: demoBooking } as const satisfies Record<LineName, BotModel>;

export interface Bots {
  readonly model: BotModel;
  readonly homeAliasArn: string;
  readonly standbyAliasArn: string;
}

/** The app whose evidence moves the pointer. */
export const WITNESS: LineName = "flowers";

/** Those that the stack has, in the order in which the program knows the lines. */
export const botsOfLines = ({ twins }: Pick<Line, "twins">): readonly Bots[] =>
  LINES.flatMap((name) => {
    const found = twins[name];
    return found === undefined ? [] : [{ ...found, model: MODELS[name] }];
  });

/** @throws UserError when the stack has none of that line */
export const twinsOf = ({ twins }: Pick<Line, "twins">, name: LineName): NonNullable<Line["twins"][LineName]> => {
  const found = twins[name];
  if (found !== undefined) return found;
  throw new UserError(`Cannot ask the bots of ${name}: the stack's output "twins" names none. Deploy this version of the program there.`);
};

/** A line that callers can dial. */
export interface Dialled {
  readonly name: LineName;
  /** E.164. */
  readonly number: string;
}

export const dialledLines = ({ lines }: Pick<Line, "lines">): readonly Dialled[] =>
  LINES.flatMap((name) => {
    const number = lines[name];
    return number === undefined ? [] : [{ name, number }];
  });
