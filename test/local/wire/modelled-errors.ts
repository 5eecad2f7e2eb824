// The errors that a service's model has, as an SDK client publishes them: the code on the wire, the HTTP status, and the name under which a
// client throws them.
import type { ClientModule } from "../../../local/wire/schema.ts";

export interface ModelledError {
  /** On the wire: the query protocol's own code where that is spoken and the model gives one. */
  readonly code: string;
  readonly status: number;
  /** What a client may call it: several shapes can share one code of the query protocol, and then it takes any of them. */
  readonly shown: readonly string[];
}

// The first element of an exported schema says its kind (@smithy/types, static-schemas.d.ts).
const ERROR = -3;

const isErrorSchema = (value: unknown): value is readonly [number, string, string, Readonly<Record<string, unknown>>] =>
  Array.isArray(value) && value[0] === ERROR && typeof value[2] === "string" && typeof value[3] === "object";

const queryOf = (traits: Readonly<Record<string, unknown>>): readonly unknown[] => {
  const query: unknown = traits["awsQueryError"];
  return Array.isArray(query) ? query : [];
};

/** @param byQuery whether codes are those of the query protocol, which the model gives beside the names of the shapes */
export const errorsOf = (client: ClientModule, byQuery: boolean): readonly ModelledError[] => {
  const schemas = Object.values(client).filter(isErrorSchema);
  return schemas.map(([, , name, traits]) => {
    const [code, status] = queryOf(traits);
    const sharing = schemas.filter(([, , , other]) => code !== undefined && queryOf(other)[0] === code).map(([, , one]) => one);
    // Smithy specification, httpError trait: 400 and 500 where a model says no more than whose fault it is.
    const plainly = traits["httpError"] ?? (traits["error"] === "server" ? 500 : 400);
    return {
      code: byQuery && typeof code === "string" ? code : name,
      status: Number(byQuery ? (status ?? plainly) : plainly),
      shown: sharing.length === 0 ? [name] : sharing,
    };
  });
};
