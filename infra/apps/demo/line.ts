// The demo line's flow, bound to its bots and functions, tied to its number. Callers wait, and hear that a line is closed, in the flows of the
// first line.
import * as pulumi from "@pulumi/pulumi";
import { associate } from "../../building-blocks/associations.ts";
import * as aws from "../../building-blocks/aws.ts";
import type { DemoArgs } from "./demo.ts";
import { ContactFlow } from "../../building-blocks/contact-flow.ts";
import type { Function } from "../../building-blocks/lambda-function.ts";
import { spokenHours } from "../../settings/hours.ts";
import { spokenHoursSpanish } from "../../settings/hours-spanish.ts";
import type { TwinBots } from "../../building-blocks/twin-bots.ts";
import { demoBooking } from "../../../apps/demo/bot.ts";

export interface DemoLineArgs extends Pick<
  DemoArgs,
  "instance" | "number" | "people" | "failover" | "line" | "regions" | "prefix" | "settings"
> {
  readonly bots: TwinBots;
  readonly lookup: Function;
  readonly recall: Function;
}

const [english, spanish] = demoBooking.locales;

export class DemoLine extends pulumi.ComponentResource {
  readonly flowId: pulumi.Output<string>;

  constructor(name: string, args: DemoLineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:DemoLine", name, {}, opts);
    const { instance, number, people, bots, failover, lookup, recall, line, regions, prefix, settings } = args;
    const region = regions.home;

    // The report is associated already: calls of both lines tell it what they met.
    const associations = associate(
      name,
      {
        instance,
        bots: { "home-bot": bots.home, "standby-bot": bots.standby },
        botAssociations: settings.botAssociations,
        functions: { lookup: lookup.arn, recall: recall.arn },
        after: line.associations,
        region,
      },
      this,
    );
    const main = new ContactFlow(
      `${name}-main`,
      {
        file: "demo",
        flowName: `${prefix} demo`,
        type: "CONTACT_FLOW",
        instance,
        resources: {
          functions: { lookup: lookup.arn, report: failover.report.arn, recall: recall.arn },
          aliases: { home: bots.home.aliasArn, standby: bots.standby.aliasArn },
          queues: { people: people.queueArn },
          flows: { queue: line.queueArn },
          values: {
            locale: settings.demoLocale,
            englishVoice: english.voice.voiceId,
            spanishVoice: spanish.voice.voiceId,
            homeRegion: regions.home.name,
            standbyRegion: regions.standby.name,
            openingHours: spokenHours(settings.peopleHours),
            openingHoursSpanish: spokenHoursSpanish(settings.peopleHours),
            country: settings.phoneNumberCountry,
            recording: settings.recording ? "on" : "off",
          },
        },
        after: associations,
        region,
      },
      { parent: this },
    );
    new aws.connect.PhoneNumberContactFlowAssociation(
      `${name}-number`,
      { instanceId: instance.id, phoneNumberId: number.id, contactFlowId: settings.closed ? line.closingId : main.id },
      // Never undone, as of the first line (line.ts).
      { parent: this, provider: region.aws, retainOnDelete: true },
    );
    this.flowId = main.id;
    this.registerOutputs({ flowId: this.flowId });
  }
}
