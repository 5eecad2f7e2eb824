// The line itself: what Connect may call (bots and functions), the flow that callers meet, and the number they dial for it. A line that is closed
// has another flow, which needs nothing and stays with the number when all else is destroyed (decision 0013).
import * as aws from "./aws.ts";
import * as native from "./aws-native.ts";
import * as pulumi from "@pulumi/pulumi";
import { admitConnect } from "./alias-policy.ts";
import type { Conversations } from "./conversations.ts";
import type { Failover } from "./failover.ts";
import { ContactFlow, type FlowResources } from "./flow.ts";
import type { Instance } from "./instance.ts";
import type { PhoneNumber } from "./number.ts";
import type { People } from "./people.ts";
import type { RegionProviders, Regions } from "./regions.ts";
import type { TwinBots } from "./twin-bots.ts";

export interface LineArgs {
  readonly instance: Instance;
  readonly number: PhoneNumber;
  readonly people: People;
  readonly bots: TwinBots;
  readonly failover: Failover;
  readonly conversations: Conversations;
  readonly regions: Regions;
  /** As Lex writes it, e.g. `en_US`. */
  readonly locale: string;
  /** Polly voice of the flow's own sentences. */
  readonly voice: string;
  /** Minutes that a caller waits for a person before a callback is offered. */
  readonly queueMinutes: number;
  /** When people answer, as it is spoken. */
  readonly openingHours: string;
  /** Two letters, ISO 3166: how a number is read that a caller types without a country code. */
  readonly country: string;
  /** Whether talks with people are recorded. */
  readonly recording: boolean;
  /** Whether callers hear that the line is closed, and nothing else. */
  readonly closed: boolean;
  /** Who associates the bots with the instance; a person does it where AWS refuses the program (docs/going-live.md 5). */
  readonly botAssociations: "program" | "by-hand";
  /** Put before the flows' names. */
  readonly prefix: string;
}

export class Line extends pulumi.ComponentResource {
  readonly flowId: pulumi.Output<string>;

  constructor(name: string, args: LineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Line", name, {}, opts);
    const { instance, people, bots, failover, conversations, regions, prefix } = args;
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
        languageCode: args.locale.replace("_", "-"), // Connect writes en-US what Lex writes en_US, and they must agree (lex-v2.md 11.7).
        voice: args.voice,
        queueSeconds: String(args.queueMinutes * 60),
        openingHours: args.openingHours,
        country: args.country,
        recording: args.recording ? "on" : "off",
      },
    };
    // Publishing a flow looks up every ARN that it names.
    const associations = this.#associate(name, args, region);
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
    new aws.connect.PhoneNumberContactFlowAssociation(
      `${name}-number`,
      { instanceId: instance.id, phoneNumberId: args.number.id, contactFlowId: args.closed ? closing.id : main.id },
      // Connect takes a number from one flow to another in one request, and unties it from whatever flow it has: a tie is made anew and never
      // undone, so that no call meets a number without a flow.
      { ...here, retainOnDelete: true },
    );

    this.flowId = main.id;
    this.registerOutputs({ flowId: this.flowId });
  }

  /** One after another: the Connect control plane takes 2 requests a second (aws-limits.md 5). An association writes the resource policies itself. */
  #associate(
    name: string,
    { instance, bots, failover, conversations, botAssociations }: LineArgs,
    { native: provider }: RegionProviders,
  ): pulumi.Resource[] {
    const done: pulumi.Resource[] = [];
    const associate = (what: string, integrationType: "LEX_BOT" | "LAMBDA_FUNCTION", integrationArn: pulumi.Input<string>): void => {
      const association = new native.connect.IntegrationAssociation(
        `${name}-${what}`,
        { instanceId: instance.arn, integrationType, integrationArn },
        { parent: this, provider, dependsOn: [...done] },
      );
      done.push(association);
    };
    for (const [what, bot] of [
      ["home-bot", bots.home],
      ["standby-bot", bots.standby],
    ] as const)
      if (botAssociations === "program") associate(what, "LEX_BOT", bot.aliasArn);
      else done.push(admitConnect(`${name}-${what}-policy`, { instance, bot }, { parent: this }));
    associate("lookup", "LAMBDA_FUNCTION", failover.lookup.arn);
    associate("report", "LAMBDA_FUNCTION", failover.report.arn);
    associate("recall", "LAMBDA_FUNCTION", conversations.recall.arn);
    return done;
  }
}
