// aws:sns/topicSubscription:TopicSubscription: a function, a queue or an address that gets a topic's messages. No mail is sent: what an
// address would get is kept in the local mailbox, and nobody is asked to confirm.
import { z } from "zod";
import { handler } from "../../handler.ts";

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

export const topicSubscription = handler(
  "aws:sns/topicSubscription:TopicSubscription",
  inputs,
  ({ topics }, { inputs: { topic: topicArn, ...settings } }) => {
    const { arn } = topics.subscribe(topicArn, settings);
    return { id: arn, outputs: { arn, pendingConfirmation: false } };
  },
);
