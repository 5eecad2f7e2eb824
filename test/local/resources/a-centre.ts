// A whole contact centre, made resource by resource through the handlers that a program meets.
import { UserError } from "../../../local/errors.ts";
import { aFlow, bye, say } from "../../contact-flows/builders.ts";
import { aProgram, inputsOf, textOf } from "./a-program.ts";

export const INSTANCE = "aws:connect/instance:Instance";
export const NUMBER = "aws:connect/phoneNumber:PhoneNumber";
export const TIE = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
export const HOURS = "aws:connect/hoursOfOperation:HoursOfOperation";
export const QUEUE = "aws:connect/queue:Queue";
export const ROUTING = "aws:connect/routingProfile:RoutingProfile";
export const USER = "aws:connect/user:User";
export const STORAGE = "aws:connect/instanceStorageConfig:InstanceStorageConfig";
export const FLOW = "aws-native:connect:ContactFlow";
export const ASSOCIATION = "aws-native:connect:IntegrationAssociation";

type Inputs = Readonly<Record<string, unknown>>;
type Program = ReturnType<typeof aProgram>;

/** Everything of a line's contact centre, in the order in which it can be made, with the inputs of each. */
const aCentre = async (program: Program) => {
  const { declare } = program;
  const made: { readonly type: string; readonly id: string; readonly inputs: Inputs; readonly outputs: Inputs }[] = [];
  const make = async (type: string, inputs: Inputs) => {
    const { id, outputs } = await declare(type, inputs);
    made.push({ type, id, inputs, outputs });
    return { id, outputs };
  };
  const instance = await make(INSTANCE, { ...inputsOf.instance, tags: { project: "p" } });
  const instanceId = instance.id;
  const instanceArn = textOf(instance, "arn");
  const number = await make(NUMBER, { targetArn: instanceArn, countryCode: "US", type: "DID", description: "the line" });
  const nine = { hours: 9, minutes: 0 };
  const hours = await make(HOURS, {
    instanceId,
    name: "People",
    timeZone: "America/New_York",
    configs: [{ day: "MONDAY", startTime: nine, endTime: { hours: 17, minutes: 0 } }],
  });
  const queue = await make(QUEUE, {
    instanceId,
    name: "People",
    description: "Callers",
    hoursOfOperationId: textOf(hours, "hoursOfOperationId"),
    outboundCallerConfig: { outboundCallerIdName: "twinline", outboundCallerIdNumberId: number.id },
  });
  const queueId = textOf(queue, "queueId");
  const routing = await make(ROUTING, {
    instanceId,
    name: "People",
    description: "Takes calls",
    defaultOutboundQueueId: queueId,
    mediaConcurrencies: [{ channel: "VOICE", concurrency: 1 }],
    queueConfigs: [{ channel: "VOICE", delay: 0, priority: 1, queueId }],
  });
  await make(USER, {
    instanceId,
    name: "agent",
    password: "Secret-1-word",
    identityInfo: { firstName: "A", lastName: "B" },
    phoneConfig: { phoneType: "SOFT_PHONE" },
    routingProfileId: textOf(routing, "routingProfileId"),
    securityProfileIds: ["s"],
  });
  const s3Config = { bucketName: "b", bucketPrefix: "calls" };
  await make(STORAGE, { instanceId, resourceType: "CALL_RECORDINGS", storageConfig: { storageType: "S3", s3Config } });
  const bot = await declare("aws-native:lex:Bot", inputsOf.bot);
  const alias = await declare("aws-native:lex:BotAlias", { botId: bot.id, botAliasName: "live" });
  await make(ASSOCIATION, { instanceId: instanceArn, integrationType: "LEX_BOT", integrationArn: textOf(alias, "arn") });
  const content = JSON.stringify(aFlow(say("hello", "bye"), bye), undefined, 2);
  const tags = [{ key: "project", value: "p" }];
  const flow = await make(FLOW, { instanceArn, name: "main", type: "CONTACT_FLOW", content, tags });
  await make(TIE, { instanceId, phoneNumberId: number.id, contactFlowId: flow.id });
  return { made, instanceId, instanceArn, numberId: number.id, flowId: flow.id };
};

/** The centre, with what can be done to it. */
export const centre = async () => {
  const program = aProgram();
  const { made, ...ids } = await aCentre(program);
  const of = (type: string) => {
    const one = made.find((resource) => resource.type === type);
    if (one === undefined) throw new Error(`The centre has no ${type}.`);
    return one;
  };
  const change = async (type: string, changes: Inputs): Promise<Inputs> => {
    const { id, inputs } = of(type);
    return program.update(type, id, inputs, { ...inputs, ...changes });
  };
  return { ...program, ...ids, made, of, change };
};

/** What is said of a change that is refused. Other errors pass. */
export const saidOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("It was not refused.");
};
