// What the SNS actions share: finding the topic that an ARN names, and what IAM and fault rules are asked about it.
import { ServiceError } from "../../errors.ts";
import type { Region } from "../../../shared/region.ts";
import type { Permission } from "../action.ts";
import type { Topic, Topics } from "./topics.ts";

/** @throws ServiceError InvalidParameter for a topic of another region, NotFound for one that does not exist */
export const requireTopic = (topics: Topics, region: Region, topicArn: string | undefined): Topic => {
  if (topicArn?.split(":")[3] !== region) throw new ServiceError("InvalidParameter", 400, "Invalid parameter: TopicArn");
  const topic = topics.find(topicArn);
  if (topic === undefined) throw new ServiceError("NotFound", 404, "Topic does not exist");
  return topic;
};

/** A fault rule names a topic by its name. */
export const topicName = (topicArn: string | undefined): string | undefined => topicArn?.split(":").at(-1);

/** What an action on one topic asks of faults and IAM. */
export const onTopic = (operation: string) => ({
  target: ({ TopicArn }: { readonly TopicArn?: string | undefined }) => topicName(TopicArn),
  permission: ({ TopicArn = "" }: { readonly TopicArn?: string | undefined }): Permission => ({
    action: `sns:${operation}`,
    resource: TopicArn,
  }),
});

/** What an action on an account's SMS asks of faults and IAM: such actions have no resource of their own. */
export const ofSms = (operation: string) => ({
  target: () => undefined,
  permission: (): Permission => ({ action: `sns:${operation}`, resource: "*" }),
});
