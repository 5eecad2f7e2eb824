// The caller's number as the command takes it.
import { toE164 } from "../../shared/e164.ts";
import { problemText } from "../../shared/problems.ts";
import { UserError } from "../../local/errors.ts";

/** Who calls when nobody says: a number set aside for fiction. */
export const ANYBODY = "+12025550123";

/** @returns undefined for a withheld number. @throws UserError when it is neither a number nor `withheld` */
export const parseFrom = (from: string): string | undefined => {
  if (from === "withheld") return undefined;
  const number = toE164(from);
  if (number !== undefined) return number;
  const remedy = `Write + and digits as in ${ANYBODY}, or withheld`;
  throw new UserError(problemText({ cannot: "call from", value: from, why: "it is no number in E.164", remedy }));
};
