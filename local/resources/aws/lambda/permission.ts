// aws:lambda/permission:Permission: a statement of a function's own policy, by which an AWS service may invoke it.
import { z } from "zod";
import { ServiceError, UserError } from "../../../errors.ts";
import type { PolicyStatement } from "../../../iam/policy.ts";
import type { FunctionConfiguration } from "../../../lambda/functions.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource, type Existing } from "../../handler.ts";
import { mustMatch } from "./limits.ts";

const TYPE = "aws:lambda/permission:Permission";

// API reference, AddPermission.
const inputs = z.strictObject({
  function: z.string(),
  statementId: z
    .string()
    .regex(/^[\w-]{1,100}$/, mustMatch("statementId", "([a-zA-Z0-9-_]+)"))
    .optional(),
  action: z.literal("lambda:InvokeFunction"),
  principal: z.string().regex(/^\S+$/, mustMatch("principal", "[^\\s]+")),
  sourceAccount: z
    .string()
    .regex(/^\d{12}$/, mustMatch("sourceAccount", "\\d{12}"))
    .optional(),
  sourceArn: z
    .string()
    .regex(
      /^arn:aws[\da-zA-Z-]*:[\da-zA-Z-]+:[\da-z-]*:(?:\d{12})?:.*$/,
      mustMatch("sourceArn", "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)"),
    )
    .optional(),
});

const statementOf = (sid: string, callee: FunctionConfiguration, read: z.infer<typeof inputs>): PolicyStatement => ({
  Sid: sid,
  Effect: "Allow",
  Principal: { Service: read.principal },
  Action: read.action,
  Resource: callee.arn,
  Condition: {
    ...(read.sourceAccount === undefined ? {} : { StringEquals: { "aws:SourceAccount": read.sourceAccount } }),
    ...(read.sourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": read.sourceArn } }),
  },
});

/** The statement that an id speaks of: `STATEMENT` of the function declared, or `FUNCTION/STATEMENT` of one to import. */
const find = (
  { functions, iam }: Services,
  { id, region, inputs: { function: declared } }: Pick<Existing<Readonly<Record<string, unknown>>>, "id" | "region" | "inputs">,
) => {
  const [first = "", ...rest] = id.split("/");
  const [name, sid] = rest.length > 0 ? [first, rest.join("/")] : [String(declared), first];
  const callee = functions.find(region, name);
  const statement = callee === undefined ? undefined : iam.resourceStatements(callee.arn).find(({ Sid }) => Sid === sid);
  return callee === undefined || statement === undefined ? undefined : { name, sid, callee, statement };
};

const inputsOf = ({ Principal, Action, Condition = {} }: PolicyStatement) => ({
  action: Action,
  principal: typeof Principal === "object" ? Principal["Service"] : Principal,
  sourceAccount: Condition["StringEquals"]?.["aws:SourceAccount"],
  sourceArn: Condition["ArnLike"]?.["aws:SourceArn"],
});

export const permission = resource(TYPE, inputs, {
  replaceOn: "all",
  named: "statementId",
  create: ({ functions, iam }, { name, region, known, inputs: read }) => {
    const callee = functions.find(region, read.function);
    if (callee === undefined)
      throw new UserError(
        `Cannot create ${TYPE} "${name}": ${region} has no function "${read.function}". Name one that the program declares there.`,
      );
    const statementId = known?.id ?? read.statementId ?? name;
    if (iam.resourceStatements(callee.arn).some(({ Sid }) => Sid === statementId))
      throw new ServiceError(
        "ResourceConflictException",
        409,
        `The statement id (${statementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
      );
    iam.putResourceStatement(callee.arn, statementOf(statementId, callee, read));
    return { id: statementId, outputs: { statementId } };
  },
  read: (services, existing) => {
    const { inputs: declared } = existing;
    const found = find(services, existing);
    if (found === undefined) return undefined;
    const { name, sid: statementId } = found;
    // An id that nobody declared was given by the provider.
    const given = "function" in declared && !("statementId" in declared);
    const now = { function: name, ...inputsOf(found.statement), ...(given ? {} : { statementId }) };
    return { inputs: asDeclared(declared, now), outputs: { statementId } };
  },
  update: () => ({}),
  delete: (services, existing) => {
    const found = find(services, existing);
    if (found !== undefined) services.iam.deleteResourceStatement(found.callee.arn, found.sid);
  },
});
