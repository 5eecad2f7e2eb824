// The people behind the bots: when they answer, the queue they answer, and the two users a new instance needs.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Hours } from "../../shared/opening-hours.ts";
import { connectDays } from "../settings/hours.ts";
import type { Instance } from "./instance.ts";
import type { PhoneNumber } from "../channels/phone-number.ts";
import type { RegionProviders } from "./regions.ts";

export interface UserArgs {
  /** Id of a user to adopt; empty makes one. */
  readonly adopt: string;
  /** Of the user to make. */
  readonly password: pulumi.Output<string>;
}

export interface PeopleArgs {
  readonly instance: Instance;
  /** Shown to those who are called back. */
  readonly number: PhoneNumber;
  readonly hours: Hours;
  /** IANA time zone of the hours. */
  readonly timeZone: string;
  readonly agent: UserArgs;
  readonly admin: UserArgs;
  readonly region: RegionProviders;
}

export class People extends pulumi.ComponentResource {
  readonly hoursId: pulumi.Output<string>;
  readonly hoursArn: pulumi.Output<string>;
  readonly queueId: pulumi.Output<string>;
  readonly queueArn: pulumi.Output<string>;
  /** An adopted agent must be given this profile by hand, or the queue has nobody. */
  readonly routingProfileId: pulumi.Output<string>;

  constructor(name: string, args: PeopleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:People", name, {}, opts);
    const here = { parent: this, provider: args.region.aws };
    const instanceId = args.instance.id;
    // The provider would take another instance for these and change nothing (local/resources/aws/connect/of-instance.ts).
    const ofInstance = { ...here, replaceOnChanges: ["instanceId"] };

    const hours = new aws.connect.HoursOfOperation(
      `${name}-hours`,
      { instanceId, name: "People", description: args.hours.text, timeZone: args.timeZone, configs: connectDays(args.hours) },
      ofInstance,
    );
    const queue = new aws.connect.Queue(
      `${name}-queue`,
      {
        instanceId,
        name: "People",
        description: "Callers who asked for a person, and callbacks",
        hoursOfOperationId: hours.hoursOfOperationId,
        outboundCallerConfig: { outboundCallerIdName: "twinline", outboundCallerIdNumberId: args.number.id },
      },
      ofInstance,
    );
    const routing = new aws.connect.RoutingProfile(
      `${name}-routing`,
      {
        instanceId,
        name: "People",
        description: "Takes calls and chats from the queue People",
        defaultOutboundQueueId: queue.queueId,
        mediaConcurrencies: [
          { channel: "VOICE", concurrency: 1 },
          { channel: "CHAT", concurrency: 2 },
        ],
        queueConfigs: (["VOICE", "CHAT"] as const).map((channel) => ({ channel, delay: 0, priority: 1, queueId: queue.queueId })),
      },
      ofInstance,
    );
    const user = (role: "agent" | "admin", securityProfile: string, { adopt, password }: UserArgs): void => {
      if (adopt !== "") return;
      const profile = aws.connect.getSecurityProfileOutput({ instanceId, name: securityProfile }, here);
      new aws.connect.User(
        `${name}-${role}`,
        {
          instanceId,
          name: `twinline-${role}`,
          password,
          identityInfo: { firstName: "Twinline", lastName: role === "agent" ? "Agent" : "Admin" },
          phoneConfig: { phoneType: "SOFT_PHONE", afterContactWorkTimeLimit: 0 },
          routingProfileId: routing.routingProfileId,
          securityProfileIds: [profile.securityProfileId],
        },
        here,
      );
    };
    user("agent", "Agent", args.agent);
    user("admin", "Admin", args.admin);

    this.hoursId = hours.hoursOfOperationId;
    this.hoursArn = hours.arn;
    this.queueId = queue.queueId;
    this.queueArn = queue.arn;
    this.routingProfileId = routing.routingProfileId;
    this.registerOutputs({ queueArn: this.queueArn, routingProfileId: this.routingProfileId });
  }
}
