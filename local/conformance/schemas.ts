// The CloudFormation schemas that the program's aws-native types answer to, by type token. Read once, when first asked for.
import { z } from "zod";
import contactFlow from "./schemas/aws-connect-contactflow.json" with { type: "json" };
import integrationAssociation from "./schemas/aws-connect-integrationassociation.json" with { type: "json" };
import bot from "./schemas/aws-lex-bot.json" with { type: "json" };
import botAlias from "./schemas/aws-lex-botalias.json" with { type: "json" };
import botVersion from "./schemas/aws-lex-botversion.json" with { type: "json" };

const DOCUMENTS: Readonly<Record<string, unknown>> = {
  "aws-native:connect:ContactFlow": contactFlow,
  "aws-native:connect:IntegrationAssociation": integrationAssociation,
  "aws-native:lex:Bot": bot,
  "aws-native:lex:BotAlias": botAlias,
  "aws-native:lex:BotVersion": botVersion,
};

export type Schema = Readonly<Record<string, unknown>>;

const schema = z.record(z.string(), z.unknown());
/** Names of top-level properties, out of pointers as in `/properties/Arn`. */
const names = z
  .array(z.string().regex(/^\/properties\/\w+$/))
  .default([])
  .transform((pointers) => pointers.map((pointer) => pointer.slice("/properties/".length)));
const document = z.looseObject({
  typeName: z.string(),
  properties: z.record(z.string(), schema),
  definitions: z.record(z.string(), schema).default({}),
  readOnlyProperties: names,
  createOnlyProperties: names,
});

export interface ResourceSchema {
  /** As in `AWS::Lex::Bot`. */
  readonly typeName: string;
  /** The whole document: what references point into. */
  readonly root: Schema;
  /** Top-level properties that AWS alone sets. */
  readonly readOnly: readonly string[];
  /** Top-level properties whose change makes a new resource. */
  readonly createOnly: readonly string[];
}

const known = new Map<string, ResourceSchema>();

/** @param type token, as in `aws-native:lex:Bot`. @returns undefined for a type that has no schema here */
export const schemaOf = (type: string): ResourceSchema | undefined => {
  const source = DOCUMENTS[type];
  if (source === undefined) return undefined;
  const found = known.get(type);
  if (found !== undefined) return found;
  const { typeName, readOnlyProperties, createOnlyProperties } = document.parse(source);
  const made = { typeName, root: schema.parse(source), readOnly: readOnlyProperties, createOnly: createOnlyProperties };
  known.set(type, made);
  return made;
};

/** The type tokens that have a schema here. */
export const SCHEMA_TYPES = Object.keys(DOCUMENTS);
