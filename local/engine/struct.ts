// Properties to and from the messages of the provider protocol.
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { isProperties, type Properties } from "./properties.ts";

export const read = (properties: struct.Struct | undefined): Properties => properties?.toJavaScript() ?? {};

const isJavaScript = (value: unknown): value is JavaScriptValue =>
  value === null ||
  typeof value === "string" ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  (Array.isArray(value) ? value.every(isJavaScript) : isProperties(value) && Object.values(value).every(isJavaScript));

/** What a message cannot hold (undefined) is left out. */
export const written = (properties: Properties): struct.Struct => {
  const clean: Record<string, JavaScriptValue> = {};
  for (const [key, value] of Object.entries(properties)) if (isJavaScript(value)) clean[key] = value;
  return struct.Struct.fromJavaScript(clean);
};
