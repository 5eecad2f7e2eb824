// SNS GetTopicAttributes.
import type { GetTopicAttributesInput, GetTopicAttributesResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import { onTopic, requireTopic } from "./shared.ts";
import type { Topics } from "./topics.ts";

export const getTopicAttributes = ({
  accountId,
  topics,
}: {
  readonly accountId: string;
  readonly topics: Topics;
}): Action<GetTopicAttributesInput, GetTopicAttributesResponse> => ({
  ...onTopic("GetTopicAttributes"),
  run: async ({ TopicArn }, { region }) => {
    const { arn, displayName = "", kmsMasterKeyId } = requireTopic(topics, region, TopicArn);
    return {
      Attributes: {
        TopicArn: arn,
        Owner: accountId,
        DisplayName: displayName,
        SubscriptionsConfirmed: String(topics.subscriptions(arn).length),
        SubscriptionsPending: "0",
        SubscriptionsDeleted: "0",
        ...(kmsMasterKeyId === undefined ? {} : { KmsMasterKeyId: kmsMasterKeyId }),
      },
    };
  },
});
