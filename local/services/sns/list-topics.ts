// SNS ListTopics, in one page.
import type { ListTopicsInput, ListTopicsResponse } from "@aws-sdk/client-sns";
import type { Action } from "../action.ts";
import type { Topics } from "./topics.ts";

export const listTopics = ({ topics }: { readonly topics: Topics }): Action<ListTopicsInput, ListTopicsResponse> => ({
  target: () => undefined,
  permission: () => ({ action: "sns:ListTopics", resource: "*" }),
  run: async (_, { region }) => ({ Topics: topics.list(region).map(({ arn }) => ({ TopicArn: arn })) }),
});
