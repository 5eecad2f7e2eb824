// The parts of @pulumi/aws that this program uses, under the names that it gives them. Loading the whole package, and its twin aws-native,
// would be a good part of every start (npm run bench -- start).
export * as cloudwatch from "@pulumi/aws/cloudwatch/index.js";
export * as connect from "@pulumi/aws/connect/index.js";
export * as dynamodb from "@pulumi/aws/dynamodb/index.js";
export { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity.js";
export * as iam from "@pulumi/aws/iam/index.js";
export * as kms from "@pulumi/aws/kms/index.js";
export * as lambda from "@pulumi/aws/lambda/index.js";
export { Provider } from "@pulumi/aws/provider.js";
export * as s3 from "@pulumi/aws/s3/index.js";
export * as scheduler from "@pulumi/aws/scheduler/index.js";
export * as sns from "@pulumi/aws/sns/index.js";
export * as sqs from "@pulumi/aws/sqs/index.js";
