// KMS keys: who may use each, and whether it can be used at all. Nothing here encrypts; what counts is what happens when a key may not be used.
import { ServiceError } from "../../errors.ts";
import type { Asker } from "../../iam/evaluate.ts";
import type { Iam } from "../../iam/iam.ts";
import { parsePolicy, type PolicyDocument } from "../../iam/policy.ts";
import type { Random } from "../../random.ts";
import { isRegion, type Region } from "../../../shared/region.ts";
import { KeyRefusal } from "./refusal.ts";

export interface KeySettings {
  readonly description: string;
  readonly enableKeyRotation: boolean;
  readonly isEnabled: boolean;
  /** Undefined for the one that every key begins with: the account, which leaves it to IAM. */
  readonly policy: PolicyDocument | undefined;
  readonly deletionWindowInDays: number;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Key extends KeySettings {
  readonly id: string;
  readonly arn: string;
  readonly policy: PolicyDocument;
}

/** What a service does with a key for somebody. */
export interface KeyUse {
  /** Id, ARN, or an alias's name or ARN; undefined for a resource that no key of KMS encrypts. */
  readonly key: string | undefined;
  /** As IAM names them: `kms:Decrypt`. */
  readonly actions: readonly string[];
  /** The service that asks, as its host names it: `dynamodb`. */
  readonly via?: string;
  /** What the service says of the thing it encrypts. */
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

export type KeyUser = Asker & { readonly sourceArn?: string };

export interface Keys {
  /** @param known the id of one that is made again @throws ServiceError MalformedPolicyDocumentException */
  create(region: Region, settings: KeySettings, known?: string): Key;
  find(region: Region, id: string): Key | undefined;
  /** @throws ServiceError NotFoundException, and as create */
  update(region: Region, id: string, settings: KeySettings): void;
  /** Schedules its deletion: from here on it cannot be used. */
  delete(region: Region, id: string): void;
  /** @param name `alias/NAME` @returns the id of its key @throws ServiceError AlreadyExistsException, NotFoundException */
  createAlias(region: Region, name: string, key: string): string;
  /** The id of an alias's key. */
  findAlias(region: Region, name: string): string | undefined;
  /** @returns the id of its key @throws ServiceError NotFoundException */
  updateAlias(region: Region, name: string, key: string): string;
  deleteAlias(region: Region, name: string): void;
  /** Uses a key for somebody. @throws KeyRefusal, which each service words in its own way */
  use(region: Region, user: KeyUser, use: KeyUse): void;
}

/** The keys that AWS manages for a service: the account's own roles may use them through it, no service may (KMS developer guide). */
const AWS_MANAGED = /(?:^|:)alias\/aws\//;
/** Key policies have no `Resource` but their own. */
const ACCOUNT_POLICY = (accountId: string): PolicyDocument =>
  parsePolicy("a key", {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: "kms:*", Resource: "*" },
  });

const missing = (what: string): ServiceError => new ServiceError("NotFoundException", 400, `${what} does not exist`);

/** No keys yet. */
export const keyStore = ({ random, accountId, iam }: { readonly random: Random; readonly accountId: string; readonly iam: Iam }): Keys => {
  const keys = new Map<string, Key>();
  const leaving = new Set<string>();
  const aliases = new Map<string, string>();
  const arnOf = (region: Region, id: string): string => `arn:aws:kms:${region}:${accountId}:key/${id}`;
  const aliasArn = (region: Region, name: string): string => `arn:aws:kms:${region}:${accountId}:${name}`;
  const idOf = (key: string): string => key.split("/").at(-1) ?? key;

  const resolve = (region: Region, key: string): Key | undefined => {
    const [, , , where = "", , what = key] = key.split(":");
    const at = isRegion(where) ? where : region;
    // A key serves its own region only.
    if (at !== region) return undefined;
    const id = what.startsWith("alias/") ? aliases.get(aliasArn(at, what)) : idOf(what);
    return id === undefined ? undefined : keys.get(arnOf(at, id));
  };

  const put = (arn: string, settings: KeySettings): Key => {
    const policy = settings.policy ?? ACCOUNT_POLICY(accountId);
    const before = iam.resourceStatements(arn);
    iam.putResourcePolicy(arn, policy);
    // API reference, CreateKey: the policy must leave somebody who can change it.
    if (!iam.authorizeOnKey({ kind: "account" }, { action: "kms:PutKeyPolicy", resource: arn }).allowed) {
      iam.putResourcePolicy(arn, { Version: "2012-10-17", Statement: before });
      throw new ServiceError(
        "MalformedPolicyDocumentException",
        400,
        "The new key policy will not allow you to update the key policy in the future.",
      );
    }
    const key = { ...settings, policy, id: idOf(arn), arn };
    keys.set(arn, key);
    return key;
  };

  return {
    create: (region, settings, known) => {
      const arn = arnOf(region, known ?? random.uuid());
      leaving.delete(arn);
      return put(arn, settings);
    },
    find: (region, id) => (leaving.has(arnOf(region, idOf(id))) ? undefined : keys.get(arnOf(region, idOf(id)))),
    update: (region, id, settings) => {
      if (!keys.has(arnOf(region, id))) throw missing(`Key '${arnOf(region, id)}'`);
      put(arnOf(region, id), settings);
    },
    delete: (region, id) => {
      if (keys.has(arnOf(region, id))) leaving.add(arnOf(region, id));
    },
    createAlias: (region, name, key) => {
      const arn = aliasArn(region, name);
      if (aliases.has(arn)) throw new ServiceError("AlreadyExistsException", 400, `An alias with the name ${arn} already exists`);
      const found = resolve(region, key);
      if (found === undefined) throw missing(`Key '${key}'`);
      aliases.set(arn, found.id);
      return found.id;
    },
    findAlias: (region, name) => aliases.get(aliasArn(region, name)),
    updateAlias: (region, name, key) => {
      const found = resolve(region, key);
      if (found === undefined) throw missing(`Key '${key}'`);
      aliases.set(aliasArn(region, name), found.id);
      return found.id;
    },
    deleteAlias: (region, name) => void aliases.delete(aliasArn(region, name)),
    use: (region, user, { key: named, actions, via, encryptionContext = {} }) => {
      if (named === undefined) return;
      if (AWS_MANAGED.test(named)) {
        if (user.kind !== "service") return;
        throw new KeyRefusal("denied", `The key is ${named}, which no AWS service may use. Take a key of your own, or none.`);
      }
      const key = resolve(region, named);
      if (key === undefined) throw new KeyRefusal("missing", `Key '${named}' does not exist`);
      if (leaving.has(key.arn)) throw new KeyRefusal("leaving", `${key.arn} is pending deletion.`);
      if (!key.isEnabled) throw new KeyRefusal("disabled", `${key.arn} is disabled.`);
      const said = Object.entries(encryptionContext).map(([name, value]) => [`kms:encryptioncontext:${name.toLowerCase()}`, [value]]);
      const context: Readonly<Record<string, readonly string[]>> = {
        ...Object.fromEntries(said),
        "kms:calleraccount": [accountId],
        ...(via === undefined ? {} : { "kms:viaservice": [`${via}.${region}.amazonaws.com`] }),
      };
      for (const action of actions) {
        const verdict = iam.authorizeOnKey(user, { action, resource: key.arn, context });
        if (!verdict.allowed) throw new KeyRefusal("denied", verdict.why);
      }
    },
  };
};
