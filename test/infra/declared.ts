// The program's resources as it declares them, without a cloud: every id and ARN is made of the logical name.
import * as pulumi from "@pulumi/pulumi";
import { evaluate, type DeclaredResource } from "../../local/program/evaluate.ts";
import { readProject } from "../../local/program/project.ts";

export interface Declared extends DeclaredResource {
  readonly region: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly replaceOnChanges: readonly string[];
}

export interface Program {
  readonly resources: readonly Declared[];
  readonly providers: readonly DeclaredResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

const ACCOUNT = "111122223333";

/** Evaluates the program anew, as stack dev. */
export const declare = (...overrides: string[]): Promise<Program> => declareStack("dev", ...overrides);

/** Evaluates the program anew. */
export const declareStack = async (stack: string, ...overrides: string[]): Promise<Program> => {
  const regions = new Map<string, string>();
  const options = new Map<string, pulumi.CustomResourceOptions>();
  const resources: Declared[] = [];
  const providers: DeclaredResource[] = [];
  const program = await readProject({ folder: process.cwd(), stack, overrides });
  // Pulumi keeps a stack trace of each promise: a quarter of the time, and nobody reads it here.
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const evaluated = evaluate(
    program,
    {
      resource: async (declared) => {
        const { type, name, provider, inputs } = declared;
        const region = regions.get(provider.split("::").at(-1) ?? "") ?? String(inputs["region"]);
        if (type.startsWith("pulumi:providers:")) {
          regions.set(name, region);
          providers.push(declared);
        } else {
          const { protect = false, retainOnDelete = false, replaceOnChanges = [] } = options.get(name) ?? {};
          resources.push({ ...declared, region, protect, retainOnDelete, replaceOnChanges });
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
  const outputs = await evaluated.finally(() => {
    Error.stackTraceLimit = frames;
  });
  return { resources, providers, outputs };
};

/** The program of stack dev with these settings, evaluated once for all the tests that only read it. */
const once = (...overrides: readonly string[]): (() => Promise<Program>) => {
  let known: Promise<Program> | undefined;
  return () => (known ??= declare(...overrides));
};

/** The program of a stack without settings of its own. */
export const plainProgram = once();

/** The program with each setting turned that adds to it. */
export const turnedProgram = once(
  "recording=true",
  "closed=true",
  "botAssociations=by-hand",
  "owner=flowers",
  "costCentre=4711",
  "reservedConcurrency=5",
  "alarmEmail=people@example.com",
  "dwellSeconds=120",
  "failureWindow=8",
  "agentPassword=Zx9-never-seen",
  "adminPassword=Zx9-never-seen",
);

const GIVEN = "3f2b8c1e-0000-4000-8000-0000000000aa";

/** The program with everything given that it can adopt. */
export const adoptingProgram = once(
  `instanceId=${GIVEN}`,
  `numberIds=flowers=${GIVEN} demo=3f2b8c1e-0000-4000-8000-0000000000bb`,
  `agentUserId=${GIVEN}`,
  `adminUserId=${GIVEN}`,
);

export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Statements on keys follow from the others, and each function may write its log and its traces: tests of their own look at those. */
const isAsideFromUses = ({ Action }: Statement): boolean => Action.every((action) => /^(?:kms|xray|logs):/.test(action));

/** Ways to find things in a program. */
export const lookIn = ({ resources }: Program) => {
  const all = (type: string): readonly Declared[] => resources.filter((resource) => resource.type === type);
  /** @throws Error when there is none, or several */
  const only = (type: string, name?: string): Declared => {
    const found = all(type).filter((resource) => name === undefined || resource.name === name);
    const [first] = found;
    if (first === undefined || found.length > 1) throw new Error(`${found.length} resources are ${type} ${name ?? ""}.`);
    return first;
  };
  /** What a role's policy allows. */
  const policyOf = (name: string): readonly Statement[] => {
    const document: { Statement: readonly Statement[] } = JSON.parse(String(only("aws:iam/rolePolicy:RolePolicy", name).inputs["policy"]));
    return document.Statement;
  };
  /** What a role's policy allows besides keys, its log and its traces. */
  const usesOf = (name: string): readonly Statement[] => policyOf(name).filter((statement) => !isAsideFromUses(statement));
  return { all, only, policyOf, usesOf };
};
