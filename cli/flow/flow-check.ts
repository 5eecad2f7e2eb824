// `twinline flow check`: would Connect publish these flows? Every problem at once, each with its remedy.
import type { ApiFlowType } from "../../contact-flows/check/action-rule.ts";
import { parseBindings } from "../../contact-flows/bind.ts";
import { checkFlow, inferFlowType } from "../../contact-flows/check/check.ts";
import { checkOutcomes } from "../../contact-flows/check/outcomes.ts";
import { errorsIn, fileError, type Problem } from "../../contact-flows/check/errors.ts";
import { readText } from "../../contact-flows/files.ts";
import type { Flow } from "../../contact-flows/flow.ts";
import { KINDS } from "../../contact-flows/kinds.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { referencesOf, type Reference } from "../../contact-flows/references.ts";
import type { Output } from "../common/output.ts";
import { problemLines } from "./flow-report.ts";

interface Checked {
  readonly type: ApiFlowType | null;
  readonly problems: readonly Problem[];
}

const check = (file: string, given: ApiFlowType | undefined): Checked => {
  const read = readText(file);
  if ("why" in read) return { type: null, problems: [fileError("not-json", `The file cannot be read: ${read.why}.`, "Check its path.")] };
  const parsed = parseFlow(read.text);
  if (!parsed.ok) return { type: null, problems: parsed.problems };
  const type = given ?? inferFlowType(parsed.flow);
  const mapped = mappedIn(file, parsed.flow);
  const isMapped = ({ rule, action, message }: Problem): boolean =>
    (rule === "unbound" || rule === "retired") &&
    mapped.some((reference) => reference.action === action && message.startsWith(`${reference.path} `));
  // A flow that was taken over ends by what our code hooks say.
  const outcomes = hasBindFile(file) ? checkOutcomes(parsed.flow) : [];
  return { type, problems: [...checkFlow(parsed.flow, type).filter((problem) => !isMapped(problem)), ...outcomes] };
};

const BIND = ".bind.json";

const bindFileOf = (file: string): string => file.replace(/\.json$/, BIND);
const hasBindFile = (file: string): boolean => "text" in readText(bindFileOf(file));

/** The flow's references that the bind file beside it maps: they wait for a deployment, not for a person. */
const mappedIn = (file: string, flow: Flow): readonly Reference[] => {
  const read = readText(bindFileOf(file));
  const bound = "why" in read ? undefined : parseBindings(read.text);
  if (bound === undefined || !bound.ok) return [];
  const names = KINDS.flatMap((kind) => Object.entries(bound.bindings[kind] ?? {}));
  return referencesOf(flow).filter(({ text }) => names.some(([known, name]) => known === text && name !== ""));
};

export interface FlowCheckOptions {
  readonly type?: ApiFlowType | undefined;
  readonly json: boolean;
}

/** The command; exit code 1 when any file has an error, 0 with warnings alone. */
export const flowCheck = (files: readonly string[], { type: given, json }: FlowCheckOptions, { print, fail }: Output): void => {
  // A bind file is checked with its flow, when the program binds it; `contact-flows/*.json` names both.
  for (const file of files.filter((one) => !one.endsWith(BIND))) {
    const { type, problems } = check(file, given);
    const errors = errorsIn(problems).length;
    if (errors > 0) fail();
    if (json) print(JSON.stringify({ kind: "flow-checked", file, type, errors, warnings: problems.length - errors, problems }));
    else for (const text of problemLines(file, type === null ? "" : `(${type}) `, problems)) print(text);
  }
};
