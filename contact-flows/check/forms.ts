// The forms a parameter's value can have. A form is data, so that the catalogue of actions reads like the reference it comes from.
import type { Rule } from "./errors.ts";
import type { Json, JsonObject } from "../flow.ts";
import type { Kind } from "../kinds.ts";

export type Form =
  /** Non-empty text; a reference in it, or as the whole of it, is filled in at run time. */
  | { readonly is: "text"; readonly like?: RegExp; readonly say?: string }
  | { readonly is: "choice"; readonly of: readonly string[] }
  | { readonly is: "whole"; readonly from: number; readonly to: number; readonly dynamic?: true }
  /** Exactly one reference with a leaf. */
  | { readonly is: "path" }
  /** An id or ARN of something outside the flow, or one reference. Blank means not chosen yet. */
  | { readonly is: "resource"; readonly fits: readonly Kind[] }
  | { readonly is: "map"; readonly of: Form; readonly attributeKeys?: true; readonly most?: number }
  | { readonly is: "list"; readonly of: Form; readonly least: number }
  | { readonly is: "object"; readonly fields: Fields; readonly choices?: readonly Choice[] }
  | { readonly is: "json" };

export interface Field {
  readonly form: Form;
  readonly required?: true;
}
export type Fields = Readonly<Record<string, Field>>;

/** How many of these parameters an action takes together. */
export interface Choice {
  readonly of: readonly string[];
  readonly least: 0 | 1;
  readonly most: number;
}

export interface Finding {
  readonly severity: "error" | "warning";
  readonly rule: Rule;
  readonly message: string;
  readonly remedy: string;
}

/** A finding that keeps Connect from publishing. */
export const refusal = (rule: Rule, message: string, remedy: string): Finding => ({ severity: "error", rule, message, remedy });

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
