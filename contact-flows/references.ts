// Everything in a flow that points outside it, wherever it stands in Parameters: ARNs, ids, {{placeholders}}, blanks, bots of Lex V1. What a
// call fills in at run time ($.Attributes.x) is not among them.
import { ruleOf } from "./check/actions.ts";
import type { Flow, FlowAction, Json, JsonObject } from "./flow.ts";
import { isObject, type Fields, type Form } from "./check/forms.ts";
import { isPath } from "./check/json-path.ts";
import { isForeignArn, isPlaceholder, kindOfArn, KINDS, tokensIn, type Kind } from "./kinds.ts";
import { LEX_V1_PATH, lexV1BotIn, lexV1Key, type LexV1Bot } from "./lex-v1-bot.ts";

export interface Reference {
  /** The text to be replaced: a whole value, or one {{placeholder}} of a sentence. A bot of Lex V1 is `name:alias:region`. */
  readonly text: string;
  readonly action: string;
  /** Where it stands, as in `Parameters.EventHooks.CustomerQueue`. */
  readonly path: string;
  /** The kinds of resource that can stand there; `values` where it is no resource's place. */
  readonly fits: readonly Kind[];
  /** True where it is a part of a longer text. */
  readonly embedded: boolean;
  /** The bot of Lex V1 that an alias of Lex V2 must replace. */
  readonly lexV1?: LexV1Bot;
}

const JSON_FORM: Form = { is: "json" };

const formOf = (form: Form, key: string): Form => {
  if (form.is === "object") return form.fields[key]?.form ?? JSON_FORM;
  return form.is === "map" || form.is === "list" ? form.of : JSON_FORM;
};

const members = (value: Json): readonly (readonly [string, Json])[] => {
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    return items.map((item, index) => [`[${index}]`, item]);
  }
  return isObject(value) ? Object.entries(value) : [];
};

interface Leaf {
  readonly text: string;
  readonly form: Form;
  readonly path: string;
}

const leaves = (value: Json, form: Form, path: string): readonly Leaf[] =>
  typeof value === "string"
    ? [{ text: value, form, path }]
    : members(value).flatMap(([key, member]) =>
        leaves(member, formOf(form, key), key.startsWith("[") ? `${path}${key}` : `${path}.${key}`),
      );

const referencesIn = ({ text, form, path }: Leaf, action: string): readonly Reference[] => {
  if (isPath(text)) return [];
  const whole = (fits: readonly Kind[]): readonly Reference[] => [
    { text, action, path, fits: fits.length === 0 ? ["values"] : fits, embedded: false },
  ];
  const tokens = tokensIn(text);
  if (tokens.length > 0 && tokens[0] !== text)
    return [...new Set(tokens)].map((token) => ({ text: token, action, path, fits: ["values"], embedded: true }));
  if (form.is === "resource") return isForeignArn(text) || !text.startsWith("arn:") ? whole(form.fits) : [];
  if (isPlaceholder(text)) return whole(KINDS);
  const kind = kindOfArn(text);
  return isForeignArn(text) ? whole(kind === undefined ? [] : [kind]) : [];
};

const parametersForm = ({ Type }: FlowAction): Form => {
  const fields: Fields = ruleOf(Type)?.fields ?? {};
  return { is: "object", fields };
};

/** The V1 bot of a Lex block as one reference, or none. */
const lexV1References = ({ Identifier, Type, Parameters = {} }: FlowAction): readonly Reference[] => {
  const lexV1 = Type === "ConnectParticipantWithLexBot" ? lexV1BotIn(Parameters) : undefined;
  if (lexV1 === undefined) return [];
  return [{ text: lexV1Key(lexV1), action: Identifier, path: LEX_V1_PATH, fits: ["aliases"], embedded: false, lexV1 }];
};

/** Every reference of the flow, in the order of its actions. */
export const referencesOf = (flow: Flow): readonly Reference[] =>
  flow.Actions.flatMap((action) => {
    const lexV1 = lexV1References(action);
    // The bot's parts are replaced together, never one by one.
    const isPart = ({ path }: Leaf): boolean => lexV1.length > 0 && path.startsWith(`${LEX_V1_PATH}.`);
    const found = leaves(action.Parameters ?? {}, parametersForm(action), "Parameters").filter((leaf) => !isPart(leaf));
    return [...lexV1, ...found.flatMap((leaf) => referencesIn(leaf, action.Identifier))];
  });

/** The flow with every text of its Parameters passed through `change`. */
export const mapTexts = (flow: Flow, change: (text: string, at: { readonly action: string; readonly path: string }) => string): Flow => {
  const walk = (value: Json, action: string, path: string): Json => {
    if (typeof value === "string") return change(value, { action, path });
    if (Array.isArray(value)) {
      const items: readonly Json[] = value;
      return items.map((item, index) => walk(item, action, `${path}[${index}]`));
    }
    return isObject(value) ? walkObject(value, action, path) : value;
  };
  const walkObject = (value: JsonObject, action: string, path: string): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, action, `${path}.${key}`)]));
  return {
    ...flow,
    Actions: flow.Actions.map((action) =>
      action.Parameters === undefined ? action : { ...action, Parameters: walkObject(action.Parameters, action.Identifier, "Parameters") },
    ),
  };
};
