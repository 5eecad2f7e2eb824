// The caller's number as the command takes it.
import { UserError } from "../../local/errors.ts";

/** Who calls when nobody says: a number set aside for fiction. */
export const ANYBODY = "+12025550123";

/** @returns undefined for a withheld number. @throws UserError when it is neither a number nor `withheld` */
export const parseFrom = (from: string): string | undefined => {
  if (from === "withheld") return undefined;
  if (/^\+[1-9]\d{6,14}$/.test(from)) return from;
  throw new UserError(`Cannot call from "${from}": it is no number in E.164. Write + and digits as in ${ANYBODY}, or withheld.`);
};
