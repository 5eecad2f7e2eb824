// An AWS API action of the local cloud: what it asks of IAM, and what it does. One file per action, named as AWS names it.
import type { Principal } from "../principal.ts";
import type { Region } from "../../shared/region.ts";
import type { KeyUse } from "./kms/keys.ts";

/** The services that have actions here, by their SigV4 signing name. */
export type ServiceName = "cloudwatch" | "dynamodb" | "lambda" | "lex" | "logs" | "scheduler" | "sns" | "sqs" | "sts";

/** One call of an action, after the wire parsed it (or an AWS service inside the local cloud made it). */
export interface Caller {
  readonly principal: Principal;
  readonly region: Region;
  readonly requestId: string;
  /** Aborts when the client hung up or gave up. */
  readonly signal: AbortSignal;
}

/** What IAM is asked: an action of a policy (`lex:RecognizeText`) on a resource's ARN. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  /** What the request itself carries that conditions may ask for: the condition key in lower case, and its values. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

export interface Action<Input, Output> {
  /** The resource in short, as a fault rule names it (`flowers` for a function, `lexDR` for a table, the bot's id for a bot). */
  readonly target: (input: Input) => string | undefined;
  /** All that IAM must grant; an empty list where AWS asks for no grant at all (`sts:GetCallerIdentity`). */
  readonly permission: (input: Input, at: { readonly region: Region; readonly accountId: string }) => Permission | readonly Permission[];
  /** The KMS keys that the service uses for the caller, once IAM has granted the action itself. @default none */
  readonly keys?: (input: Input, at: { readonly region: Region; readonly accountId: string }) => readonly KeyUse[];
  /** @throws ServiceError with the code and status of the service's model */
  readonly run: (input: Input, caller: Caller) => Promise<Output>;
  /** Told when it was not done, whatever kept it from that: a fault rule, a refusal, the caller's patience. */
  readonly failed?: (input: Input, caller: Caller, error: unknown) => void;
  /** Fault rules that are answers rather than errors. Without them `error` is the service's 5xx, and `wrong` is not supported. */
  readonly faulty?: {
    readonly error?: (input: Input, caller: Caller) => Output;
    readonly wrong?: (output: Output) => Output;
    /** What it does where the account is in the SMS sandbox. @default the same */
    readonly sandboxed?: (input: Input, caller: Caller) => Promise<Output>;
  };
}
