// aws:sns/topicSubscription:TopicSubscription: a function, a queue or an address that gets a topic's messages. No mail is sent: what an
// address would get is kept in the local mailbox, and nobody is asked to confirm.
import { z } from "zod";
import type { Subscription } from "../../../services/sns/topics.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

const ENDPOINTS = {
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  lambda: /^arn:aws:lambda:[\w-]+:\d{12}:function:[\w-]+$/,
  sqs: /^arn:aws:sqs:[\w-]+:\d{12}:[\w-]+$/,
} as const;

const inputs = z
  .strictObject({
    topic: z.string().regex(/^arn:aws:sns:[\w-]+:\d{12}:[\w-]+$/, "give the topic's ARN"),
    protocol: z.enum(["email", "lambda", "sqs"], "the local cloud hands messages to email, lambda and sqs"),
    endpoint: z.string(),
    rawMessageDelivery: z.boolean().exactOptional(),
  })
  .refine(({ protocol, endpoint }) => ENDPOINTS[protocol].test(endpoint), {
    path: ["endpoint"],
    message: "give what the protocol speaks to: an address for email, an ARN for lambda and sqs",
  })
  .refine(({ protocol, rawMessageDelivery }) => rawMessageDelivery !== true || protocol === "sqs", {
    path: ["rawMessageDelivery"],
    message: "of these protocols only sqs takes the message alone",
  });

const outputs = ({ arn, protocol }: Subscription) => ({
  arn,
  ownerId: arn.split(":")[4] ?? "",
  pendingConfirmation: false,
  confirmationWasAuthenticated: protocol !== "email",
});

export const topicSubscription = resource("aws:sns/topicSubscription:TopicSubscription", inputs, {
  replaceOn: ["topic", "protocol", "endpoint"],
  create: ({ topics }, { inputs: { topic, ...settings }, known }) => {
    const made = topics.subscribe(topic, settings, known?.id);
    return { id: made.arn, outputs: outputs(made) };
  },
  read: ({ topics }, { id, inputs: declared }) => {
    const found = topics.findSubscription(id);
    if (found === undefined) return undefined;
    const { topicArn: topic, protocol, endpoint, rawMessageDelivery = false } = found;
    const now = { topic, protocol, endpoint, rawMessageDelivery };
    return { inputs: asDeclared(declared, now, { rawMessageDelivery: false }), outputs: outputs(found) };
  },
  update: ({ topics }, { id, inputs: { rawMessageDelivery } }) => {
    topics.updateSubscription(id, rawMessageDelivery === undefined ? {} : { rawMessageDelivery });
    return {};
  },
  delete: ({ topics }, { id }) => topics.unsubscribe(id),
});
