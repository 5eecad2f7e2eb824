// What Pulumi's aws provider asks of AWS for each resource type that the program declares: to make, read, change and delete one. Written by
// hand, since the provider publishes no list: actions from the API reference of each service, checked against IAM's own list by a test.
// CloudFormation's types have theirs in their schemas: see native.ts.

export interface Row {
  /** As in `lambda:CreateFunction`. */
  readonly actions: readonly string[];
  /** The service that gets a role with it (iam:PassRole). */
  readonly passesTo?: string;
  /** The service whose own role AWS makes or changes with it (iam:CreateServiceLinkedRole). */
  readonly linked?: string;
}

const of = (service: string, names: string): readonly string[] => names.split(" ").map((name) => `${service}:${name}`);

/** What whoever makes a thing under a key of ours needs of the key (KMS developer guide, "Using KMS keys with AWS services"). */
const UNDER_A_KEY = of("kms", "CreateGrant Decrypt DescribeKey Encrypt GenerateDataKey");
const CONNECT_TAGS = of("connect", "ListTagsForResource TagResource UntagResource");

export const ROWS: Readonly<Record<string, Row>> = {
  "aws:cloudwatch/dashboard:Dashboard": { actions: of("cloudwatch", "DeleteDashboards GetDashboard PutDashboard") },
  "aws:cloudwatch/logGroup:LogGroup": {
    actions: of(
      "logs",
      "AssociateKmsKey CreateLogGroup DeleteLogGroup DeleteRetentionPolicy DescribeLogGroups DisassociateKmsKey ListTagsForResource PutRetentionPolicy TagResource UntagResource",
    ),
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    actions: of("cloudwatch", "DeleteAlarms DescribeAlarms ListTagsForResource PutMetricAlarm TagResource UntagResource"),
  },
  "aws:connect/hoursOfOperation:HoursOfOperation": {
    actions: [
      ...of("connect", "CreateHoursOfOperation DeleteHoursOfOperation DescribeHoursOfOperation UpdateHoursOfOperation"),
      ...CONNECT_TAGS,
    ],
  },
  "aws:connect/instance:Instance": {
    // Of the schema of AWS::Connect::Instance, whose handlers call the same API.
    actions: [
      ...of(
        "connect",
        "CreateInstance DeleteInstance DescribeInstance DescribeInstanceAttribute ListInstanceAttributes UpdateInstanceAttribute",
      ),
      ...of(
        "ds",
        "AuthorizeApplication CheckAlias CreateAlias CreateIdentityPoolDirectory DeleteDirectory DescribeDirectories UnauthorizeApplication",
      ),
      "logs:CreateLogGroup",
      ...CONNECT_TAGS,
    ],
    linked: "connect.amazonaws.com",
  },
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": {
    actions: [
      ...of(
        "connect",
        "AssociateInstanceStorageConfig DescribeInstanceStorageConfig DisassociateInstanceStorageConfig UpdateInstanceStorageConfig",
      ),
      ...of("s3", "GetBucketAcl GetBucketLocation"),
      ...UNDER_A_KEY,
    ],
    linked: "connect.amazonaws.com",
  },
  "aws:connect/phoneNumber:PhoneNumber": {
    actions: [
      ...of("connect", "ClaimPhoneNumber DescribePhoneNumber ReleasePhoneNumber SearchAvailablePhoneNumbers UpdatePhoneNumber"),
      ...CONNECT_TAGS,
    ],
  },
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation": {
    actions: of("connect", "AssociatePhoneNumberContactFlow BatchGetFlowAssociation DisassociatePhoneNumberContactFlow"),
  },
  "aws:connect/queue:Queue": {
    actions: [
      ...of(
        "connect",
        "AssociateQueueQuickConnects CreateQueue DeleteQueue DescribeQueue DisassociateQueueQuickConnects ListQueueQuickConnects",
      ),
      ...of(
        "connect",
        "UpdateQueueHoursOfOperation UpdateQueueMaxContacts UpdateQueueName UpdateQueueOutboundCallerConfig UpdateQueueStatus",
      ),
      ...CONNECT_TAGS,
    ],
  },
  "aws:connect/routingProfile:RoutingProfile": {
    actions: [
      ...of("connect", "AssociateRoutingProfileQueues CreateRoutingProfile DeleteRoutingProfile DescribeRoutingProfile"),
      ...of("connect", "DisassociateRoutingProfileQueues ListRoutingProfileQueues UpdateRoutingProfileConcurrency"),
      ...of("connect", "UpdateRoutingProfileDefaultOutboundQueue UpdateRoutingProfileName UpdateRoutingProfileQueues"),
      ...CONNECT_TAGS,
    ],
  },
  "aws:connect/user:User": {
    actions: [
      ...of("connect", "CreateUser DeleteUser DescribeUser UpdateUserHierarchy UpdateUserIdentityInfo UpdateUserPhoneConfig"),
      ...of("connect", "UpdateUserRoutingProfile UpdateUserSecurityProfiles DescribeSecurityProfile ListSecurityProfiles"),
      ...CONNECT_TAGS,
    ],
  },
  "aws:dynamodb/table:Table": {
    actions: [
      ...of(
        "dynamodb",
        "CreateTable DeleteTable DescribeContinuousBackups DescribeTable DescribeTimeToLive ListTagsOfResource TagResource",
      ),
      ...of("dynamodb", "UntagResource UpdateContinuousBackups UpdateTable UpdateTimeToLive"),
      // What a replica needs of whoever makes it (DynamoDB developer guide, "Using IAM with global tables").
      ...of("dynamodb", "BatchWriteItem CreateTableReplica DeleteItem DeleteTableReplica GetItem PutItem Query Scan UpdateItem"),
      ...UNDER_A_KEY,
    ],
    linked: "replication.dynamodb.amazonaws.com",
  },
  "aws:iam/role:Role": {
    actions: of(
      "iam",
      "CreateRole DeleteRole GetRole ListAttachedRolePolicies ListInstanceProfilesForRole ListRolePolicies ListRoleTags TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription",
    ),
  },
  "aws:iam/rolePolicy:RolePolicy": { actions: of("iam", "DeleteRolePolicy GetRolePolicy PutRolePolicy") },
  "aws:kms/alias:Alias": { actions: of("kms", "CreateAlias DeleteAlias ListAliases UpdateAlias") },
  "aws:kms/key:Key": {
    actions: of(
      "kms",
      "CreateKey DescribeKey DisableKeyRotation EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy ScheduleKeyDeletion TagResource UntagResource UpdateKeyDescription",
    ),
  },
  "aws:lambda/function:Function": {
    actions: [
      ...of(
        "lambda",
        "CreateFunction DeleteFunction DeleteFunctionConcurrency GetFunction GetFunctionCodeSigningConfig GetFunctionConfiguration",
      ),
      ...of(
        "lambda",
        "ListTags ListVersionsByFunction PutFunctionConcurrency TagResource UntagResource UpdateFunctionCode UpdateFunctionConfiguration",
      ),
      // To set an environment under a key of ours (Lambda developer guide, "Securing environment variables").
      ...UNDER_A_KEY,
    ],
    passesTo: "lambda.amazonaws.com",
  },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    actions: of(
      "lambda",
      "DeleteFunctionEventInvokeConfig GetFunctionEventInvokeConfig PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig",
    ),
  },
  "aws:lambda/permission:Permission": { actions: of("lambda", "AddPermission GetPolicy RemovePermission") },
  "aws:s3/bucket:Bucket": {
    actions: of(
      "s3",
      "CreateBucket DeleteBucket GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListBucket PutBucketTagging",
    ),
  },
  "aws:s3/bucketPolicy:BucketPolicy": { actions: of("s3", "DeleteBucketPolicy GetBucketPolicy PutBucketPolicy") },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": { actions: of("s3", "GetBucketPublicAccessBlock PutBucketPublicAccessBlock") },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    actions: of("s3", "GetEncryptionConfiguration PutEncryptionConfiguration"),
  },
  "aws:scheduler/schedule:Schedule": {
    actions: of("scheduler", "CreateSchedule DeleteSchedule GetSchedule UpdateSchedule"),
    passesTo: "scheduler.amazonaws.com",
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    actions: of("scheduler", "CreateScheduleGroup DeleteScheduleGroup GetScheduleGroup ListTagsForResource TagResource UntagResource"),
  },
  "aws:sns/topic:Topic": {
    actions: of("sns", "CreateTopic DeleteTopic GetTopicAttributes ListTagsForResource SetTopicAttributes TagResource UntagResource"),
  },
  "aws:sns/topicPolicy:TopicPolicy": { actions: of("sns", "GetTopicAttributes SetTopicAttributes") },
  "aws:sns/topicSubscription:TopicSubscription": {
    actions: of("sns", "GetSubscriptionAttributes ListSubscriptionsByTopic SetSubscriptionAttributes Subscribe Unsubscribe"),
  },
  "aws:sqs/queue:Queue": {
    actions: of("sqs", "CreateQueue DeleteQueue GetQueueAttributes GetQueueUrl ListQueueTags SetQueueAttributes TagQueue UntagQueue"),
  },
  "aws:sqs/queuePolicy:QueuePolicy": { actions: of("sqs", "GetQueueAttributes SetQueueAttributes") },
};
