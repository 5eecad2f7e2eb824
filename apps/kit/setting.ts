// One setting of a stack: what it means, its default, and how its text is read. Pulumi.yaml is generated from these (npm run settings).
import type { z } from "zod";

export interface Setting {
  /** As Pulumi writes it in the `config` section of Pulumi.yaml. */
  readonly type: "string" | "integer" | "boolean";
  /** Absent for a secret, which has none. */
  readonly default?: string;
  readonly secret?: true;
  /** Meaning, unit and range, in a sentence or two. */
  readonly description: string;
  /** Reads the text; an issue's message is the second half of a sentence: why it will not do, and what to write. */
  readonly schema: z.ZodType;
  /** Whether the app's code hook and recall are given its text, as an environment variable. @default false */
  readonly inHook?: boolean;
}

export type SettingsForm = Readonly<Record<string, Setting>>;

/** The values that a form's texts mean. */
export type SettingsOf<Form extends SettingsForm> = { readonly [Name in keyof Form]: z.output<Form[Name]["schema"]> };

export type Texts = Readonly<Record<string, string>>;

/** The settings, or every problem with them, each in one sentence with its remedy. */
export type ReadSettings<Values> =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly problems: readonly string[] };

/** `"text"`; a secret is never quoted. */
export const quoted = (form: SettingsForm, texts: Texts, name: string): string =>
  form[name]?.secret === true ? "(a secret)" : JSON.stringify(texts[name] ?? "");

/**
 * Reads the texts of a form's settings, or their defaults; texts of other names are passed over.
 * @returns the values, or every problem found
 */
export function readForm<const Form extends SettingsForm>(form: Form, texts: Texts): ReadSettings<SettingsOf<Form>>;
export function readForm(form: SettingsForm, texts: Texts): ReadSettings<Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { schema, default: fallback = "" }] of Object.entries(form)) {
    const text = texts[name] ?? fallback;
    const read = schema.safeParse(text);
    if (read.success) values[name] = read.data;
    else problems.push(...read.error.issues.map(({ message }) => `Cannot use setting "${name}" ${quoted(form, texts, name)}: ${message}.`));
  }
  return problems.length === 0 ? { ok: true, values } : { ok: false, problems };
}

/** `shopHours` as the environment variable `SHOP_HOURS`. */
export const variableName = (setting: string): string => setting.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "_").toUpperCase();
