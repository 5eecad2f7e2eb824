// The flows that all lines of a stack share: how a contact goes on to people (handover, queue), and what a closed line says (closing). Every
// line's flow ends in handover by transfer (decision 0021), so these come first.
import * as pulumi from "@pulumi/pulumi";
import type { Language } from "../../apps/kit/voice-line.ts";
import { associate } from "../building-blocks/associations.ts";
import { ContactFlow, type FlowResources } from "../building-blocks/contact-flow.ts";
import type { Instance } from "../platform/instance.ts";
import type { People } from "../platform/people.ts";
import type { Regions } from "../platform/regions.ts";
import type { StackSettings } from "../settings/stack-form.ts";
import { sharedValues } from "./line-values.ts";

export interface SharedFlowsArgs {
  readonly instance: Instance;
  readonly people: People;
  /** Those of all lines, the stack's own first: it is spoken where a flow hands over without words of its own. */
  readonly languages: readonly [Language, ...Language[]];
  /** ARNs of the functions that the flow of every line may invoke, by the names that bind files use. */
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly regions: Regions;
  readonly settings: Pick<StackSettings, "queueMinutes" | "peopleHours" | "phoneNumberCountry" | "recording">;
  /** Put before the flows' names. */
  readonly prefix: string;
}

export class SharedFlows extends pulumi.ComponentResource {
  /** Where every line's flow ends that ends with people. */
  readonly handoverArn: pulumi.Output<string>;
  /** Of the flow that says that a line is closed. */
  readonly closingId: pulumi.Output<string>;
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
  /** What Connect may call, for every line. */
  readonly associations: readonly pulumi.Resource[];

  constructor(name: string, args: SharedFlowsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:SharedFlows", name, {}, opts);
    const { instance, people, languages, functions, regions, settings, prefix } = args;
    const region = regions.home;
    const associations = associate(name, { instance, bots: {}, botAssociations: "program", functions, after: [], region }, this);
    const { values, maps = {} } = sharedValues(languages, settings.peopleHours);
    const resources: FlowResources = {
      queues: { people: people.queueArn },
      values: {
        ...values,
        queueSeconds: String(settings.queueMinutes * 60),
        country: settings.phoneNumberCountry,
        recording: settings.recording ? "on" : "off",
      },
      maps,
    };
    const common = { instance, after: associations, region };
    const queue = new ContactFlow(
      `${name}-queue`,
      { ...common, file: "queue", flowName: `${prefix} queue`, type: "CUSTOMER_QUEUE", resources },
      { parent: this },
    );
    const handover = new ContactFlow(
      `${name}-handover`,
      {
        ...common,
        file: "handover",
        flowName: `${prefix} handover`,
        type: "CONTACT_FLOW",
        resources: { ...resources, flows: { queue: queue.arn } },
      },
      { parent: this },
    );
    const closing = new ContactFlow(
      `${name}-closing`,
      {
        file: "closing",
        flowName: `${prefix} closing`,
        type: "CONTACT_FLOW",
        instance,
        // Nothing but words: what it named would have to stay with it (decision 0013).
        resources: { values: resources.values },
        after: [],
        kept: true,
        region,
      },
      { parent: this },
    );
    this.handoverArn = handover.arn;
    this.closingId = closing.id;
    this.functions = functions;
    this.associations = associations;
    this.registerOutputs({ handoverArn: this.handoverArn, closingId: this.closingId });
  }
}
