// Which operation a REST request means: method and path against the templates of the model (`/functions/{FunctionName}/invocations`).
import type { WireRequest } from "../protocol.ts";
import type { Operation } from "../schema.ts";

export interface Route {
  readonly operation: string;
  /** Member name to the decoded part of the path. */
  readonly labels: ReadonlyMap<string, string>;
}

interface Template {
  readonly operation: string;
  readonly method: string;
  readonly segments: readonly string[];
  /** Fixed query parameters that the path must carry. */
  readonly fixed: readonly (readonly [string, string])[];
  readonly greedy: boolean;
  readonly literals: number;
}

const isLabel = (segment: string): boolean => segment.startsWith("{");
const split = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");

const templateOf = ({ name, http }: Operation): readonly Template[] => {
  if (http === undefined) return [];
  const [path = "", query = ""] = http.path.split("?");
  const segments = split(path);
  return [
    {
      operation: name,
      method: http.method,
      segments,
      fixed: [...new URLSearchParams(query)],
      greedy: segments.at(-1)?.endsWith("+}") === true,
      literals: segments.filter((segment) => !isLabel(segment)).length,
    },
  ];
};

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A malformed escape names no resource: the request then matches no route, and says so.
    return undefined;
  }
};

const labelsOf = ({ segments, greedy }: Template, parts: readonly string[]): ReadonlyMap<string, string> | undefined => {
  if (greedy ? parts.length < segments.length : parts.length !== segments.length) return undefined;
  const labels = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const last = greedy && index === segments.length - 1;
    const part = last ? parts.slice(index).join("/") : (parts[index] ?? "");
    if (!isLabel(segment)) {
      if (segment !== part) return undefined;
      continue;
    }
    const value = decode(part);
    if (value === undefined) return undefined;
    labels.set(segment.replaceAll(/[{}+]/g, ""), value);
  }
  return labels;
};

/** Finds the operation of a request; the template with the most literal segments wins. */
export const routeTable = (operations: readonly Operation[]): ((request: WireRequest) => Route | undefined) => {
  const templates = operations.flatMap(templateOf).sort((a, b) => b.literals - a.literals || b.fixed.length - a.fixed.length);
  // One request asks twice, for its operation and for its labels.
  const asked = new WeakMap<WireRequest, Route>();
  return (request) => {
    const known = asked.get(request);
    if (known !== undefined) return known;
    const parts = split(request.path);
    for (const template of templates) {
      if (template.method !== request.method || !template.fixed.every(([key, value]) => request.query.get(key) === value)) continue;
      const labels = labelsOf(template, parts);
      if (labels === undefined) continue;
      const route = { operation: template.operation, labels };
      asked.set(request, route);
      return route;
    }
    return undefined;
  };
};
