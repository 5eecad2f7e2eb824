// The line itself: what Connect may call (bots and functions), the flow that callers meet, and the number they dial for it. A line that is closed
// has another flow, which needs nothing and stays with the number when all else is destroyed (decision 0013).
import { demoBooking } from "../../apps/demo/bot.ts";
import { associate } from "../building-blocks/associations.ts";
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Conversations } from "../platform/conversations.ts";
import type { Failover } from "../platform/failover.ts";
import { ContactFlow, type FlowResources } from "../building-blocks/contact-flow.ts";
import { spokenHours } from "../settings/hours.ts";
import type { Instance } from "../platform/instance.ts";
import type { PhoneNumber } from "./phone-number.ts";
import type { People } from "../platform/people.ts";
import type { Regions } from "../platform/regions.ts";
import type { Settings } from "../settings/form.ts";
import type { TwinBots } from "../building-blocks/twin-bots.ts";

const [, spanish] = demoBooking.locales;

export interface LineArgs {
  readonly instance: Instance;
  /** Absent when no number runs it: its flow for waiting serves other lines. */
  readonly number: PhoneNumber | undefined;
  readonly people: People;
  readonly bots: TwinBots;
  readonly failover: Failover;
  readonly conversations: Conversations;
  readonly regions: Regions;
  readonly settings: Pick<
    Settings,
    | "locale"
    | "voice"
    | "queueMinutes"
    | "peopleHours"
    | "phoneNumberCountry"
    | "recording"
    | "closed"
    | "botAssociations"
    | "lines"
    | "demoLocale"
  >;
  /** Put before the flows' names. */
  readonly prefix: string;
}

export class Line extends pulumi.ComponentResource {
  readonly flowId: pulumi.Output<string>;
  /** Of the flow in which callers wait for a person. */
  readonly queueArn: pulumi.Output<string>;
  /** Of the flow that says that a line is closed. */
  readonly closingId: pulumi.Output<string>;
  /** What Connect may call, all that a flow can name. */
  readonly associations: readonly pulumi.Resource[];

  constructor(name: string, args: LineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Line", name, {}, opts);
    const { instance, people, bots, failover, conversations, regions, prefix, settings } = args;
    const region = regions.home;
    const here = { parent: this, provider: region.aws };

    const resources: FlowResources = {
      functions: { lookup: failover.lookup.arn, report: failover.report.arn, recall: conversations.recall.arn },
      aliases: { home: bots.home.aliasArn, standby: bots.standby.aliasArn },
      queues: { people: people.queueArn },
      hours: { people: people.hoursArn },
      values: {
        homeRegion: regions.home.name,
        standbyRegion: regions.standby.name,
        languageCode: settings.locale.replace("_", "-"), // Connect writes en-US what Lex writes en_US, and they must agree (lex-v2.md 11.7).
        voice: settings.voice,
        queueSeconds: String(settings.queueMinutes * 60),
        openingHours: spokenHours(settings.peopleHours),
        country: settings.phoneNumberCountry,
        recording: settings.recording ? "on" : "off",
        // All lines have one closing flow, and that they are closed needs no question.
        spanish: settings.lines.includes("demo") && settings.demoLocale !== "en_US" ? "too" : "not",
        spanishVoice: spanish.voice.voiceId,
      },
    };
    // Publishing a flow looks up every ARN that it names.
    const associations = associate(
      name,
      {
        instance,
        bots: { "home-bot": bots.home, "standby-bot": bots.standby },
        botAssociations: settings.botAssociations,
        functions: { lookup: failover.lookup.arn, report: failover.report.arn, recall: conversations.recall.arn },
        after: [],
        region,
      },
      this,
    );
    const queue = new ContactFlow(
      `${name}-queue`,
      { file: "queue", flowName: `${prefix} queue`, type: "CUSTOMER_QUEUE", instance, resources, after: associations, region },
      { parent: this },
    );
    const main = new ContactFlow(
      `${name}-main`,
      {
        file: "main",
        flowName: `${prefix} main`,
        type: "CONTACT_FLOW",
        instance,
        resources: { ...resources, flows: { queue: queue.arn } },
        after: associations,
        region,
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
        // Nothing but words: what it named would have to stay with it.
        resources: { values: resources.values },
        after: [],
        kept: true,
        region,
      },
      { parent: this },
    );
    if (args.number !== undefined)
      new aws.connect.PhoneNumberContactFlowAssociation(
        `${name}-number`,
        { instanceId: instance.id, phoneNumberId: args.number.id, contactFlowId: settings.closed ? closing.id : main.id },
        // Connect takes a number from one flow to another in one request, and unties it from whatever flow it has: a tie is made anew and never
        // undone, so that no call meets a number without a flow.
        { ...here, retainOnDelete: true },
      );

    this.flowId = main.id;
    this.queueArn = queue.arn;
    this.closingId = closing.id;
    this.associations = associations;
    this.registerOutputs({ flowId: this.flowId });
  }
}
