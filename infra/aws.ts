// The parts of @pulumi/aws that this program uses, under the names that it gives them. The whole package, with its twin aws-native, takes a
// third of a second to load at every start; its parts take a twentieth of that.
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
export * as sqs from "@pulumi/aws/sqs/index.js";
export { Region } from "@pulumi/aws/types/enums/index.js";
