// A map in a flow: an entry `"{{name}}": "{{name}}"` of an object stands for as many entries as the program gives it (an app's sentences, the
// slots it keeps). So one flow serves apps whose attributes differ.
import type { Bindings, Resources } from "./bind.ts";
import type { Flow, Json, JsonObject } from "./flow.ts";
import { isObject } from "./check/forms.ts";

/** The flow with the entries of each map that `resources` has; what it lacks stays, to be reported as any other reference. */
export const expandMaps = (flow: Flow, { maps: names = {} }: Bindings, { maps = {} }: Resources): Flow => {
  const entriesOf = (key: string, value: Json): JsonObject | undefined => {
    const name = key === value ? names[key] : undefined;
    return name === undefined ? undefined : maps[name];
  };
  const expand = (value: Json): Json => {
    if (Array.isArray(value)) {
      const items: readonly Json[] = value;
      return items.map(expand);
    }
    return isObject(value) ? expandObject(value) : value;
  };
  const expandObject = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) => Object.entries(entriesOf(key, member) ?? { [key]: expand(member) })),
    );
  return {
    ...flow,
    Actions: flow.Actions.map((action) =>
      action.Parameters === undefined ? action : { ...action, Parameters: expandObject(action.Parameters) },
    ),
  };
};
