// The program's resources as it declares them, without a cloud: every id and ARN is made of the logical name.
import * as pulumi from "@pulumi/pulumi";
import { evaluate, type DeclaredResource } from "../../local/program/evaluate.ts";
import { readProject } from "../../local/program/project.ts";

export interface Declared extends DeclaredResource {
  readonly region: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
}

export interface Program {
  readonly resources: readonly Declared[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

const ACCOUNT = "111122223333";

export const declare = async (...overrides: string[]): Promise<Program> => {
  const regions = new Map<string, string>();
  const options = new Map<string, pulumi.CustomResourceOptions>();
  const resources: Declared[] = [];
  const program = await readProject({ folder: process.cwd(), stack: "dev", overrides });
  const outputs = await evaluate(
    program,
    {
      resource: async (declared) => {
        const { type, name, provider, inputs } = declared;
        const region = regions.get(provider.split("::").at(-1) ?? "") ?? String(inputs["region"]);
        if (type.startsWith("pulumi:providers:")) regions.set(name, region);
        else {
          const { protect = false, retainOnDelete = false } = options.get(name) ?? {};
          resources.push({ ...declared, region, protect, retainOnDelete });
        }
        const arn = `arn:aws:test:${region}:${ACCOUNT}:thing/${name}`;
        const made = { arn, awsId: name, botAliasId: name, botVersion: "1", contactFlowArn: arn, hoursOfOperationId: name, queueId: name };
        return { id: name, state: { ...inputs, ...made, phoneNumber: "+15550100000", routingProfileId: name } };
      },
      invoke: async () => ({ accountId: ACCOUNT, securityProfileId: "profile" }),
    },
    // Mocks do not see options such as protect; a transformation does.
    () =>
      pulumi.runtime.registerStackTransformation(({ name, props, opts }) => {
        options.set(name, opts);
        return { props, opts };
      }),
  );
  return { resources, outputs };
};
