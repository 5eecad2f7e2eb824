// twinline: what an organisation says to people, by bots that live in two regions. This file is the table of contents.
//
//   settings/         what a stack may decide, and which apps it runs (Pulumi.yaml says what each setting means)
//   platform/         what every stack has: regions, keys, events, the memory of conversations, and failover
//   platform/app.ts   an app: its tables, its bot in both regions, its code hook and recall; apps/<slug>.ts has what it alone has
//   channels/         how people reach apps: a number and a flow each, and the people who take over
//   watch/            alarms and dashboard, the sum of what components and apps declare
import * as pulumi from "@pulumi/pulumi";
import { SharedFlows } from "./channels/shared-flows.ts";
import { Telephony } from "./channels/telephony.ts";
import { VoiceLine } from "./channels/voice.ts";
import { AppStack, extrasOf } from "./platform/app.ts";
import { Conversations } from "./platform/conversations.ts";
import { DeadLetters } from "./platform/dead-letters.ts";
import { Events } from "./platform/events.ts";
import { Failover } from "./platform/failover.ts";
import { flowLogsName } from "./platform/flow-logs.ts";
import { History } from "./platform/history.ts";
import { twinRegions } from "./platform/regions.ts";
import { readPulumiStack } from "./settings/pulumi-stack.ts";
import { hasPhone, phoneApps, witnessOf } from "./settings/stack.ts";
import { Alarms } from "./watch/alarms.ts";
import { Dashboard } from "./watch/dashboard.ts";
import { watchOf } from "./watch/watch.ts";
