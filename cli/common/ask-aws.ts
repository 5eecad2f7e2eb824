// What a service answers when a person's command asks it. Its refusal is no defect of ours, nor is a network that is not there: it is told in
// words, with what to do.
import { UserError } from "../../local/errors.ts";

const remedyOf = (name: string): string => {
  if (/AccessDenied|NotAuthorized/.test(name)) return "Use credentials that may.";
  if (/Credentials|Token|Signature/.test(name)) return "Log in again, as in aws sso login.";
  if (/Throttl|LimitExceeded|TooManyRequests/.test(name)) return "Try again in a moment.";
  return "Look whether the service is up, and try again.";
};

/** An error's own words, in one line. */
export const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to a name with two addresses is an AggregateError without a message.
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const text = error.message === "" ? code : error.message;
  return text.replaceAll(/\s+/g, " ").replace(/\.$/, "");
};

/**
 * The answer.
 * @param what completes "Cannot …"
 * @throws UserError for whatever the client throws
 */
export const asked = async <Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const name = error instanceof Error ? error.name : "";
    throw new UserError(`Cannot ${what}: ${wordsOf(error)}. ${remedyOf(name)}`, { cause: error });
  }
};
