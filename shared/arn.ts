// Amazon Resource Names, written in one place.
import type { Region } from "./region.ts";

export interface ArnParts {
  readonly service: string;
  /** Left out for global services, such as IAM and S3. */
  readonly region?: Region;
  readonly accountId?: string;
  /** All after the account, e.g. `role/observer` or `function:lookup`. */
  readonly resource: string;
}

export const arn = ({ service, region, accountId = "", resource }: ArnParts): string =>
  `arn:aws:${service}:${region ?? ""}:${accountId}:${resource}`;
