// What a function is: its name, its archive and its settings.
import { isDeepStrictEqual } from "node:util";
import type { Region } from "../../shared/region.ts";

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
  /** The KMS key that encrypts the environment; undefined for Lambda's own. */
  readonly kmsKeyArn?: string;
  /** Invocations at one time: as many are kept free for it, and more are refused. Undefined for what the account has left. */
  readonly reservedConcurrency?: number;
  /** The archive that would be uploaded: path in the archive to its text. */
  readonly code: Readonly<Record<string, string>>;
  /** Held, and of no effect here. */
  readonly notes?: Readonly<Record<string, unknown>>;
}

/** `arn:…:function:NAME[:QUALIFIER]`, `NAME:QUALIFIER` or `NAME`, without the qualifier. */
export const functionName = (nameOrArn: string): string => {
  const parts = nameOrArn.split(":");
  return (nameOrArn.startsWith("arn:") ? parts[6] : parts[0]) ?? nameOrArn;
};

/** Whether nothing differs that a running environment would notice. */
export const runsAlike = ({ notes: _one, ...one }: FunctionConfiguration, { notes: _other, ...other }: FunctionConfiguration): boolean =>
  isDeepStrictEqual(one, other);
