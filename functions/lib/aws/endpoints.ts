// Where AWS is and who asks, from the variables that Lambda sets (and AWS_ENDPOINT_URL, which every SDK honours).
import type { Region } from "../../../shared/region.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Services that functions ask without an SDK: the host's first label, and what the SDKs call the service in AWS_ENDPOINT_URL_… */
const SERVICES = {
  dynamodb: "DYNAMODB",
  lambda: "LAMBDA",
  "models-v2-lex": "LEX_MODELS_V2",
  "runtime-v2-lex": "LEX_RUNTIME_V2",
  scheduler: "SCHEDULER",
  sns: "SNS",
  sts: "STS",
} as const;

/** Credentials of this environment's role. Lambda fixes them for as long as the environment lives. */
export const credentialsFrom = (variables: Variables): Credentials => {
  const token = variables["AWS_SESSION_TOKEN"];
  return {
    accessKeyId: variables["AWS_ACCESS_KEY_ID"] ?? "",
    secretAccessKey: variables["AWS_SECRET_ACCESS_KEY"] ?? "",
    ...(token === undefined ? {} : { sessionToken: token }),
  };
};

/** A service's endpoint in a region, or the one that the environment sets instead. */
const endpointOf =
  (service: keyof typeof SERVICES) =>
  (variables: Variables, region: Region): URL =>
    new URL(
      variables[`AWS_ENDPOINT_URL_${SERVICES[service]}`] ?? variables["AWS_ENDPOINT_URL"] ?? `https://${service}.${region}.amazonaws.com`,
    );

export const dynamoDbEndpoint = endpointOf("dynamodb");
export const lambdaEndpoint = endpointOf("lambda");
export const lexRuntimeEndpoint = endpointOf("runtime-v2-lex");
export const lexModelsEndpoint = endpointOf("models-v2-lex");
export const schedulerEndpoint = endpointOf("scheduler");
export const snsEndpoint = endpointOf("sns");
export const stsEndpoint = endpointOf("sts");
