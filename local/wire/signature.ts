// Checks a signature as AWS does: sign the same request with the same secret, and compare. Only for keys the local cloud issued; the secret
// behind any other key cannot be known here, so such a caller is taken for the account.
import { timingSafeEqual } from "node:crypto";
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import { ServiceError } from "../errors.ts";
import type { WireRequest } from "./protocol.ts";
import type { Scope } from "./scope.ts";

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super("sha256", secret);
  }
}

// `20261121T091500Z`, in which the date of the scope must recur.
const AMZ_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

const headerOf = ({ headers }: WireRequest, name: string): string => {
  const value = headers[name];
  return typeof value === "string" ? value : (value ?? []).join(",");
};

const refusal = (why: string): ServiceError => new ServiceError("InvalidSignatureException", 403, why);

const queryOf = ({ query }: WireRequest): Record<string, string | string[]> => {
  const parameters: Record<string, string | string[]> = {};
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key);
    parameters[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return parameters;
};

const signers = new Map<string, SignatureV4>();
// One a role's session, region and service; a test run makes up many.
const KEPT_SIGNERS = 500;

const signerFor = ({ accessKeyId, region, signingName }: Scope, secretAccessKey: string): SignatureV4 => {
  const name = `${accessKeyId}/${secretAccessKey}/${region}/${signingName}`;
  const known = signers.get(name);
  if (known !== undefined) return known;
  const made = new SignatureV4({
    service: signingName,
    region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    // What the client put there is signed; nothing is added.
    applyChecksum: false,
  });
  if (signers.size >= KEPT_SIGNERS) signers.clear();
  signers.set(name, made);
  return made;
};

/**
 * Verifies the request's signature.
 * @throws ServiceError InvalidSignatureException 403 when the date is missing or the signature is another one
 */
export const verifySignature = async (request: WireRequest, scope: Scope, secretAccessKey: string): Promise<void> => {
  const amzDate = headerOf(request, "x-amz-date");
  const [, year, month, day, hour, minute, second] = AMZ_DATE.exec(amzDate) ?? [];
  if (year === undefined || `${year}${month ?? ""}${day ?? ""}` !== scope.date)
    throw refusal(`Date in Credential scope does not match the header X-Amz-Date: '${scope.date}' != '${amzDate}'.`);
  const signed = await signerFor(scope, secretAccessKey).sign(
    {
      method: request.method,
      protocol: "http:",
      hostname: headerOf(request, "host"),
      path: request.path,
      query: queryOf(request),
      headers: Object.fromEntries(scope.signedHeaders.map((name) => [name, headerOf(request, name)])),
      body: request.body,
    },
    {
      signingDate: new Date(`${year}-${month ?? ""}-${day ?? ""}T${hour ?? ""}:${minute ?? ""}:${second ?? ""}Z`),
      signableHeaders: new Set(scope.signedHeaders),
    },
  );
  const expected = Buffer.from(/Signature=([0-9a-f]+)/.exec(signed.headers.authorization ?? "")?.[1] ?? "");
  const given = Buffer.from(scope.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given))
    throw refusal(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    );
};
