// A contact at its beginning: what Connect knows when the phone rings.
import type { JsonObject } from "../../contact-flows/flow.ts";
import type { Channel } from "../events.ts";
import type { Region } from "../../shared/region.ts";
import type { CompiledFlow, Contact, Strings } from "./contact.ts";

export interface NewContact {
  readonly id: string;
  readonly region: Region;
  readonly instanceArn: string;
  readonly channel: Channel;
  /** The caller's number in E.164; undefined when withheld. A chat has none. */
  readonly from: string | undefined;
  /** The line's number. */
  readonly to: string | undefined;
  readonly flow: CompiledFlow;
  readonly attributes?: Strings;
  /** What `$.External` holds at the start: empty but for a flow that is tried out in the middle of things. */
  readonly external?: JsonObject;
  readonly initialMessage?: string | undefined;
}

const phone = (number: string | undefined): Contact["customer"] =>
  number === undefined ? null : { Address: number, Type: "TELEPHONE_NUMBER" };

/** A contact as it enters its first flow. Voice Joanna and en-US are what a contact has before a flow sets others. */
export const newContact = (start: NewContact): Contact => ({
  id: start.id,
  initialId: start.id,
  region: start.region,
  instanceArn: start.instanceArn,
  channel: start.channel,
  initiationMethod: start.channel === "VOICE" ? "INBOUND" : "API",
  customer: start.channel === "VOICE" ? phone(start.from) : null,
  system: phone(start.to),
  initialMessage: start.initialMessage,
  attributes: start.attributes ?? {},
  flowAttributes: {},
  external: start.external ?? {},
  lex: {},
  metrics: {},
  views: {},
  customerProfile: {},
  lambdaInvocation: {},
  task: {},
  tags: {},
  storedInput: undefined,
  name: undefined,
  description: undefined,
  customerId: undefined,
  languageCode: "en-US",
  voice: { id: "Joanna", engine: "Standard", style: "None" },
  callbackNumber: undefined,
  logging: false,
  recording: {},
  streaming: false,
  routing: { QueuePriority: "5" },
  hooks: {},
  queue: undefined,
  queued: false,
  queueMoves: 0,
  flow: start.flow,
  action: undefined,
  loops: {},
  loopNames: {},
  interrupted: undefined,
  remaining: false,
  keysAhead: undefined,
  lambdaSilenceMs: 0,
  actionsSinceWait: 0,
  awaiting: undefined,
  tally: {
    turns: 0,
    switches: 0,
    botRegion: null,
    failedRegion: undefined,
    intent: null,
    slots: {},
    person: false,
    callback: false,
    owed: undefined,
  },
});
