// aws-native:index:ExtensionResource: a CloudFormation type in its own spelling. Here it is one type, AWS::Lex::ResourcePolicy: who may use a bot
// alias. It is put in place of the policy that the alias had, and takes all of it along when it goes (lex-v2.md 11.5).
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { ServiceError } from "../../../errors.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import type { Services } from "../../../services.ts";
import { resource } from "../../handler.ts";

const TYPE = "AWS::Lex::ResourcePolicy";

const inputs = z.strictObject({
  type: z.literal(TYPE, `the local cloud knows ${TYPE} alone by this way. Declare others by their own type`),
  properties: z.strictObject({
    ResourceArn: z.string().min(1).max(1011), // Schema of AWS::Lex::ResourcePolicy.
    Policy: z.record(z.string(), z.unknown()),
  }),
  createOnly: z.array(z.string()).optional(),
});
type Inputs = z.infer<typeof inputs>;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const put = ({ bots, iam }: Pick<Services, "bots" | "iam">, { properties: { ResourceArn, Policy } }: Inputs): void => {
  if (bots.findAlias(ResourceArn) === undefined)
    throw new ServiceError("ResourceNotFoundException", 404, `There is no bot alias "${ResourceArn}". Declare it first.`);
  iam.putResourcePolicy(ResourceArn, parsePolicy(`bot alias "${ResourceArn}"`, Policy));
};

const outputsOf = (id: string, properties: Inputs["properties"]) => ({ outputs: { ...properties, Id: id } });

export const extensionResource = resource("aws-native:index:ExtensionResource", inputs, {
  replaceOn: ["type"],
  create: (services, { inputs: read, known }) => {
    put(services, read);
    const id = known?.id ?? services.random.text(10, LETTERS);
    return { id, outputs: outputsOf(id, read.properties) };
  },
  // Like the provider's own, it finds what it declared and imports nothing: an id says no type.
  read: ({ iam }, { id, inputs: declared }) => {
    const known = inputs.safeParse(declared).data;
    if (known === undefined) return undefined;
    const { ResourceArn, Policy } = known.properties;
    const Statement = iam.resourceStatements(ResourceArn);
    if (Statement.length === 0) return undefined;
    const isDeclared = isDeepStrictEqual(parsePolicy("the declared resource", Policy).Statement, Statement);
    const properties = { ResourceArn, Policy: isDeclared ? Policy : { Version: "2012-10-17", Statement } };
    return { inputs: { ...known, properties }, outputs: outputsOf(id, properties) };
  },
  update: (services, { id, inputs: wish, before }) => {
    put(services, wish);
    // The local provider tells the engine of changes by input, so that one of ResourceArn comes as an update.
    if (wish.properties.ResourceArn !== before.properties.ResourceArn) services.iam.deleteResourcePolicy(before.properties.ResourceArn);
    return outputsOf(id, wish.properties);
  },
  delete: ({ iam }, { inputs: { properties } }) => iam.deleteResourcePolicy(properties.ResourceArn),
});
