// The demo line's flow, bound to its bots and functions, tied to its number. Callers wait, and hear that a line is closed, in the flows of the
// first line.
import * as pulumi from "@pulumi/pulumi";
import { associate } from "../../building-blocks/associations.ts";
import * as aws from "../../building-blocks/aws.ts";
import type { Line, LineArgs } from "../../channels/voice.ts";
import type { PhoneNumber } from "../../channels/phone-number.ts";
import type { Settings } from "../../settings/form.ts";
import { ContactFlow } from "../../building-blocks/contact-flow.ts";
import type { Function } from "../../building-blocks/lambda-function.ts";
import { spokenHours } from "../../settings/hours.ts";
import { spokenHoursSpanish } from "../../settings/hours-spanish.ts";
import { demoBooking } from "../../../apps/demo/bot.ts";

export interface DemoLineArgs extends Omit<LineArgs, "number" | "conversations" | "settings"> {
  readonly number: PhoneNumber;
  /** The first line, whose flows for waiting and for a closed line serve here as well. */
  readonly line: Line;
  readonly recall: Function;
  readonly settings: Settings;
}

const [english, spanish] = demoBooking.locales;

export class DemoLine extends pulumi.ComponentResource {
  readonly flowId: pulumi.Output<string>;

  constructor(name: string, args: DemoLineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:DemoLine", name, {}, opts);
    const { instance, number, people, bots, failover, recall, line, regions, prefix, settings } = args;
    const region = regions.home;

    // Lookup and report are associated already: they serve all apps.
    const associations = associate(
      name,
      {
        instance,
        bots: { "home-bot": bots.home, "standby-bot": bots.standby },
        botAssociations: settings.botAssociations,
        functions: { recall: recall.arn },
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
          functions: { lookup: failover.lookup.arn, report: failover.report.arn, recall: recall.arn },
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
