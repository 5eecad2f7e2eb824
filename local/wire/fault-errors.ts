// How each service says "too many" and "our fault": the code and status of its own model, so that clients retry as they would in AWS.
import { ServiceError } from "../errors.ts";
import type { ServiceName } from "../services/action.ts";

interface Said {
  readonly code: string;
  readonly status: number;
}

// Codes and statuses from the error shapes of the SDK clients; STS speaks the common errors of the query protocol.
const ERRORS = {
  cloudwatch: { throttle: { code: "Throttling", status: 400 }, error: { code: "InternalServiceFault", status: 500 } },
  dynamodb: { throttle: { code: "ThrottlingException", status: 400 }, error: { code: "InternalServerError", status: 500 } },
  lambda: { throttle: { code: "TooManyRequestsException", status: 429 }, error: { code: "ServiceException", status: 500 } },
  lex: { throttle: { code: "ThrottlingException", status: 429 }, error: { code: "InternalServerException", status: 500 } },
  logs: { throttle: { code: "ThrottlingException", status: 400 }, error: { code: "ServiceUnavailableException", status: 500 } },
  scheduler: { throttle: { code: "ThrottlingException", status: 429 }, error: { code: "InternalServerException", status: 500 } },
  sqs: { throttle: { code: "RequestThrottled", status: 403 }, error: { code: "InternalFailure", status: 500 } },
  sts: { throttle: { code: "Throttling", status: 400 }, error: { code: "InternalFailure", status: 500 } },
} as const satisfies Record<ServiceName, Record<"throttle" | "error", Said>>;

/** The error of `service` for a fault rule that throttles or breaks it. */
export const faultError = (service: ServiceName, kind: "throttle" | "error", rule: string): ServiceError => {
  const { code, status } = ERRORS[service][kind];
  return new ServiceError(
    code,
    status,
    kind === "throttle" ? `Rate exceeded (fault rule ${rule}).` : `An internal error occurred (fault rule ${rule}).`,
  );
};
