// The driver: performs what the pure core asks for, one effect after another, until the call has ended. All of the interpreter's contact with
// time, callers, bots and Lambdas is here.
import type { Clock } from "../../shared/clock.ts";
import type { CallEvent } from "../events.ts";
import type { Caller } from "./caller.ts";
import type { CallEnded, Contact } from "./contact.ts";
import { within } from "./deadline.ts";
import type { Answer, ListeningFor, Question } from "./questions.ts";
import { BOT_WAIT_MS, CHAT_BOT_WAIT_MS, type ConnectServices } from "./services.ts";
import { step } from "./step.ts";

const LAMBDA_RETRIES = 3; // connect-lambda.md 4
/** An assumption: the gap between two attempts is not documented. */
const LAMBDA_RETRY_GAP_MS = 100;
/** How often a waiting contact's queue is looked at. */
const QUEUE_POLL_MS = 1000;
/** A day: timers of the platform end at 2^31 ms. */
const LONGEST_SLEEP_MS = 86_400_000;

interface Line {
  readonly services: ConnectServices;
  readonly caller: Caller;
  readonly contact: Contact;
  /** How long this line has waited so far: the one thing about it that changes. */
  readonly time: { waitedMs: number };
}

type Asked<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;

/** Sleeps; true when the caller hung up meanwhile. */
const slept = async (clock: Clock, ms: number, hungUp: AbortSignal | undefined): Promise<boolean> => {
  try {
    await clock.sleep(ms, hungUp);
    return false;
  } catch (error) {
    if (hungUp?.aborted === true) return true;
    throw error;
  }
};

/**
 * Lets `ms` pass; the caller may run out of patience, and an agent may take a waiting contact. Undefined when the time passed. Patience is
 * measured by this line's own waiting: on a clock that skips, other calls move time too.
 */
const pass = async ({ services, caller, contact, time }: Line, ms: number): Promise<Answer | undefined> => {
  const { clock, instance } = services;
  for (let left = ms; ;) {
    if (contact.queued && contact.queue !== undefined && instance.agentFor(contact.queue.id, contact.channel))
      return { kind: "agent-joined" };
    if (caller.hungUp?.aborted === true || time.waitedMs >= caller.patienceMs) return { kind: "hung-up" };
    if (left <= 0) return undefined;
    const slice = Math.min(left, caller.patienceMs - time.waitedMs, contact.queued ? QUEUE_POLL_MS : LONGEST_SLEEP_MS);
    if (await slept(clock, slice, caller.hungUp)) return { kind: "hung-up" };
    time.waitedMs += slice;
    left -= slice;
  }
};

const listen = async (line: Line, wanted: ListeningFor, seconds: number): Promise<Answer> => {
  if (line.caller.hungUp?.aborted === true) return { kind: "hung-up" };
  const answer = await line.caller.listen(wanted);
  if (answer.kind === "hang-up") return { kind: "hung-up" };
  if (answer.kind === "keys" && wanted !== "view") return { kind: "digits", keys: answer.keys };
  if (answer.kind === "words" && wanted !== "keys") return { kind: "heard", words: answer.text };
  const gone = await pass(line, seconds * 1000);
  return gone ?? { kind: "timed-out", seconds, ...(answer.kind === "words" ? { words: answer.text } : {}) };
};

const invokeLambda = async ({ services }: Line, { functionArn, mode, limitMs, payload }: Asked<"invoke-lambda">): Promise<Answer> => {
  const { clock } = services;
  const startedAt = clock.now();
  let error = "";
  for (let attempts = 1; ; attempts += 1) {
    const leftMs = limitMs - (clock.now() - startedAt);
    const reply =
      leftMs > 0 ? await within(clock, leftMs, (signal) => services.invokeLambda({ functionArn, mode, payload, signal })) : undefined;
    const ms = clock.now() - startedAt;
    if (reply === undefined)
      return { kind: "lambda-failed", error: error === "" ? `No answer within ${limitMs} ms.` : error, ms, attempts };
    if (reply.kind === "answered") return { kind: "lambda-answered", payload: reply.payload, requestId: reply.requestId, ms, attempts };
    ({ error } = reply);
    if (!reply.again || attempts > LAMBDA_RETRIES) return { kind: "lambda-failed", error, ms, attempts };
    await clock.sleep(LAMBDA_RETRY_GAP_MS);
  }
};

const askBot = async ({ services, contact }: Line, { region, aliasArn, request }: Asked<"ask-bot">): Promise<Answer> => {
  const { clock, botWaitMs = {} } = services;
  const limitMs = contact.channel === "VOICE" ? (botWaitMs.VOICE ?? BOT_WAIT_MS) : (botWaitMs.CHAT ?? CHAT_BOT_WAIT_MS);
  const startedAt = clock.now();
  const reply = await within(clock, limitMs, (signal) => services.recognizeText({ region, aliasArn, request, signal }));
  const ms = clock.now() - startedAt;
  if (reply === undefined) return { kind: "bot-failed", error: `${region} did not answer within ${(limitMs / 1000).toFixed(1)} s`, ms };
  return reply.kind === "answered" ? { ...reply, kind: "bot-answered", ms } : { kind: "bot-failed", error: reply.error, ms };
};

const performers: { readonly [Kind in Question["kind"]]: (line: Line, question: Asked<Kind>) => Promise<Answer> | Answer } = {
  speak: async (line, { ms }) => {
    const spokenMs = line.services.speech === "instant" ? 0 : ms;
    return (await pass(line, spokenMs)) ?? { kind: "spoke", ms: spokenMs };
  },
  listen: (line, question) => listen(line, question.for, question.seconds),
  wait: async (line, { ms }) => (await pass(line, ms)) ?? { kind: "waited" },
  roll: ({ services }) => ({ kind: "rolled", percent: Math.floor(services.random.next() * 100) + 1 }),
  "find-flow": ({ services }, { id }) => ({ kind: "flow", found: services.instance.findFlow(id) }),
  "find-queue": ({ services }, { id }) => ({ kind: "queue", queue: services.instance.findQueue(id) }),
  "find-bot": ({ services }, { aliasArn }) => ({ kind: "bot", associated: services.instance.isBotAssociated(aliasArn) }),
  "check-hours": ({ services }, { hoursId, queueId }) => ({ kind: "hours", open: services.instance.isOpen(hoursId, queueId) }),
  "read-metrics": ({ services, contact }, { queueId }) => ({
    kind: "metrics",
    metrics: services.instance.metrics(queueId, contact.channel),
  }),
  enqueue: ({ services, contact }, { queueId }) => ({ kind: "enqueued", accepted: services.instance.enterQueue(queueId, contact.id) }),
  "invoke-lambda": invokeLambda,
  "ask-bot": askBot,
  "create-callback": ({ services }, { callback }) => ({ kind: "callback", refused: services.instance.createCallback(callback) }),
  "create-task": ({ services }, { task }) => ({ kind: "task", contactId: services.instance.createTask(task) }),
  dial: ({ services }, { number }) => ({ kind: "dialled", result: services.instance.dial(number) }),
  "find-profiles": ({ services }, { name, value }) => ({ kind: "profiles", profiles: services.instance.findProfiles(name, value) }),
  "create-profile": ({ services }, { fields }) => {
    const created = services.instance.createProfile(fields);
    return { kind: "profiles", profiles: created === undefined ? undefined : [created] };
  },
};

const perform = <Kind extends Question["kind"]>(line: Line, kind: Kind, question: Asked<Kind>): Promise<Answer> | Answer =>
  performers[kind](line, question);

/** Runs a contact from its first action to its end, emitting its story; answers the last event of it. */
export const runContact = async (services: ConnectServices, start: Contact, caller: Caller): Promise<CallEnded> => {
  const emit = (event: CallEvent): void => services.emit({ ...event, contactId: start.id, at: services.clock.now() });
  const time = { waitedMs: 0 };
  let contact = start;
  let answer: Answer = { kind: "started" };
  try {
    for (;;) {
      const stepped = step(contact, answer);
      ({ contact } = stepped);
      for (const effect of stepped.effects) {
        if (effect.kind === "end") return effect.ended;
        if (effect.kind === "tell") emit(effect.event);
        else answer = await perform({ services, caller, contact, time }, effect.kind, effect);
      }
    }
  } finally {
    services.instance.leaveQueue(start.id);
  }
};
