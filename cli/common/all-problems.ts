// Several things a person gave, read side by side: what is wrong with any of them is told at once.
import { UserError } from "../../local/errors.ts";

/**
 * Waits for all of it.
 * @throws UserError with the problems of every part, in order; a defect of ours as it is
 */
export const together = async <const Parts extends readonly Promise<unknown>[]>(
  ...parts: Parts
): Promise<{ -readonly [Index in keyof Parts]: Awaited<Parts[Index]> }> => {
  const failures = (await Promise.allSettled(parts)).flatMap((settled): readonly unknown[] =>
    settled.status === "rejected" ? [settled.reason] : [],
  );
  const defect = failures.find((reason) => !(reason instanceof UserError));
  if (defect !== undefined) throw defect;
  const problems = failures.flatMap((reason) => (reason instanceof UserError ? reason.problems : []));
  if (problems.length > 0) throw new UserError(problems);
  return Promise.all(parts);
};

/** Work that may throw at once, as a part. */
export const part = async <Result>(work: () => Result): Promise<Result> => work();
