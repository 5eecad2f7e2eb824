// The errors the local cloud raises itself. AWS's own modelled errors are the SDK's classes.

/** Whether Node's system says one of these codes of a failure: `ENOENT`. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && codes.some((code) => code === error.code);

/** A user's mistake: shown without a stack trace. One message per problem, each saying what cannot be done, why, and the remedy. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly problems: readonly string[];
  constructor(problems: string | readonly string[], options?: ErrorOptions) {
    const list = typeof problems === "string" ? [problems] : problems;
    super(list.join("\n"), options);
    this.problems = list;
  }
}

/** Work that its user stopped, and that ended in good order. */
export class StoppedError extends UserError {}

/** Work that failed on its way: what was done is kept. */
export class HalfDoneError extends UserError {}

/** A gap of the local cloud, said by name: the real service can do this, the local one cannot. */
export class UnsupportedError extends Error {
  override readonly name = "UnsupportedError";
  readonly resource: string;
  readonly operation: string;
  constructor(gap: { readonly resource: string; readonly operation: string; readonly remedy?: string }, options?: ErrorOptions) {
    super(
      `The local cloud does not support ${gap.operation} of ${gap.resource}.${gap.remedy === undefined ? "" : ` ${gap.remedy}`}`,
      options,
    );
    this.resource = gap.resource;
    this.operation = gap.operation;
  }
}

/** An error answer of an AWS service: what the wire turns into the protocol's form. `code` is spelled as the service's model spells it. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: string;
  readonly status: number;
  /** What the error's shape has besides the message. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Whether the fault is the service's (5xx) or the client's (4xx). */
  get fault(): "server" | "client" {
    return this.status >= 500 ? "server" : "client";
  }
  constructor(
    code: string,
    status: number,
    message: string,
    options?: ErrorOptions & { readonly members?: Readonly<Record<string, unknown>> },
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.members = options?.members ?? {};
  }
}

/** The service could not be reached at all: the connection broke before an answer came. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}
