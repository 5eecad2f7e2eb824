// What Cloud Control asks of AWS for a type of aws-native: its schema's own handlers say, for every use that the type has anywhere.
import { z } from "zod";
import { schemaOf } from "../../local/conformance/schemas.ts";
import type { Row } from "./rows.ts";

const handlers = z.record(z.string(), z.object({ permissions: z.array(z.string()).default([]) }));

/** Cloud Control itself, by which aws-native makes everything (Cloud Control API user guide, "Prerequisites"). */
export const CLOUD_CONTROL: readonly string[] = [
  "CancelResourceRequest",
  "CreateResource",
  "DeleteResource",
  "GetResource",
  "GetResourceRequestStatus",
  "ListResources",
  "UpdateResource",
].map((name) => `cloudformation:${name}`);

interface Extra extends Omit<Row, "actions"> {
  /** Services that the schema names for uses that the line does not have. */
  readonly without?: readonly string[];
}

const EXTRAS: Readonly<Record<string, Extra>> = {
  // Imports from a file, conversation logs and their keys.
  "aws-native:lex:Bot": { passesTo: "lexv2.amazonaws.com", without: ["s3", "kms", "cloudwatch", "logs"] },
  "aws-native:lex:BotAlias": { without: ["s3", "kms", "cloudwatch", "logs"] },
  // Integrations that are neither bots nor functions.
  "aws-native:connect:IntegrationAssociation": {
    linked: "connect.amazonaws.com",
    without: ["app-integrations", "cases", "ds", "events", "mobiletargeting", "ses", "voiceid", "wisdom"],
  },
};

/** An extension resource is whatever it carries: here an alias's policy, with the actions of the schema of AWS::Lex::ResourcePolicy. */
const EXTENSION: Row = {
  actions: [
    ...CLOUD_CONTROL,
    ...["Create", "Describe", "Update", "Delete"].map((verb) => `lex:${verb}ResourcePolicy`),
    ...["Create", "Delete"].map((verb) => `lex:${verb}ResourcePolicyStatement`),
  ],
};

/** @returns undefined for a type without a schema here */
export const nativeRow = (type: string): Row | undefined => {
  if (type === "aws-native:index:ExtensionResource") return EXTENSION;
  const schema = schemaOf(type);
  if (schema === undefined) return undefined;
  const { without = [], ...extra } = EXTRAS[type] ?? {};
  const named = Object.values(handlers.parse(schema.root["handlers"])).flatMap(({ permissions }) => permissions);
  // Roles are passed and linked under conditions, which the schema does not know: see passesTo and linked.
  const left = new Set(["iam", ...without]);
  return { actions: [...CLOUD_CONTROL, ...new Set(named.filter((action) => !left.has(action.slice(0, action.indexOf(":")))))], ...extra };
};
