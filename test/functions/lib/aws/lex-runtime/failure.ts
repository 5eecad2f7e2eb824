import { LexRuntimeError } from "../../../../../functions/lib/aws/lex-runtime/lex-runtime.ts";

/** The LexRuntimeError that `work` must end in. */
export const failureOf = async (work: Promise<unknown>): Promise<LexRuntimeError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof LexRuntimeError) return error;
    throw error;
  }
  throw new Error("It did not fail.");
};
