// A flow is written once, with placeholders, another account's ARNs or bots of Lex V1; a bind file says which resource of this program each
// stands for. Bound, it is the text that is deployed: nothing foreign is left in it, and the same flow always gives the same text.
import { z } from "zod";
import { canonical } from "./canonical.ts";
import { checkFlow, inferFlowType } from "./check/check.ts";
import { checkOutcomes } from "./check/outcomes.ts";
import { actionError, fileError, seen, type Problem } from "./check/errors.ts";
import { expandMaps } from "./expand-maps.ts";
import type { Flow } from "./flow.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { lexV1Words, withLexV2Alias } from "./lex-v1-bot.ts";
import { parseJson } from "./parse.ts";
import { mapTexts, referencesOf, type Reference } from "./references.ts";
import type { ApiFlowType } from "./check/action-rule.ts";

const Names = z.record(z.string(), z.string()).exactOptional();
const BindSchema = z.strictObject({
  functions: Names,
  aliases: Names,
  queues: Names,
  hours: Names,
  flows: Names,
  prompts: Names,
  numbers: Names,
  values: Names,
  maps: Names,
} satisfies Record<Kind, typeof Names>);

/** By kind: the text as it stands in the flow, and the name of the resource (or value) it stands for. A blank name is still to be chosen. */
export type Bindings = Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>>;

/** By kind and name: ARN or id of each resource, text of each value, or entries of each map, that flows may be bound to. */
export type Resources = Readonly<Partial<Record<Exclude<Kind, "maps">, Readonly<Record<string, string>>>>> & {
  readonly maps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export interface BoundFlow {
  /** Canonical compact JSON. Publish it only when no problem is an error. */
  readonly content: string;
  readonly problems: readonly Problem[];
}

export type ParsedBindings =
  | { readonly ok: true; readonly bindings: Bindings }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a bind file; unknown keys are refused. */
export const parseBindings = (text: string): ParsedBindings => {
  const json = parseJson(text);
  if (!("value" in json)) return { ok: false, problems: [{ ...json, remedy: "Correct the bind file." }] };
  const parsed = BindSchema.safeParse(json.value);
  if (parsed.success) return { ok: true, bindings: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) =>
      fileError(
        "bind",
        `The bind file is wrong at "${path.join(".")}": ${message}.`,
        `It maps, under ${KINDS.join(", ")}, texts of the flow to names.`,
      ),
    ),
  };
};

interface Entry {
  readonly kind: Kind;
  readonly text: string;
  readonly name: string;
}

const entriesOf = (bindings: Bindings): readonly Entry[] =>
  KINDS.flatMap((kind) => Object.entries(bindings[kind] ?? {}).map(([text, name]) => ({ kind, text, name })));

const NOUNS: Readonly<Record<Kind, string>> = {
  functions: "a function",
  aliases: "a bot alias",
  queues: "a queue",
  hours: "hours of operation",
  flows: "a flow",
  prompts: "a prompt",
  numbers: "a phone number",
  values: "a value",
  maps: "a map of values",
};

/** The kinds as a message lists them. */
export const kindWords = (kinds: readonly Kind[]): string => kinds.map((kind) => NOUNS[kind]).join(" or ");

type Resolved = { readonly value: string } | Problem;

const resolver =
  (name: string, bindings: Bindings, resources: Resources) =>
  ({ text, action, path, fits, lexV1 }: Reference): Resolved => {
    const entries = entriesOf(bindings).filter((entry) => entry.text === text && entry.name !== "");
    const fitting = entries.find(({ kind }) => fits.includes(kind));
    const refuse = (message: string, remedy: string): Problem => actionError("bind", action, message, remedy);
    const file = `contact-flows/${name}.bind.json`;
    if (fitting === undefined) {
      const [misfit] = entries;
      if (misfit === undefined && lexV1 !== undefined)
        return refuse(
          `${path} names ${lexV1Words(lexV1)}; Lex V1 ended on 2025-09-15.`,
          `Map "${text}" under aliases in ${file} to an alias of Lex V2: ${namesOf(resources, "aliases")}.`,
        );
      return misfit === undefined
        ? refuse(
            `${path} names ${kindWords(fits)} this stack does not have: ${seen(text)}.`,
            text === "" ? `Put a {{placeholder}} there and map it in ${file}.` : `Map it under ${fits.join(" or ")} in ${file}.`,
          )
        : refuse(
            `${path} takes ${kindWords(fits)}, but ${seen(text)} is mapped to ${NOUNS[misfit.kind]}, "${misfit.name}".`,
            `Map it under ${fits.join(" or ")} in ${file}.`,
          );
    }
    const known = resources[fitting.kind] ?? {};
    const value = Object.hasOwn(known, fitting.name) ? known[fitting.name] : undefined;
    if (typeof value === "string") return { value };
    if (value !== undefined)
      return refuse(
        `${seen(text)} stands for the map "${fitting.name}", whose entries ${path} cannot take.`,
        `A map stands in an object, as its own key: ${seen(text)}: ${seen(text)}.`,
      );
    return refuse(
      `${seen(text)} is mapped to ${NOUNS[fitting.kind]} called "${fitting.name}", which this program does not have.`,
      `It has ${namesOf(resources, fitting.kind)}; correct ${file}.`,
    );
  };

/** What a program has of a kind, as a remedy lists it. */
const namesOf = (resources: Resources, kind: Kind): string => {
  const names = Object.keys(resources[kind] ?? {});
  return names.length === 0 ? `no ${kind} at all` : names.join(", ");
};

const unused = (name: string, bindings: Bindings, references: readonly Reference[]): readonly Problem[] => {
  const v1 = [...new Set(references.flatMap(({ text, lexV1 }) => (lexV1 === undefined ? [] : [text])))];
  return entriesOf(bindings)
    .filter(({ kind, text }) => !references.some((reference) => reference.text === text && reference.fits.includes(kind)))
    .map(({ kind, text }) => ({
      severity: "warning",
      rule: "bind",
      action: null,
      message: `${name}.bind.json maps ${seen(text)} under ${kind}, which nothing in the flow needs.`,
      remedy: `Remove it, or correct its spelling.${kind === "aliases" && v1.length > 0 ? ` The flow's Lex V1 bots: ${v1.join(", ")}.` : ""}`,
    }));
};

/** True for what the check says of a reference that could not be bound: the mapping that is missing says it with more to go by. */
const isSaid = ({ rule, action, message }: Problem, failed: readonly Reference[]): boolean =>
  failed.some((reference) => reference.action === action && (rule === "unbound" || message.startsWith(`${reference.path} `)));

/**
 * Puts this program's resources in place of every reference, then checks the result as Connect would. An error stands for each reference
 * that is not mapped, mapped to the wrong kind, or to a name `resources` lacks, and for each rule the bound flow breaks; nothing may be
 * unbound. A mapping that nothing needs is a warning.
 * @param options `name` is the flow's file name without ending; `type` is told from the flow when left out
 */
export const bindFlow = (
  flow: Flow,
  bindings: Bindings,
  resources: Resources,
  { name = "main", type = inferFlowType(flow) }: { readonly name?: string; readonly type?: ApiFlowType } = {},
): BoundFlow => {
  const expanded = expandMaps(flow, bindings, resources);
  const resolve = resolver(name, bindings, resources);
  const resolved = referencesOf(expanded).map((reference) => ({ ...reference, to: resolve(reference) }));
  const filled = mapTexts(expanded, (text, at) => {
    let changed = text;
    for (const reference of resolved)
      if (reference.action === at.action && reference.path === at.path && "value" in reference.to)
        changed = reference.embedded ? changed.replaceAll(reference.text, () => valueOf(reference.to)) : valueOf(reference.to);
    return changed;
  });
  const aliases = new Map(resolved.flatMap(({ action, lexV1, to }) => (lexV1 !== undefined && "value" in to ? [[action, to.value]] : [])));
  const bound = {
    ...filled,
    Actions: filled.Actions.map((action) => {
      const alias = aliases.get(action.Identifier);
      return alias === undefined ? action : withLexV2Alias(action, alias);
    }),
  };
  const failed = resolved.filter(({ to }) => !("value" in to));
  const checked = checkFlow(bound, type).filter((problem) => !isSaid(problem, failed));
  return {
    content: canonical(bound),
    problems: [
      ...resolved.flatMap(({ to }) => ("value" in to ? [] : [to])),
      ...checked.map((problem): Problem => (problem.rule === "unbound" ? { ...problem, severity: "error" } : problem)),
      ...checkOutcomes(bound),
      ...unused(name, bindings, referencesOf(flow)),
    ],
  };
};

const valueOf = (to: Resolved): string => ("value" in to ? to.value : "");

/** Which resources the flow needs by its bind file: what a program must declare before it can bind, and make the flow depend on. */
export const neededResources = (flow: Flow, bindings: Bindings): Readonly<Record<Kind, readonly string[]>> => {
  const references = referencesOf(flow);
  const entries = entriesOf(bindings).filter(
    ({ kind, text, name }) => name !== "" && references.some((reference) => reference.text === text && reference.fits.includes(kind)),
  );
  const of = (wanted: Kind): readonly string[] =>
    [...new Set(entries.filter(({ kind }) => kind === wanted).map(({ name }) => name))].sort();
  return {
    functions: of("functions"),
    aliases: of("aliases"),
    queues: of("queues"),
    hours: of("hours"),
    flows: of("flows"),
    prompts: of("prompts"),
    numbers: of("numbers"),
    values: of("values"),
    maps: of("maps"),
  };
};
