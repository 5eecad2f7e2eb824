// The phone of a stack: the Connect instance, a number and a flow for each app that people call, and the people who take over. A stack whose apps
// have no phone has none of it.
import * as pulumi from "@pulumi/pulumi";
import { languagesOf, type VoiceLineModel } from "../../apps/kit/voice-line.ts";
import { FlowLogs } from "../platform/flow-logs.ts";
import type { AppStack } from "../platform/app.ts";
import type { Failover } from "../platform/failover.ts";
import { Instance } from "../platform/instance.ts";
import { People } from "../platform/people.ts";
import { Recordings } from "../platform/recordings.ts";
import type { Regions } from "../platform/regions.ts";
import type { ClosedApp, StackApp } from "../settings/stack.ts";
import type { StackSettings } from "../settings/stack-form.ts";
import { startLanguage } from "./line-values.ts";
import { PhoneNumber, tieToFlow } from "./phone-number.ts";
import { SharedFlows } from "./shared-flows.ts";
import { VoiceLine } from "./voice.ts";

/** An app that people call. */
export interface PhoneApp {
  readonly stackApp: StackApp;
  readonly model: VoiceLineModel;
  readonly deployed: AppStack;
}

export interface TelephonyArgs {
  /** In the order of the setting `apps`: the first number is the one that people who are called back see. */
  readonly apps: readonly [PhoneApp, ...PhoneApp[]];
  readonly closedApps: readonly ClosedApp[];
  readonly failover: Failover;
  readonly regions: Regions;
  /** Put before every name in AWS. */
  readonly prefix: string;
  readonly settings: StackSettings;
}

/** What the line of an app may speak before anybody chooses: one language, or all of them where callers choose. */
const spokenBy = ({ model, stackApp: { locale } }: PhoneApp): Pick<VoiceLineModel, "languages"> => {
  const [first] = model.languages;
  return locale === first.locale ? { languages: [first] } : model;
};

export class Telephony extends pulumi.ComponentResource {
  readonly instanceId: pulumi.Output<string>;
  /** E.164, by the app's slug. */
  readonly numbers: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: TelephonyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Telephony", name, {}, opts);
    const { apps, closedApps, failover, regions, prefix, settings } = args;
    const { instanceAlias, instanceId: adopted, logRetentionDays, phoneNumberCountry: country, phoneNumberType: type } = settings;
    const region = regions.home;
    const here = { parent: this };
    const config = new pulumi.Config();

    const flowLogs = adopted === "" ? [new FlowLogs("flow-logs", { instanceAlias, logRetentionDays, region }, here).group] : [];
    const instance = new Instance("instance", { adopt: adopted, alias: instanceAlias, after: flowLogs, region }, here);
    const claim = (slug: string, adopt: string): PhoneNumber =>
      new PhoneNumber(`${slug}-number`, { adopt, country, type, instance, region }, here);
    const claimFor = ({ stackApp: { app, numberId } }: PhoneApp): PhoneNumber => claim(app.slug, numberId);
    const [first, ...others] = apps;
    const numbers = [claimFor(first), ...others.map(claimFor)] as const;
    const people = new People(
      "people",
      {
        instance,
        number: numbers[0],
        hours: settings.peopleHours,
        timeZone: settings.timeZone,
        agent: { adopt: settings.agentUserId, password: config.getSecret("agentPassword") ?? pulumi.secret("") },
        admin: { adopt: settings.adminUserId, password: config.getSecret("adminPassword") ?? pulumi.secret("") },
        region,
      },
      here,
    );
    if (settings.recording)
      new Recordings("recordings", { bucketName: pulumi.interpolate`${prefix}-recordings-${region.accountId}`, instance, region }, here);

    const house = { instance, people, regions, prefix, settings };
    const [own] = first.model.languages;
    const further = languagesOf(apps.map(spokenBy)).filter(({ locale }) => locale !== own.locale);
    const shared = new SharedFlows(
      "shared",
      {
        ...house,
        languages: [own, ...further],
        functions: { lookup: failover.lookup.arn, report: failover.report.arn },
      },
      here,
    );
    let after: readonly pulumi.Resource[] = [];
    for (const [index, { stackApp, model, deployed }] of apps.entries()) {
      const { slug } = stackApp.app;
      const line = new VoiceLine(
        `${slug}-line`,
        {
          ...house,
          app: slug,
          model,
          start: startLanguage(model, stackApp.locale),
          number: numbers[index],
          bots: deployed.bots,
          functions: { recall: deployed.recall.arn },
          shared,
          after,
        },
        here,
      );
      after = line.associations;
    }
    for (const { slug, numberId } of closedApps)
      tieToFlow(`${slug}-closed-number`, { instance, number: claim(slug, numberId), flowId: shared.closingId, region }, this);
    this.instanceId = instance.id;
    this.numbers = Object.fromEntries(apps.map(({ stackApp }, index) => [stackApp.app.slug, (numbers[index] ?? numbers[0]).e164]));
    this.registerOutputs({ instanceId: this.instanceId });
  }
}
