// How a call of the provider protocol is answered, and how an error looks to the engine, which prints it beside the resource.
import { status, type handleUnaryCall } from "@grpc/grpc-js";
import { ServiceError, UnsupportedError, UserError } from "../errors.ts";

/** Who asks. */
export interface Asking {
  /** The connection, one for each provider of a program. */
  readonly peer: string;
  /** Whether nobody waits for the answer any more: the engine was killed. */
  readonly isGone: () => boolean;
}

/** A user's mistake and a service's refusal in their own words; a defect of ours as such, with all that is known of it. */
export const wordsOf = (error: unknown): string => {
  if (error instanceof UserError || error instanceof UnsupportedError) return error.message;
  if (error instanceof ServiceError) return `${error.code}: ${error.message}`;
  return `This is a defect of twinline's local cloud, not a mistake of yours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
};

/** Answers a call with what `work` makes of it. */
export const unary =
  <Request, Response>(work: (request: Request, asking: Asking) => Promise<Response> | Response): handleUnaryCall<Request, Response> =>
  (call, answer) => {
    const run = async (): Promise<Response> => work(call.request, { peer: call.getPeer(), isGone: () => call.cancelled });
    run().then(
      (response) => answer(null, response),
      (error: unknown) => answer({ code: status.UNKNOWN, details: wordsOf(error) }),
    );
  };
