// `twinline sms`: what a running local cloud has sent to phones. Nothing left the laptop: this is the phone.
import { z } from "zod";
import { toE164 } from "../../shared/e164.ts";
import { problemText } from "../../shared/problems.ts";
import { UserError } from "../../local/errors.ts";
import { SMS_PATH } from "../../local/sms-door.ts";

export interface SmsOptions {
  readonly on: string;
  /** E.164. */
  readonly to?: string;
  readonly stop: boolean;
  readonly json: boolean;
}

const answer = z.object({
  sms: z.array(
    z.object({
      at: z.number(),
      region: z.string(),
      messageId: z.string(),
      to: z.string(),
      text: z.string(),
      type: z.string(),
      sender: z.string().optional(),
      parts: z.number(),
    }),
  ),
});
export type ShownSms = z.infer<typeof answer>["sms"][number];

const ask = async (on: string, init: RequestInit = {}): Promise<Response> => {
  try {
    return await fetch(new URL(SMS_PATH, on), init);
  } catch (cause) {
    throw new UserError(
      `Cannot read the SMS of "${on}": no cloud answers there. Start one with npx twinline start, and use the address it names.`,
      { cause },
    );
  }
};

/** The SMS of a running cloud, oldest first. @throws UserError when no cloud answers at that address */
export const readSms = async (on: string): Promise<readonly ShownSms[]> => {
  const response = await ask(on);
  const read = answer.safeParse(response.ok ? await response.json() : undefined);
  if (read.success) return read.data.sms;
  throw new UserError(`Cannot read the SMS of "${on}": it answered ${response.status}. Use the address that npx twinline start names.`);
};

/** As people read it: a line about the message, then its text. */
export const smsText = ({ at, region, to, sender, type, parts, text }: ShownSms): string => {
  const from = sender === undefined ? "" : ` from ${sender}`;
  const length = parts === 1 ? "" : `, ${parts} messages`;
  return `${new Date(at).toISOString()}  to ${to}${from}, ${type.toLowerCase()}, by ${region}${length}\n  ${text.replaceAll("\n", "\n  ")}`;
};

const stop = async ({ on, to }: SmsOptions): Promise<void> => {
  if (to === undefined) throw new UserError("Cannot answer STOP: it is not said from which phone. Add --to NUMBER.");
  const response = await ask(on, { method: "POST", body: JSON.stringify({ stop: to }) });
  if (response.status === 404) throw new UserError((await response.text()).trim());
  if (!response.ok) throw new UserError(`Cannot answer STOP on "${on}": it answered ${response.status} ${await response.text()}`);
};

/** @throws UserError for a number that is none, and when no cloud answers */
export const sms = async (options: SmsOptions): Promise<void> => {
  const { on, json } = options;
  const to = options.to === undefined ? undefined : toE164(options.to);
  if (options.to !== undefined && to === undefined) {
    const remedy = "Write + and digits as in +12025550123";
    throw new UserError(problemText({ cannot: "read the SMS to", value: options.to, why: "it is no number in E.164", remedy }));
  }
  if (options.stop) {
    await stop({ ...options, ...(to === undefined ? {} : { to }) });
    if (!json) process.stdout.write(`${to ?? ""} answered STOP: it gets no more SMS.\n`);
    return;
  }
  const all = (await readSms(on)).filter((one) => to === undefined || one.to === to);
  if (json) for (const one of all) process.stdout.write(`${JSON.stringify(one)}\n`);
  else
    process.stdout.write(
      all.length === 0 ? `No SMS was sent${to === undefined ? "" : ` to ${to}`}.\n` : `${all.map(smsText).join("\n")}\n`,
    );
};
