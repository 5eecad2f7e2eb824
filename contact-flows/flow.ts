// A contact flow as the console exports it (flow language 2019-10-30): the shape only. Whether Connect would publish it is check.ts.
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface Flow {
  readonly Version: string;
  readonly StartAction: string;
  readonly Metadata?: JsonObject;
  readonly Actions: readonly FlowAction[];
}

export interface FlowAction {
  readonly Identifier: string;
  readonly Type: string;
  readonly Parameters?: JsonObject;
  readonly Transitions?: Transitions;
}

export interface Transitions {
  readonly NextAction?: string;
  readonly Errors?: readonly ErrorBranch[];
  readonly Conditions?: readonly ConditionBranch[];
}

export interface ErrorBranch {
  readonly NextAction: string;
  readonly ErrorType: string;
}

export interface ConditionBranch {
  readonly NextAction: string;
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] };
}

/** The API's flow types that this project declares or runs. */
export type FlowType = "CONTACT_FLOW" | "CUSTOMER_QUEUE";
