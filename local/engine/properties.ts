// Properties as the engine sends them, and as handlers read them. On the wire a secret, an archive and an unknown are records and texts with
// signatures; a handler meets plain data, and what is sent back is as it came wherever its value is the same.
import { isDeepStrictEqual } from "node:util";
import { runtime } from "@pulumi/pulumi";
import { folderFiles } from "../program/folder-files.ts";

export type Properties = Readonly<Record<string, unknown>>;

/** Stands in a preview for what is known only when it is made. */
export const UNKNOWN = runtime.unknownValue;

export const isProperties = (value: unknown): value is Properties => typeof value === "object" && value !== null && !Array.isArray(value);

/** Of an archive that is a folder, file name to text. */
const filesOf = ({ path }: Properties): Readonly<Record<string, string>> => (typeof path === "string" ? folderFiles(path) : {});

/** The same archive with its files in it. */
const withFiles = ({ path, ...archive }: Properties): Properties => ({
  ...archive,
  assets: Object.fromEntries(
    Object.entries(filesOf({ path })).map(([name, text]) => [name, { [runtime.specialSigKey]: runtime.specialAssetSig, text }]),
  ),
});

const signed = (value: Properties): unknown => {
  const signature = value[runtime.specialSigKey];
  if (signature === runtime.specialSecretSig) return plainValue(value["value"]);
  if (signature === runtime.specialAssetSig) return value["text"];
  // One from the engine's state has lost its files.
  if (signature === runtime.specialArchiveSig) return plainValue(value["assets"] ?? filesOf(value));
  if (signature === runtime.specialOutputValueSig) return "value" in value ? plainValue(value["value"]) : UNKNOWN;
  return undefined;
};

const plainValue = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainValue);
  if (!isProperties(value)) return value;
  if (runtime.specialSigKey in value) return signed(value);
  return plain(value);
};

/** The same as it is written down: every secret replaced, the files of archives in it. */
export const writtenDown = (properties: Properties, standIn: string): Properties => {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (!isProperties(value)) return value;
    if (value[runtime.specialSigKey] === runtime.specialSecretSig) return standIn;
    if (value[runtime.specialSigKey] === runtime.specialArchiveSig && "path" in value) return withFiles(value);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, replaced(value)]));
};

/** As a handler reads them: secrets open, archives as file name to text, nothing that is null. */
export const plain = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties)
      .map(([key, value]) => [key, plainValue(value)] as const)
      .filter(([, value]) => value !== null && value !== undefined),
  );

/** Whether something in it is not known yet. */
export const hasUnknown = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasUnknown) : isProperties(value) ? Object.values(value).some(hasUnknown) : value === UNKNOWN;

/** An archive in the engine's state has lost its files and kept their hash: by that it is compared. */
const compared = (value: unknown): unknown =>
  isProperties(value) && value[runtime.specialSigKey] === runtime.specialArchiveSig
    ? (value["hash"] ?? plainValue(value))
    : plainValue(value);

const isAbsent = (value: unknown): boolean => value === null || value === undefined;

/** The keys whose values differ; what is not known yet differs. */
export const changedKeys = (before: Properties, after: Properties): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => {
    const [one, other] = [compared(before[key]), compared(after[key])];
    return hasUnknown(other) || !(isDeepStrictEqual(one, other) || (isAbsent(one) && isAbsent(other)));
  });

/** `before` with the values that were found; as they stood on the wire where they are the same, so that a secret stays one. */
export const withFound = (before: Properties, found: Properties): Properties => ({
  ...before,
  ...Object.fromEntries(Object.entries(found).filter(([key, value]) => !isDeepStrictEqual(plainValue(before[key]), value))),
});
