// The Lambda functions of the local cloud: what was deployed, who may invoke it, and the environments that run the very bundle.
import type { Region } from "../region.ts";

export interface FunctionConfiguration {
  readonly region: Region;
  readonly name: string;
  readonly arn: string;
  /** `file.export`, e.g. `index.handler`. */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The archive that would be uploaded: path in the archive to its text. */
  readonly code: Readonly<Record<string, string>>;
}

export interface InvocationResult {
  /** JSON text of the answer, or of `{errorType, errorMessage, trace}` where `functionError` is set. */
  readonly payload: string;
  readonly functionError?: "Unhandled";
}

export interface Functions {
  create(configuration: FunctionConfiguration): Promise<void>;
  /** By name or (qualified) ARN. */
  find(region: Region, nameOrArn: string): FunctionConfiguration | undefined;
  list(region: Region): readonly FunctionConfiguration[];
  /** Runs the function once, in a warm environment where there is one. */
  invoke(
    configuration: FunctionConfiguration,
    payload: string,
    options: { readonly requestId: string; readonly signal: AbortSignal },
  ): Promise<InvocationResult>;
  /** Ends every environment. */
  close(): Promise<void>;
}
