// Every resource type and every provider function that the local cloud knows. What is not here is an error that names the file to add.
import { getInstance } from "./aws/connect/get-instance.ts";
import { getSecurityProfile } from "./aws/connect/get-security-profile.ts";
import { hoursOfOperation } from "./aws/connect/hours-of-operation.ts";
import { instance } from "./aws/connect/instance.ts";
import { instanceStorageConfig } from "./aws/connect/instance-storage-config.ts";
import { phoneNumber } from "./aws/connect/phone-number.ts";
import { phoneNumberContactFlowAssociation } from "./aws/connect/phone-number-contact-flow-association.ts";
import { queue as connectQueue } from "./aws/connect/queue.ts";
import { routingProfile } from "./aws/connect/routing-profile.ts";
import { user } from "./aws/connect/user.ts";
import { dashboard } from "./aws/cloudwatch/dashboard.ts";
import { logGroup } from "./aws/cloudwatch/log-group.ts";
import { metricAlarm } from "./aws/cloudwatch/metric-alarm.ts";
import { table } from "./aws/dynamodb/table.ts";
import { role } from "./aws/iam/role.ts";
import { rolePolicy } from "./aws/iam/role-policy.ts";
import { getCallerIdentity } from "./aws/index/get-caller-identity.ts";
import { alias } from "./aws/kms/alias.ts";
import { key } from "./aws/kms/key.ts";
import { lambdaFunction } from "./aws/lambda/function.ts";
import { functionEventInvokeConfig } from "./aws/lambda/function-event-invoke-config.ts";
import { permission } from "./aws/lambda/permission.ts";
import { bucket } from "./aws/s3/bucket.ts";
import { bucketPolicy } from "./aws/s3/bucket-policy.ts";
import { bucketPublicAccessBlock } from "./aws/s3/bucket-public-access-block.ts";
import { bucketServerSideEncryptionConfiguration } from "./aws/s3/bucket-server-side-encryption-configuration.ts";
import { schedule } from "./aws/scheduler/schedule.ts";
import { scheduleGroup } from "./aws/scheduler/schedule-group.ts";
import { topic } from "./aws/sns/topic.ts";
import { topicPolicy } from "./aws/sns/topic-policy.ts";
import { topicSubscription } from "./aws/sns/topic-subscription.ts";
import { queue } from "./aws/sqs/queue.ts";
import { queuePolicy } from "./aws/sqs/queue-policy.ts";
import { contactFlow } from "./aws-native/connect/contact-flow.ts";
import { integrationAssociation } from "./aws-native/connect/integration-association.ts";
import { extensionResource } from "./aws-native/index/extension-resource.ts";
import { bot } from "./aws-native/lex/bot.ts";
import { botAlias } from "./aws-native/lex/bot-alias.ts";
import { botVersion } from "./aws-native/lex/bot-version.ts";
import type { InvokeHandler, ResourceHandler } from "./handler.ts";

export const resources: Readonly<Record<string, ResourceHandler>> = {
  "aws:cloudwatch/dashboard:Dashboard": dashboard,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:cloudwatch/metricAlarm:MetricAlarm": metricAlarm,
  "aws:connect/hoursOfOperation:HoursOfOperation": hoursOfOperation,
  "aws:connect/instance:Instance": instance,
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": instanceStorageConfig,
  "aws:connect/phoneNumber:PhoneNumber": phoneNumber,
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation": phoneNumberContactFlowAssociation,
  "aws:connect/queue:Queue": connectQueue,
  "aws:connect/routingProfile:RoutingProfile": routingProfile,
  "aws:connect/user:User": user,
  "aws:dynamodb/table:Table": table,
  "aws:iam/role:Role": role,
  "aws:iam/rolePolicy:RolePolicy": rolePolicy,
  "aws:kms/alias:Alias": alias,
  "aws:kms/key:Key": key,
  "aws:lambda/function:Function": lambdaFunction,
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": functionEventInvokeConfig,
  "aws:lambda/permission:Permission": permission,
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketPublicAccessBlock,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": bucketServerSideEncryptionConfiguration,
  "aws:scheduler/schedule:Schedule": schedule,
  "aws:scheduler/scheduleGroup:ScheduleGroup": scheduleGroup,
  "aws:sns/topic:Topic": topic,
  "aws:sns/topicPolicy:TopicPolicy": topicPolicy,
  "aws:sns/topicSubscription:TopicSubscription": topicSubscription,
  "aws:sqs/queue:Queue": queue,
  "aws:sqs/queuePolicy:QueuePolicy": queuePolicy,
  "aws-native:connect:ContactFlow": contactFlow,
  "aws-native:connect:IntegrationAssociation": integrationAssociation,
  "aws-native:index:ExtensionResource": extensionResource,
  "aws-native:lex:Bot": bot,
  "aws-native:lex:BotAlias": botAlias,
  "aws-native:lex:BotVersion": botVersion,
};

export const invokes: Readonly<Record<string, InvokeHandler>> = {
  "aws:connect/getInstance:getInstance": getInstance,
  "aws:connect/getSecurityProfile:getSecurityProfile": getSecurityProfile,
  "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
};
