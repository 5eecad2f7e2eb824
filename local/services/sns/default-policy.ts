// The policy that SNS gives every topic: services acting for its account may publish to it. A policy of the topic's own takes its place.
import type { PolicyDocument } from "../../iam/policy.ts";

export const defaultPolicy = (topicArn: string, accountId: string): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "__default_statement_ID",
      Effect: "Allow",
      Principal: "*",
      Action: ["sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"],
      Resource: topicArn,
      Condition: { StringEquals: { "AWS:SourceOwner": accountId } },
    },
  ],
});
