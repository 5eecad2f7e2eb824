// How one type of action is described: parameters, ways out, where it may stand. actions.ts is the table; check-action.ts applies it.
import type { Choice, Fields, Finding, Form } from "./forms.ts";
import type { JsonObject } from "../flow.ts";
import type { Kind } from "../kinds.ts";

/** Every flow type of the API (connect-flow-language.md 6); this project declares two of them. */
export const API_FLOW_TYPES = [
  "CONTACT_FLOW",
  "CUSTOMER_QUEUE",
  "CUSTOMER_HOLD",
  "CUSTOMER_WHISPER",
  "AGENT_HOLD",
  "AGENT_WHISPER",
  "OUTBOUND_WHISPER",
  "AGENT_TRANSFER",
  "QUEUE_TRANSFER",
  "CAMPAIGN",
] as const satisfies readonly string[];
export type ApiFlowType = (typeof API_FLOW_TYPES)[number];

export interface Exits {
  /** Which conditions may stand there; none when absent. */
  readonly conditions?: {
    readonly operators: readonly string[];
    readonly operands?: RegExp;
    /** Operands that must each have a condition. */
    readonly all?: readonly string[];
    readonly literal?: true;
  };
  readonly required: readonly string[];
  readonly allowed: readonly string[];
  /** `never` marks a terminal action: its Transitions are empty. */
  readonly next: "required" | "optional" | "never";
}

export interface ActionRule {
  /** Parameters; `open` where the reference does not know them all. */
  readonly fields: Fields;
  readonly choices?: readonly Choice[];
  readonly open?: true;
  /** The ways out can depend on the parameters (menu or store, with a time limit or without). */
  readonly exits: Exits | ((parameters: JsonObject) => Exits);
  /** True where NextAction only repeats the default branch and is never followed. connect-flow-language.md 2.3 */
  readonly mirrors?: true;
  readonly flowTypes: readonly ApiFlowType[];
  /** What no form can say. */
  readonly more?: (parameters: JsonObject) => readonly Finding[];
}

const but = (...types: readonly ApiFlowType[]): readonly ApiFlowType[] => API_FLOW_TYPES.filter((type) => !types.includes(type));

// A campaign flow's own list was never collected, so no action is refused there.
export const TALKING = but("CUSTOMER_HOLD", "AGENT_HOLD", "CUSTOMER_WHISPER", "AGENT_WHISPER", "OUTBOUND_WHISPER");
export const NOT_ON_HOLD = but("CUSTOMER_HOLD", "AGENT_HOLD");
export const NOT_OUTBOUND_WHISPER = but("OUTBOUND_WHISPER");
export const INBOUND_OR_TRANSFER = but(
  "CUSTOMER_QUEUE",
  "CUSTOMER_HOLD",
  "AGENT_HOLD",
  "CUSTOMER_WHISPER",
  "AGENT_WHISPER",
  "OUTBOUND_WHISPER",
);
export const QUEUE_ONLY = ["CUSTOMER_QUEUE", "CAMPAIGN"] as const satisfies readonly ApiFlowType[];
export const WAITING = ["CUSTOMER_QUEUE", "CUSTOMER_HOLD", "AGENT_HOLD", "CAMPAIGN"] as const satisfies readonly ApiFlowType[];
export const INBOUND_OR_QUEUE = ["CONTACT_FLOW", "CUSTOMER_QUEUE", "CAMPAIGN"] as const satisfies readonly ApiFlowType[];

/** One way on, and these errors. */
export const straight = (required: readonly string[], optional: readonly string[] = []): Exits => ({
  required,
  allowed: [...required, ...optional],
  next: "required",
});

export const END: Exits = { required: [], allowed: [], next: "never" };
export const FAILS = straight(["NoMatchingError"]);
export const MAY_FAIL = straight([], ["NoMatchingError"]);
export const NEVER_FAILS = straight([]);

export const TEXT: Form = { is: "text" };
export const PATH: Form = { is: "path" };
export const JSON_VALUE: Form = { is: "json" };
export const SWITCH: Form = { is: "choice", of: ["Enabled", "Disabled"] };
export const TRUE_FALSE: Form = { is: "choice", of: ["True", "False"] };
export const LOWER_TRUE_FALSE: Form = { is: "choice", of: ["true", "false"] };
export const whole = (from: number, to: number): Form => ({ is: "whole", from, to });
export const wholeOrPath = (from: number, to: number): Form => ({ is: "whole", from, to, dynamic: true });
export const resource = (...fits: readonly Kind[]): Form => ({ is: "resource", fits });
export const mapOf = (of: Form): Form => ({ is: "map", of });
export const object = (fields: Fields, choices: readonly Choice[] = []): Form => ({ is: "object", fields, choices });

/** The four ways to say something. */
export const PROMPT: Fields = {
  Text: { form: TEXT },
  SSML: { form: TEXT },
  PromptId: { form: resource("prompts") },
  Media: {
    form: object({
      Uri: { form: TEXT, required: true },
      SourceType: { form: { is: "choice", of: ["S3"] }, required: true },
      MediaType: { form: { is: "choice", of: ["Audio"] }, required: true },
    }),
  },
};
export const PROMPT_KEYS = ["Text", "SSML", "PromptId", "Media"] as const;
export const ONE_PROMPT: Choice = { of: PROMPT_KEYS, least: 1, most: 1 };

export const QUEUE_OR_AGENT: Fields = { QueueId: { form: resource("queues") }, AgentId: { form: resource() } };
export const AT_MOST_ONE_QUEUE: Choice = { of: ["QueueId", "AgentId"], least: 0, most: 1 };
export const EXACTLY_ONE_QUEUE: Choice = { of: ["QueueId", "AgentId"], least: 1, most: 1 };
