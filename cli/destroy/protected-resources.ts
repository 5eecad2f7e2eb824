// What a destroy has kept, out of the engine's state: what each thing is, and how it would be given up for good on AWS. Pure.
import { z } from "zod";

const TIE = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
const FLOW = "aws-native:connect:ContactFlow";

const properties = z.record(z.string(), z.unknown()).default({});
const resource = z.object({
  urn: z.string(),
  type: z.string(),
  id: z.string().default(""),
  custom: z.boolean().default(false),
  protect: z.boolean().default(false),
  /** URN of the provider, two colons, its id. */
  provider: z.string().default(""),
  inputs: properties,
  outputs: properties,
});
const state = z.object({ resources: z.array(resource).default([]) });

export interface Kept {
  readonly type: string;
  /** In words: `phone number`. */
  readonly what: string;
  readonly id: string;
  /** As people know it: an alias, a number, a name. */
  readonly name: string;
  /** The command that gives it up on AWS; undefined for what goes with another, or what this program does not know. */
  readonly remove: string | undefined;
}

interface Kind {
  readonly what: string;
  readonly name: string;
  readonly remove: (id: string, region: string) => string;
}

/** In the order in which they can be given up: a number before its instance, and the key last that all else is read with. */
const KINDS: Readonly<Record<string, Kind>> = {
  "aws:connect/phoneNumber:PhoneNumber": {
    what: "phone number",
    name: "phoneNumber",
    remove: (id, region) => `aws connect release-phone-number --region ${region} --phone-number-id ${id}`,
  },
  [FLOW]: {
    what: "closing flow",
    name: "name",
    remove: (arn, region) =>
      `aws connect delete-contact-flow --region ${region} --instance-id ${arn.split("/")[1] ?? ""} --contact-flow-id ${arn.split("/").at(-1) ?? ""}`,
  },
  "aws:connect/instance:Instance": {
    what: "Connect instance",
    name: "instanceAlias",
    remove: (id, region) => `aws connect delete-instance --region ${region} --instance-id ${id}`,
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    what: "flow logs",
    name: "name",
    remove: (name, region) => `aws logs delete-log-group --region ${region} --log-group-name ${name}`,
  },
  "aws:s3/bucket:Bucket": { what: "bucket", name: "bucket", remove: (id, region) => `aws s3 rb s3://${id} --force --region ${region}` },
  "aws:kms/key:Key": {
    what: "key",
    name: "description",
    remove: (id, region) => `aws kms schedule-key-deletion --region ${region} --key-id ${id}`,
  },
};

const ORDER = Object.keys(KINDS);
const placeOf = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length);

/** What who calls the numbers of this state meets: `nothing` where none is tied to a flow, `open` where one is not closed. @param deployment as `pulumi stack export` writes it */
export const lineIn = (deployment: unknown): "open" | "closed" | "nothing" => {
  const { resources } = state.parse(deployment);
  const ties = resources.filter(({ type }) => type === TIE);
  if (ties.length === 0) return "nothing";
  const kept = resources.filter(({ type, protect }) => type === FLOW && protect).map(({ id }) => id.split("/").at(-1));
  return ties.every(({ inputs: { contactFlowId } }) => kept.some((id) => id === contactFlowId)) ? "closed" : "open";
};

/** What is protected in the engine's state, in the order in which it could be given up. @param deployment as `pulumi stack export` writes it */
export const keptIn = (deployment: unknown): readonly Kept[] => {
  const { resources } = state.parse(deployment);
  const regions = new Map(
    resources.map(({ urn, id, inputs: { region } }) => [`${urn}::${id}`, typeof region === "string" ? region : undefined]),
  );
  const kept = resources.filter(({ custom, protect }) => custom && protect);
  const instance = kept.some(({ type }) => type === "aws:connect/instance:Instance");
  return kept
    .toSorted((one, other) => placeOf(one.type) - placeOf(other.type))
    .map(({ type, id, provider, inputs, outputs }) => {
      const kind = KINDS[type];
      const name = kind === undefined ? undefined : (outputs[kind.name] ?? inputs[kind.name]);
      // An instance takes its flows along.
      const goesAlong = instance && type === FLOW;
      const remove = kind === undefined || goesAlong ? undefined : kind.remove(id, regions.get(provider) ?? "REGION");
      return { type, what: kind?.what ?? type, id, name: typeof name === "string" ? name : id, remove };
    });
};

/** What a person is told after a destroy. @param folder that this cloud and its state are kept in */
export const keptText = (kept: readonly Kept[], folder: string): string => {
  if (kept.length === 0) return "Nothing is kept.\n";
  const numbers = kept.filter(({ what }) => what === "phone number").map(({ name }) => name);
  const wide = Math.max(...kept.map(({ what }) => what.length));
  return [
    "Kept, since they are protected:",
    ...kept.map(({ what, name, id }) => `  ${what.padEnd(wide)}  ${name === id ? id : `${name} (${id})`}`),
    "",
    ...(numbers.length === 0 ? [] : [`Who calls ${numbers.join(" or ")} hears that the line is closed. To open it again: npx twinline up`]),
    `To give them up too, stop the cloud and delete ${folder}. On AWS they would go in this order, for good:`,
    ...kept.flatMap(({ remove }) => (remove === undefined ? [] : [`  ${remove}`])),
    "  pulumi state unprotect --all && pulumi destroy    (forgets them)",
    "",
  ].join("\n");
};
