// S3 buckets in memory: that they are there, and how they are set. The local cloud serves no S3, so that nothing is ever put into one.
import { ServiceError } from "../../errors.ts";
import type { PolicyDocument } from "../../iam/policy.ts";
import type { Region } from "../../../shared/region.ts";

export interface EncryptionRule {
  readonly applyServerSideEncryptionByDefault: {
    readonly sseAlgorithm: "AES256" | "aws:kms" | "aws:kms:dsse";
    readonly kmsMasterKeyId?: string | undefined;
  };
  readonly bucketKeyEnabled?: boolean | undefined;
}

export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly ignorePublicAcls: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface Bucket {
  readonly name: string;
  readonly region: Region;
  readonly tags: Readonly<Record<string, string>>;
  readonly encryption: readonly EncryptionRule[];
  readonly publicAccess: PublicAccessBlock | undefined;
  readonly policy: PolicyDocument | undefined;
}

type Settings = Partial<Pick<Bucket, "tags" | "encryption" | "publicAccess" | "policy">>;

export interface Buckets {
  /** @throws ServiceError BucketAlreadyOwnedByYou: names are one world's, whatever the region */
  create(region: Region, name: string, settings?: Settings): Bucket;
  find(name: string): Bucket | undefined;
  /** Changes what is given. @throws ServiceError NoSuchBucket */
  update(name: string, settings: Settings): void;
  delete(name: string): void;
}

/** What S3 encrypts with where nobody says otherwise (S3 user guide, default-bucket-encryption). */
export const DEFAULT_ENCRYPTION: readonly EncryptionRule[] = [
  { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false },
];

/** No buckets yet. */
export const bucketStore = (): Buckets => {
  const buckets = new Map<string, Bucket>();
  return {
    create: (region, name, settings = {}) => {
      if (buckets.has(name))
        throw new ServiceError(
          "BucketAlreadyOwnedByYou",
          409,
          "Your previous request to create the named bucket succeeded and you already own it.",
        );
      const bucket: Bucket = {
        name,
        region,
        tags: {},
        encryption: DEFAULT_ENCRYPTION,
        publicAccess: undefined,
        policy: undefined,
        ...settings,
      };
      buckets.set(name, bucket);
      return bucket;
    },
    find: (name) => buckets.get(name),
    update: (name, settings) => {
      const bucket = buckets.get(name);
      if (bucket === undefined) throw new ServiceError("NoSuchBucket", 404, "The specified bucket does not exist");
      buckets.set(name, { ...bucket, ...settings });
    },
    delete: (name) => {
      buckets.delete(name);
    },
  };
};
