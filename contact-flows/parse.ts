// Text becomes a flow here and nowhere else. What passes has the shape of flow language 2019-10-30; whether Connect would publish it is
// the business of check.ts.
import { z } from "zod";
import { canonical } from "./canonical.ts";
import { fileError, seen, type Problem } from "./check/errors.ts";
import type { Flow } from "./flow.ts";

const CONTENT_CHARACTERS = 256_000; // AWS::Connect::ContactFlow.Content; connect-flow-language.md 1.3
const CONSOLE_BYTES = 1_000_000; // the console imports less than 1 MB; connect-flow-language.md 1.3
const VERSION = "2019-10-30";

const Edge = z.string({ error: "must be the identifier of an action" });
const JsonMap = z.record(z.string(), z.json());
const ActionSchema = z.looseObject({
  Identifier: z.string(),
  Type: z.string(),
  Parameters: JsonMap.exactOptional(),
  Transitions: z
    .looseObject({
      NextAction: Edge.exactOptional(),
      Errors: z.array(z.looseObject({ NextAction: Edge, ErrorType: z.string() })).exactOptional(),
      Conditions: z
        .array(z.looseObject({ NextAction: Edge, Condition: z.looseObject({ Operator: z.string(), Operands: z.array(z.string()) }) }))
        .exactOptional(),
    })
    .exactOptional(),
});
const FlowSchema = z.looseObject({
  Version: z.string(),
  StartAction: z.string(),
  Metadata: JsonMap.exactOptional(),
  Actions: z.array(ActionSchema),
});

export type ParsedFlow =
  | { readonly ok: true; readonly flow: Flow }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

const refused = (first: Problem, ...others: readonly Problem[]): ParsedFlow => ({ ok: false, problems: [first, ...others] });

/** The text as JSON, or why it is none: an edge for every file of this folder. */
export const parseJson = (text: string): { readonly value: unknown } | Problem => {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return { value };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return fileError("not-json", `The file is not JSON: ${why}.`, "Export the flow again from the designer (Save, Export flow).");
  }
};

const at = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let found = value;
  for (const key of path) found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
  return found;
};

const shapeProblem = (issue: z.core.$ZodIssue, value: unknown): Problem => {
  const index = issue.path[0] === "Actions" && typeof issue.path[1] === "number" ? issue.path[1] : undefined;
  const identifier = index === undefined ? undefined : at(value, ["Actions", index, "Identifier"]);
  return {
    severity: "error",
    rule: "shape",
    action: typeof identifier === "string" ? identifier : null,
    message: `"${issue.path.join(".")}" is not as the flow language has it: ${issue.message}; it is ${seen(at(value, issue.path))}.`,
    remedy: "Correct it, or export the flow again from the designer.",
  };
};

const tooLarge = (size: string, limit: string): Problem =>
  fileError(
    "too-large",
    `The flow is too large: ${size}, and ${limit}.`,
    "Move a part of it into a second flow and reach it by TransferToFlow.",
  );

/**
 * Reads an exported flow, all problems at once: not JSON, the retired form, too large (256,000 characters without white space, or the
 * console's 1 MB as it stands), another version, or not of the flow's shape.
 */
export const parseFlow = (text: string): ParsedFlow => {
  const bytes = Buffer.byteLength(text);
  if (bytes >= CONSOLE_BYTES) return refused(tooLarge(`${bytes} bytes`, `the console imports less than ${CONSOLE_BYTES}`));
  const json = parseJson(text);
  if (!("value" in json)) return refused(json);
  const { value } = json;
  if (typeof value === "object" && value !== null && "modules" in value)
    return refused(
      fileError(
        "legacy",
        'The flow has the legacy form (it has a "modules" key), which the designer stopped importing on 2026-03-31.',
        `Open it in the designer of an instance that still has it and export it again: the export has Version ${VERSION}.`,
      ),
    );
  const parsed = FlowSchema.safeParse(value);
  const version = at(value, ["Version"]);
  const problems: Problem[] = parsed.success ? [] : parsed.error.issues.map((issue) => shapeProblem(issue, value));
  if (typeof version === "string" && version !== VERSION)
    problems.push(
      fileError("version", `The flow has Version ${seen(version)}; only "${VERSION}" is known.`, "Export it again from the designer."),
    );
  if (parsed.success) {
    const { length } = canonical(parsed.data);
    if (length > CONTENT_CHARACTERS)
      problems.push(tooLarge(`${length} characters without white space`, `Connect takes ${CONTENT_CHARACTERS}`));
  }
  const [first, ...others] = problems;
  if (first !== undefined) return refused(first, ...others);
  return parsed.success ? { ok: true, flow: parsed.data } : refused(fileError("shape", "The file is no flow.", "Export it again."));
};
