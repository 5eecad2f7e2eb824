// A function's environment as Lambda would set it up: its own variables, its role's key, a log stream of its own.
import type { Unpacked } from "./archives.ts";
import { startEnvironment, type Environment } from "./environment.ts";
import type { FunctionConfiguration } from "./configuration.ts";
import type { FunctionsServices } from "./functions.ts";
import { type Logbook, logbook } from "./logbook.ts";

export const LAMBDA = "lambda.amazonaws.com";

// Workers share the machine's time zone: TZ here tells the code what Lambda would, but cannot move a worker's own `Date`.
const ownVariables = ({ name, region, memoryMb, handler, runtime }: FunctionConfiguration, folder: string, book: Logbook) => ({
  AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_LOG_GROUP_NAME: book.group,
  AWS_LAMBDA_LOG_STREAM_NAME: book.stream,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  LAMBDA_TASK_ROOT: folder,
  LANG: "en_US.UTF-8",
  TZ: "UTC",
  _HANDLER: handler,
});

/** An environment with the log stream that is its own. */
export type Logged = Environment & { readonly book: Logbook };

/** What starts environments of one deployment. */
export const starter =
  (
    { clock, random, iam, logs, endpoint, start = startEnvironment }: FunctionsServices,
    configuration: FunctionConfiguration,
    { folder, script }: Unpacked,
  ) =>
  (): Logged => {
    const { name, arn, handler, memoryMb, roleArn, environment } = configuration;
    const book = logbook({ clock, random, logs, iam }, configuration);
    const { accessKeyId, secretAccessKey, sessionToken } = iam.assumeRole(roleArn, name, LAMBDA, arn);
    const started = start({
      script,
      clock,
      setup: { taskRoot: folder, handler, functionName: name, functionArn: arn, memoryMb, logGroup: book.group, logStream: book.stream },
      variables: {
        ...ownVariables(configuration, folder, book),
        ...environment,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
        AWS_ENDPOINT_URL: endpoint(),
      },
      onLog: (requestId, level, text) => book.console(requestId, level, text),
      onOutput: (text) => book.output(text),
    });
    return { ...started, book };
  };
