// The program's resources as it declares them, without a cloud: every id and ARN is a stand-in made of the logical name. With what mocks do not
// see (protect, retainOnDelete, dependencies), since rules and permissions are about that too.
import * as pulumi from "@pulumi/pulumi";
import { getAllResources } from "@pulumi/pulumi/output.js";
import { evaluate, type ProgramOptions } from "./evaluate.ts";

export interface Declaration {
  readonly type: string;
  /** Its logical name. */
  readonly name: string;
  readonly urn: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** True for one that exists already and is only read. */
  readonly adopted: boolean;
  readonly provider: { readonly name: string; readonly props: Readonly<Record<string, unknown>> };
  /** URNs of what it names and of what it must come after. */
  readonly dependencies: readonly string[];
}

/** The account of every ARN; one that AWS's documentation uses. */
export const STAND_IN_ACCOUNT = "111122223333";

const PROVIDER = "pulumi:providers:";

interface Seen {
  readonly urn: string;
  readonly opts: pulumi.CustomResourceOptions;
  /** What its inputs came from, and what it is said to come after. */
  readonly after: Promise<ReadonlySet<pulumi.Resource>>;
}

/** `aws:dynamodb/table:Table` is of the service dynamodb. */
const serviceOf = (type: string): string => type.split(":")[1]?.split("/")[0] ?? type;

const isResource = (value: unknown): value is pulumi.Resource => pulumi.Resource.isInstance(value);

/** Evaluates the program anew, and makes nothing. @throws UserError what the program itself refuses */
export const declared = async (program: ProgramOptions): Promise<readonly Declaration[]> => {
  const seen = new Map<string, Seen>();
  const urns = new Map<pulumi.Resource, string>();
  const providers = new Map<string, Readonly<Record<string, unknown>>>();
  const found: Omit<Declaration, "dependencies">[] = [];
  const urnOf = (type: string, name: string): string => `urn:pulumi:${program.stack}::${program.project}::${type}::${name}`;

  const look: pulumi.ResourceTransformation = ({ resource, type, name, props, opts }) => {
    const urn = urnOf(type, name);
    urns.set(resource, urn);
    const said = [opts.dependsOn].flat().filter(isResource);
    seen.set(urn, { urn, opts, after: getAllResources(pulumi.output(props)).then((named) => new Set([...named, ...said])) });
    return { props, opts };
  };
  await evaluate(
    program,
    {
      resource: async ({ type, name, provider, inputs, id }) => {
        const urn = urnOf(type, name);
        if (type.startsWith(PROVIDER)) providers.set(name, inputs);
        else {
          const { protect = false, retainOnDelete = false } = seen.get(urn)?.opts ?? {};
          const providerName = provider.split("::").at(-2) ?? "";
          found.push({
            type,
            name,
            urn,
            props: inputs,
            protect,
            retainOnDelete,
            adopted: id !== undefined,
            provider: {
              name: providerName,
              props: providers.get(providerName) ?? {},
            },
          });
        }
        const { region = "" } = providers.get(provider.split("::").at(-2) ?? "") ?? inputs;
        const arn = `arn:aws:${serviceOf(type)}:${String(region)}:${STAND_IN_ACCOUNT}:${typeof inputs["name"] === "string" ? inputs["name"] : name}`;
        const ids = { awsId: name, botAliasId: name, botVersion: "1", hoursOfOperationId: name, queueId: name, routingProfileId: name };
        return { id: name, state: { ...inputs, arn, contactFlowArn: arn, keyId: name, ...ids, phoneNumber: "+15550100000" } };
      },
      invoke: async () => ({ accountId: STAND_IN_ACCOUNT, securityProfileId: "profile", arn: `arn:aws:connect:::instance/adopted` }),
    },
    () => pulumi.runtime.registerStackTransformation(look),
  );
  return Promise.all(
    found.map(async (one) => {
      const after = (await seen.get(one.urn)?.after) ?? new Set<pulumi.Resource>();
      return { ...one, dependencies: [...after].flatMap((resource) => urns.get(resource) ?? []).filter((urn) => urn !== one.urn) };
    }),
  );
};
