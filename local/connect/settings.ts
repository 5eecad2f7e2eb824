// What a Connect instance and the things in it are set to: what AWS is told when they are made, and answers when it is asked.
import type { Flow } from "../../contact-flows/flow.ts";
import type { Channel } from "../events.ts";
import type { Region } from "../../shared/region.ts";
import type { CompiledFlow } from "./contact.ts";

interface Described {
  readonly description?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface InstanceSettings {
  readonly region: Region;
  readonly alias: string;
  readonly inboundCallsEnabled: boolean;
  readonly outboundCallsEnabled: boolean;
  readonly contactFlowLogsEnabled?: boolean | undefined;
  /** ISO 8601. */
  readonly createdTime?: string | undefined;
  readonly tags?: Described["tags"];
}

export interface QueueSettings extends Described {
  readonly name: string;
  readonly hoursOfOperationId: string;
  readonly outboundCallerIdName?: string | undefined;
  /** Id or ARN of a phone number of the instance: without one nobody can be called back. */
  readonly outboundCallerIdNumberId?: string | undefined;
  /** @default no limit of its own */
  readonly maxContacts?: number | undefined;
  /** @default "ENABLED" */
  readonly status?: "ENABLED" | "DISABLED" | undefined;
}

type RoutedChannel = Channel | "TASK";

export interface RoutingProfileSettings extends Described {
  readonly name: string;
  readonly defaultOutboundQueueId: string;
  readonly queues: readonly {
    readonly queueId: string;
    readonly channel: RoutedChannel;
    readonly priority: number;
    readonly delay: number;
  }[];
  readonly concurrencies: readonly { readonly channel: RoutedChannel; readonly concurrency: number }[];
}

export type AgentState = "Available" | "Busy" | "Offline";

/** A password is set and never told. */
export interface UserSettings {
  readonly username: string;
  readonly routingProfileId: string;
  readonly securityProfileIds?: readonly string[] | undefined;
  readonly identityInfo?: { readonly firstName: string; readonly lastName: string; readonly email?: string | undefined } | undefined;
  readonly phoneConfig?:
    | { readonly phoneType: "SOFT_PHONE" | "DESK_PHONE"; readonly afterContactWorkTimeLimit?: number | undefined }
    | undefined;
  readonly tags?: Described["tags"];
  /** Set by the agent. @default "Available" */
  readonly state?: AgentState | undefined;
}

export interface FlowSettings {
  readonly name: string;
  readonly type: CompiledFlow["type"];
  /** Checked by the resource handler. */
  readonly content: Flow;
  readonly description?: string | undefined;
  readonly tags?: readonly { readonly key: string; readonly value: string }[] | undefined;
}

export interface StorageSettings {
  readonly resourceType: "CALL_RECORDINGS" | "CHAT_TRANSCRIPTS";
  readonly storageConfig: {
    readonly storageType: "S3";
    readonly s3Config: {
      readonly bucketName: string;
      readonly bucketPrefix: string;
      readonly encryptionConfig?: { readonly encryptionType: "KMS"; readonly keyId: string } | undefined;
    };
  };
}

export interface PhoneNumberClaim extends Described {
  /** ARN of the instance that has it. */
  readonly targetArn: string;
  /** Two letters, ISO 3166. */
  readonly countryCode: string;
  readonly type: string;
}
