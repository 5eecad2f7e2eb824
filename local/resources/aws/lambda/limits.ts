// What Lambda refuses of a function's environment and code, in its own words. Pure.
import { deflateRawSync } from "node:zlib";
import { z } from "zod";

const ENVIRONMENT_BYTES = 4_096; // gettingstarted-limits, Lambda developer guide (aws-limits.md 2.2)
const UNZIPPED_BYTES = 262_144_000; // the same: 250 MB
const ZIPPED_BYTES = 52_428_800; // the same: 50 MB, sent directly
const VARIABLE = /^[A-Za-z]\w+$/; // configuration-envvars, Lambda developer guide
/** configuration-envvars, "Defined runtime environment variables": the reserved ones. */
const RESERVED: ReadonlySet<string> = new Set([
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_DEFAULT_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_LAMBDA_RUNTIME_API",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "LAMBDA_RUNTIME_DIR",
  "LAMBDA_TASK_ROOT",
]);

const UNABLE = "Lambda was unable to configure your environment variables because the environment variables you have provided";

/** Lambda's answer to a value that is not of its pattern (as of every service whose model has patterns). */
const mismatch = (seen: string, member: string, pattern: string): string =>
  `1 validation error detected: Value '${seen}' at '${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`;

/** That, as what a schema says of a value. */
export const mustMatch = (member: string, pattern: string) => ({
  error: ({ input }: { readonly input?: unknown }) => mismatch(String(input), member, pattern),
});

const variableProblems = (variables: Readonly<Record<string, string>>): readonly string[] => {
  const names = Object.keys(variables);
  const reserved = names.filter((name) => RESERVED.has(name));
  const misspelt = names.filter((name) => !VARIABLE.test(name) && !RESERVED.has(name));
  return [
    // Without the values, which Lambda repeats: they may be secret.
    ...(Buffer.byteLength(JSON.stringify(variables)) > ENVIRONMENT_BYTES ? [`${UNABLE} exceeded the 4KB limit`] : []),
    ...(reserved.length > 0
      ? [
          `${UNABLE} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(", ")}`,
        ]
      : []),
    ...(misspelt.length > 0 ? [mismatch(`{${misspelt.join(", ")}}`, "environment.variables", "[a-zA-Z]([a-zA-Z0-9_])+")] : []),
  ];
};

export const environment = z.strictObject({ variables: z.record(z.string(), z.string()) }).check(({ value, issues }) => {
  for (const message of variableProblems(value.variables)) issues.push({ code: "custom", input: value, message });
});

/** Files by name. An archive is packed only where it could be too big: what is small is smaller packed. */
export const code = z.record(z.string(), z.string()).check(({ value, issues }) => {
  const files = Object.values(value);
  const bytes = files.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const refuse = (message: string): void => void issues.push({ code: "custom", input: value, message });
  if (bytes > UNZIPPED_BYTES) refuse(`Unzipped size must be smaller than ${UNZIPPED_BYTES} bytes`);
  else if (bytes > ZIPPED_BYTES) {
    const zipped = files.reduce((sum, text) => sum + deflateRawSync(text).length, 0);
    if (zipped > ZIPPED_BYTES) refuse(`Request must be smaller than ${ZIPPED_BYTES} bytes for the CreateFunction operation`);
  }
});
