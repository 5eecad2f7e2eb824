// A flow exported from any instance becomes one of ours: the same actions and layout, and a bind file that says what each foreign ARN, id,
// placeholder or bot of Lex V1 stands for here. Pure: files.ts writes what this decides.
import { canonical } from "./canonical.ts";
import { checkFlow, inferFlowType } from "./check/check.ts";
import { errorsIn, type Problem } from "./check/errors.ts";
import type { Flow, Json } from "./flow.ts";
import { isObject } from "./check/forms.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { parseFlow } from "./parse.ts";
import { mapTexts, referencesOf, type Reference } from "./references.ts";
import type { Bindings } from "./bind.ts";
import type { ApiFlowType } from "./check/action-rule.ts";

/** Names of this program's resources, by kind: what a reference may be mapped to. */
export type KnownNames = Readonly<Partial<Record<Kind, readonly string[]>>>;

export interface Mapping {
  readonly reference: Reference;
  readonly kind: Kind;
  readonly name: string;
}

export type ImportedFlow =
  | {
      readonly ok: true;
      readonly type: ApiFlowType;
      /** Text of NAME.json, indented; order and layout metadata kept. */
      readonly flow: string;
      /** Text of NAME.bind.json; what could not be mapped stands there with a blank name. */
      readonly bindings: string;
      readonly mapped: readonly Mapping[];
      readonly unmapped: readonly Reference[];
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A blank cannot be told from another blank, so each gets a placeholder with the action's name. */
const nameBlanks = (flow: Flow): Flow => {
  const blanks = referencesOf(flow).filter(({ text }) => text.trim() === "");
  return mapTexts(flow, (text, { action, path }) =>
    blanks.some((blank) => blank.action === action && blank.path === path) ? `{{${action}.${path.split(".").at(-1) ?? path}}}` : text,
  );
};

const plain = (text: string): string => text.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();

const labelsIn = (value: Json | undefined): readonly string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, member]) =>
        typeof member === "string" ? (["displayName", "text", "lexV2BotName"].includes(key) ? [member] : []) : labelsIn(member),
      )
    : [];

/** The names by which an export tells what a reference is: in the ARN, in the placeholder, in what the designer shows. */
const namesFor = ({ text, action }: Reference, flow: Flow): ReadonlySet<string> => {
  const shown = flow.Metadata?.["ActionMetadata"];
  const functionName = /:function:([^:]+)/.exec(text)?.[1];
  const inner = /^\{\{(.+)\}\}$/.exec(text)?.[1] ?? /^%(\w+)%$/.exec(text)?.[1];
  const names = [
    ...(functionName === undefined ? [] : [functionName]),
    ...(inner === undefined ? [] : [inner, ...inner.split(/[.:/]/)]),
    ...(isObject(shown) ? labelsIn(shown[action]) : []),
  ];
  return new Set(names.map(plain).filter((name) => name !== ""));
};

/** True for the warning of a V1 block whose bot is mapped: bound, it is a block of Lex V2. */
const isAnswered = ({ rule, action, message }: Problem, mapped: readonly Mapping[]): boolean =>
  rule === "retired" && mapped.some(({ reference }) => reference.action === action && message.startsWith(`${reference.path} `));

const mapReference = (reference: Reference, flow: Flow, known: KnownNames, previous: Bindings): Mapping | undefined => {
  for (const kind of reference.fits) {
    const name = previous[kind]?.[reference.text];
    if (name !== undefined && name !== "") return { reference, kind, name };
  }
  const names = namesFor(reference, flow);
  for (const kind of reference.fits) {
    const name = known[kind]?.find((candidate) => names.has(plain(candidate)));
    if (name !== undefined) return { reference, kind, name };
  }
  return undefined;
};

const bindText = (mapped: readonly Mapping[], unmapped: readonly Reference[]): string => {
  const entries = [
    ...mapped.map(({ reference, kind, name }) => ({ kind, text: reference.text, name })),
    ...unmapped.map(({ text, fits }) => ({ kind: fits[0] ?? "values", text, name: "" })),
  ];
  const sections = KINDS.map((kind) => [kind, entries.filter((entry) => entry.kind === kind)] as const).filter(([, of]) => of.length > 0);
  const file = Object.fromEntries(sections.map(([kind, of]) => [kind, Object.fromEntries(of.map(({ text, name }) => [text, name]))]));
  return `${JSON.stringify(file, null, 2)}\n`;
};

/**
 * Takes over an exported flow.
 * @param known what references may be mapped to by name
 * @param previous mappings made before for the same flow: they are kept
 */
export const importFlow = (
  text: string,
  { known, previous = {}, type }: { readonly known: KnownNames; readonly previous?: Bindings; readonly type?: ApiFlowType },
): ImportedFlow => {
  const parsed = parseFlow(text);
  if (!parsed.ok) return parsed;
  const flowType = type ?? inferFlowType(parsed.flow);
  const problems = checkFlow(parsed.flow, flowType);
  if (errorsIn(problems).length > 0) return { ok: false, problems };
  const flow = nameBlanks(parsed.flow);
  const mapped: Mapping[] = [];
  const unmapped: Reference[] = [];
  for (const reference of referencesOf(flow)) {
    const mapping = mapReference(reference, flow, known, previous);
    if (mapping === undefined) unmapped.push(reference);
    else mapped.push(mapping);
  }
  return {
    ok: true,
    type: flowType,
    flow: `${canonical(flow, 2)}\n`,
    bindings: bindText(mapped, unmapped),
    mapped,
    unmapped,
    warnings: problems.filter((problem) => problem.rule !== "unbound" && !isAnswered(problem, mapped)),
  };
};
