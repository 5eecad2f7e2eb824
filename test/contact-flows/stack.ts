// What a stack hands to its flows, as infra/channels does: a resource for each name in the bind files, and the words of its apps.
import { demoVoice } from "../../apps/demo/voice.ts";
import { flowersVoice } from "../../apps/flowers/voice.ts";
import type { VoiceLineModel } from "../../apps/kit/voice-line.ts";
import type { Resources } from "../../contact-flows/bind.ts";
import { lineValues, sharedValues, type StartLanguage } from "../../infra/channels/line-values.ts";
import { parseHours } from "../../infra/settings/hours.ts";

const parsed = parseHours("Mo-Fr 09:00-18:00");
if (typeof parsed === "string") throw new Error(parsed);
export const HOURS = parsed;

export const BOTS = {
  home: "arn:aws:lex:us-east-1:111122223333:bot-alias/HOMEBOT123/HOMEALIAS1",
  standby: "arn:aws:lex:us-west-2:111122223333:bot-alias/TWINBOT123/TWINALIAS1",
};

const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:111122223333:function:twinline-${name}`;

/** What the flow of one app's line is bound to. */
export const aLine = (model: VoiceLineModel, start: StartLanguage = "first", aliases = BOTS): Resources => {
  const { values, maps = {} } = lineValues(model, start, HOURS);
  return {
    functions: { lookup: functionArn("lookup"), recall: functionArn("recall"), report: functionArn("report") },
    aliases,
    flows: { handover: "handover" },
    values: { ...values, app: "app", homeRegion: "us-east-1", standbyRegion: "us-west-2" },
    maps,
  };
};

export const flowersLine = aLine(flowersVoice);
export const demoLine = aLine(demoVoice);

const shared = sharedValues(flowersVoice.languages, HOURS);

/** What the flows that all lines share are bound to. */
export const SHARED: Resources = {
  queues: { people: "arn:aws:connect:us-east-1:111122223333:instance/i/queue/q" },
  flows: { queue: "queue" },
  values: { ...shared.values, country: "US", recording: "off", queueSeconds: "300" },
  ...(shared.maps === undefined ? {} : { maps: shared.maps }),
};
