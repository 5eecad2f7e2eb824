// A contact flow out of contact-flows/, bound to this stack's resources. It is checked before anything is declared, with stand-ins for what
// AWS has not named yet, so that a wrong flow stops the program and not the publishing.
import { readFileSync } from "node:fs";
import * as native from "./aws-native.ts";
import * as pulumi from "@pulumi/pulumi";
import { bindFlow, parseBindings, type Bindings, type Resources } from "../../contact-flows/bind.ts";
import { errorsIn, problemText, type Problem } from "../../contact-flows/check/errors.ts";
import type { Flow, FlowType } from "../../contact-flows/flow.ts";
import type { Kind } from "../../contact-flows/kinds.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import type { Instance } from "../platform/instance.ts";
import type { RegionProviders } from "../platform/regions.ts";

/** Resources by kind and name, and `values` and `maps`, which are texts known from the start. */
export type FlowResources = Readonly<Partial<Record<Exclude<Kind, "values" | "maps">, Readonly<Record<string, pulumi.Input<string>>>>>> & {
  readonly values: Readonly<Record<string, string>>;
  readonly maps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export interface ContactFlowArgs {
  /** File name in contact-flows/, without its ending; NAME.bind.json lies beside it. */
  readonly file: string;
  readonly flowName: string;
  readonly type: FlowType;
  readonly instance: Instance;
  /** What the bind file may name, by kind. */
  readonly resources: FlowResources;
  /** What must exist before Connect can publish it. */
  readonly after: readonly pulumi.Resource[];
  /** Whether it is protected, and stays when the stack is destroyed. @default false */
  readonly kept?: boolean;
  readonly region: RegionProviders;
}

const read = (file: string): string => readFileSync(new URL(`../../contact-flows/${file}`, import.meta.url), "utf8");

const refuse = (file: string, problems: readonly Problem[]): never => {
  throw new pulumi.RunError(problems.map((problem) => `contact-flows/${file}: ${problemText(problem)}`).join("\n"));
};

/** Texts of the right form for resources that have no ARN before the first deployment. */
const STAND_INS = {
  functions: "arn:aws:lambda:us-east-1:111122223333:function:name",
  aliases: "arn:aws:lex:us-east-1:111122223333:bot-alias/AAAAAAAAAA/BBBBBBBBBB",
  queues: "00000000-0000-4000-8000-000000000001",
  hours: "00000000-0000-4000-8000-000000000002",
  flows: "00000000-0000-4000-8000-000000000003",
  prompts: "00000000-0000-4000-8000-000000000004",
  numbers: "+15550100000",
} as const satisfies Record<Exclude<Kind, "values" | "maps">, string>;

const withStandIns = ({ values, maps = {}, ...resources }: FlowResources): Resources => {
  const standIn = (text: string, named: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.keys(named).map((name) => [name, text]));
  return {
    values,
    maps,
    functions: standIn(STAND_INS.functions, resources.functions),
    aliases: standIn(STAND_INS.aliases, resources.aliases),
    queues: standIn(STAND_INS.queues, resources.queues),
    hours: standIn(STAND_INS.hours, resources.hours),
    flows: standIn(STAND_INS.flows, resources.flows),
    prompts: standIn(STAND_INS.prompts, resources.prompts),
    numbers: standIn(STAND_INS.numbers, resources.numbers),
  };
};

/**
 * A published flow.
 * @throws pulumi.RunError listing everything that Connect would refuse, and everything that is not bound
 */
export class ContactFlow extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** The last part of the ARN. */
  readonly id: pulumi.Output<string>;

  constructor(name: string, args: ContactFlowArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:ContactFlow", name, {}, opts);
    const { flow, bindings } = this.#read(args);
    const { kept = false } = args;

    const made = new native.connect.ContactFlow(
      name,
      {
        instanceArn: args.instance.arn,
        name: args.flowName,
        type: args.type,
        tags: args.region.tags,
        content: pulumi.output(args.resources).apply((resources) => {
          const { content, problems } = bindFlow(flow, bindings, resources, { name: args.file, type: args.type });
          return errorsIn(problems).length === 0 ? content : refuse(`${args.file}.json`, errorsIn(problems));
        }),
      },
      {
        parent: this,
        provider: args.region.native,
        dependsOn: [...args.after],
        protect: kept,
        retainOnDelete: kept,
        // No action of Connect takes a flow to another instance.
        replaceOnChanges: ["instanceArn"],
      },
    );
    this.arn = made.contactFlowArn;
    this.id = made.contactFlowArn.apply((arn) => arn.slice(arn.lastIndexOf("/") + 1));
    this.registerOutputs({ arn: this.arn });
  }

  #read({ file, type, resources }: ContactFlowArgs): { readonly flow: Flow; readonly bindings: Bindings } {
    const flow = parseFlow(read(`${file}.json`));
    if (!flow.ok) return refuse(`${file}.json`, flow.problems);
    const bound = parseBindings(read(`${file}.bind.json`));
    if (!bound.ok) return refuse(`${file}.bind.json`, bound.problems);
    const { problems } = bindFlow(flow.flow, bound.bindings, withStandIns(resources), { name: file, type });
    if (errorsIn(problems).length > 0) refuse(`${file}.json`, errorsIn(problems));
    return { flow: flow.flow, bindings: bound.bindings };
  }
}
