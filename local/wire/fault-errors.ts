// How each service says "too many" and "our fault": the code and status of its own model, so that clients retry as they would in AWS.
import { ServiceError, UnsupportedError } from "../errors.ts";
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
  sns: { throttle: { code: "Throttled", status: 429 }, error: { code: "InternalError", status: 500 } },
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

// What each service says of a resource that is not there (any more). CloudWatch and STS have no resource that a call depends on.
const MISSING: Partial<Record<ServiceName, Said>> = {
  dynamodb: { code: "ResourceNotFoundException", status: 400 },
  lambda: { code: "ResourceNotFoundException", status: 404 },
  lex: { code: "ResourceNotFoundException", status: 404 },
  logs: { code: "ResourceNotFoundException", status: 400 },
  scheduler: { code: "ResourceNotFoundException", status: 404 },
  sns: { code: "NotFound", status: 404 },
  sqs: { code: "QueueDoesNotExist", status: 400 },
};

/**
 * DynamoDB's error for a fault rule by which the key of its tables cannot be used. What KMS says is wrapped in a refusal of DynamoDB's own, as
 * if the caller had no right to the key (aws-cdk issue 10010 shows one in full): clients do not try again.
 */
export const keylessError = (rule: string): ServiceError =>
  new ServiceError("AccessDeniedException", 400, `KMS key access denied error: the key cannot be used (fault rule ${rule}).`);

/**
 * The error of `service` for a fault rule by which what is called is gone, as a deleted alias or table.
 * @throws UnsupportedError for a service that has none
 */
export const missingError = (service: ServiceName, rule: string): ServiceError => {
  const said = MISSING[service];
  if (said === undefined)
    throw new UnsupportedError({ resource: service, operation: `the fault "missing" (${rule})`, remedy: "Use error or down." });
  return new ServiceError(said.code, said.status, `Resource not found (fault rule ${rule}).`);
};
