// An app's phone line: the flow that callers meet, bound to the app's words, bots and functions, and the number they dial for it. A line that is
// closed has the stack's closing flow instead (decision 0013).
import type { VoiceLineModel } from "../../apps/kit/voice-line.ts";
import { associate } from "../building-blocks/associations.ts";
import * as pulumi from "@pulumi/pulumi";
import { ContactFlow } from "../building-blocks/contact-flow.ts";
import type { Instance } from "../platform/instance.ts";
import { tieToFlow, type PhoneNumber } from "./phone-number.ts";
import type { Regions } from "../platform/regions.ts";
import type { StackSettings } from "../settings/stack-form.ts";
import type { SharedFlows } from "./shared-flows.ts";
import type { TwinBots } from "../building-blocks/twin-bots.ts";
import { lineValues, type StartLanguage } from "./line-values.ts";

export interface VoiceLineArgs {
  /** The app's slug: part of the flow's name, and what its lookup is told. */
  readonly app: string;
  readonly model: VoiceLineModel;
  /** @default first */
  readonly start?: StartLanguage;
  readonly instance: Instance;
  /** Absent where no number is tied to the flow. */
  readonly number: PhoneNumber | undefined;
  readonly bots: TwinBots;
  /** ARNs of the functions of this app's own that its flow invokes; the shared ones come with `shared`. */
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly shared: SharedFlows;
  /** Associations of other lines: Connect takes one after another. */
  readonly after: readonly pulumi.Resource[];
  readonly regions: Regions;
  readonly settings: Pick<StackSettings, "peopleHours" | "closed" | "botAssociations">;
  /** Put before the flow's name. */
  readonly prefix: string;
}

export class VoiceLine extends pulumi.ComponentResource {
  readonly flowId: pulumi.Output<string>;
  /** What Connect may call for this line, and all that was associated before. */
  readonly associations: readonly pulumi.Resource[];

  constructor(name: string, args: VoiceLineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:VoiceLine", name, {}, opts);
    const { app, model, start = "first", instance, number, bots, functions, shared, regions, settings, prefix } = args;
    const region = regions.home;

    // Publishing a flow looks up every ARN that it names.
    this.associations = associate(
      name,
      {
        instance,
        bots: { "home-bot": bots.home, "standby-bot": bots.standby },
        botAssociations: settings.botAssociations,
        functions,
        after: [...shared.associations, ...args.after],
        region,
      },
      this,
    );
    const { values, maps = {} } = lineValues(model, start, settings.peopleHours);
    const flow = new ContactFlow(
      name,
      {
        file: model.flow ?? "voice-line",
        flowName: `${prefix} ${app}`,
        type: "CONTACT_FLOW",
        instance,
        resources: {
          functions: { ...shared.functions, ...functions },
          aliases: { home: bots.home.aliasArn, standby: bots.standby.aliasArn },
          flows: { handover: shared.handoverArn },
          values: { ...values, app, homeRegion: regions.home.name, standbyRegion: regions.standby.name },
          maps,
        },
        after: this.associations,
        region,
      },
      { parent: this },
    );
    if (number !== undefined)
      tieToFlow(`${name}-number`, { instance, number, flowId: settings.closed ? shared.closingId : flow.id, region }, this);

    this.flowId = flow.id;
    this.registerOutputs({ flowId: this.flowId });
  }
}
