// The parts of @pulumi/aws-native that this program uses; see aws.ts for why not the whole.
export * as connect from "@pulumi/aws-native/connect/index.js";
export { ExtensionResource } from "@pulumi/aws-native/extensionResource.js";
export * as lex from "@pulumi/aws-native/lex/index.js";
export { Provider } from "@pulumi/aws-native/provider.js";
