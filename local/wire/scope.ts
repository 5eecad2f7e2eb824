// Who calls what and where, from the SigV4 header every AWS client sends: the access key, the region and the service are in its scope.
import { ServiceError } from "../errors.ts";
import { isRegion, type Region } from "../../shared/region.ts";

export interface Scope {
  readonly accessKeyId: string;
  /** `YYYYMMDD`. */
  readonly date: string;
  readonly region: Region;
  readonly signingName: string;
  readonly signedHeaders: readonly string[];
  /** Hexadecimal. */
  readonly signature: string;
}

const FORM =
  /^AWS4-HMAC-SHA256\s+Credential=(?<key>[^/,\s]+)\/(?<date>\d{8})\/(?<region>[^/,\s]+)\/(?<service>[^/,\s]+)\/aws4_request,\s*SignedHeaders=(?<headers>[^,\s]+),\s*Signature=(?<signature>[0-9a-f]+)$/;

const REMEDY = "Sign the request as AWS clients do: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to anything and use an SDK or the CLI.";

/**
 * Reads an `Authorization` header.
 * @throws ServiceError MissingAuthenticationTokenException without one, IncompleteSignatureException for one of another form
 */
export const parseScope = (authorization: string | undefined): Scope => {
  if (authorization === undefined)
    throw new ServiceError("MissingAuthenticationTokenException", 403, `Request is missing Authentication Token. ${REMEDY}`);
  const parts = FORM.exec(authorization)?.groups;
  const { key, date, region, service, headers, signature } = parts ?? {};
  if (key === undefined || date === undefined || service === undefined || headers === undefined || signature === undefined)
    throw new ServiceError(
      "IncompleteSignatureException",
      400,
      `Cannot read the Authorization header: it is not "AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…". ${REMEDY}`,
    );
  if (region === undefined || !isRegion(region))
    throw new ServiceError(
      "InvalidSignatureException",
      403,
      `Credential should be scoped to a valid region, not '${region ?? ""}'. Set a region such as us-east-1.`,
    );
  return { accessKeyId: key, date, region, signingName: service, signedHeaders: headers.split(";"), signature };
};
