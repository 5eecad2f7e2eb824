// Which regions AWS has. Apart from regions.ts, so that settings can be read without loading Pulumi.
import { Region as Known } from "@pulumi/aws/types/enums/index.js";
import type { Region } from "../../shared/region.ts";

/** A region that AWS has, by its code. */
export type AwsRegion = Region & Known;

/** True for a region of AWS's common partition: those of China and of the US government have ARNs of another form. */
export const isAwsRegion = (text: string): text is AwsRegion =>
  Object.values<string>(Known).includes(text) && !/^(?:cn|us-gov|us-iso|eu-isoe)/.test(text);
