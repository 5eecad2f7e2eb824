// SNS ListSubscriptionsByTopic, in one page.
import type { ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import { onTopic, requireTopic } from "./shared.ts";
import type { Topics } from "./topics.ts";

export const listSubscriptionsByTopic = ({
  accountId,
  topics,
}: {
  readonly accountId: string;
  readonly topics: Topics;
}): Action<ListSubscriptionsByTopicInput, ListSubscriptionsByTopicResponse> => ({
  ...onTopic("ListSubscriptionsByTopic"),
  run: async ({ TopicArn }, { region }) => ({
    Subscriptions: topics.subscriptions(requireTopic(topics, region, TopicArn).arn).map(({ arn, topicArn, protocol, endpoint }) => ({
      SubscriptionArn: arn,
      TopicArn: topicArn,
      Protocol: protocol,
      Endpoint: endpoint,
      Owner: accountId,
    })),
  }),
});
