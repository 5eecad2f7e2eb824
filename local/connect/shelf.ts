// A shelf of things of one kind that an instance has: made, found by id or ARN, changed, removed. No two have one name, and none goes that
// another thing uses.
import { ServiceError, UserError } from "../errors.ts";

export interface Identity {
  readonly id: string;
  readonly arn: string;
}

export interface Shelf<Settings> {
  /**
   * @param knownId of one that is made again: the id it had
   * @throws ServiceError when there is one of that name
   */
  create(settings: Settings, knownId?: string): Settings & Identity;
  /** By id or ARN. */
  find(idOrArn: string): (Settings & Identity) | undefined;
  /** @throws UserError when there is no such thing; ServiceError when another has the name */
  update(idOrArn: string, changes: Partial<Settings>): Settings & Identity;
  /** Puts new settings in place of all that it had. @throws as update */
  replace(idOrArn: string, settings: Settings): Settings & Identity;
  /** Of one that is gone: nothing. @throws ServiceError when something uses it */
  remove(idOrArn: string): void;
  list(): readonly (Settings & Identity)[];
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

export interface ShelfRules<Settings> {
  /** What lies on it, for errors. */
  readonly noun: string;
  readonly identify: (knownId: string | undefined) => Identity;
  readonly nameOf: (settings: Settings) => string;
  /** What AWS says of a second one of a name. @default that of most of Connect's Create actions */
  readonly taken?: Refusal;
  /** Who uses it, in words. @default nobody */
  readonly usersOf?: (thing: Settings & Identity) => readonly string[];
}

/** Connect API reference, errors of CreateQueue, CreateUser, CreateContactFlow and others. */
const TAKEN: Refusal = { code: "DuplicateResourceException", message: "A resource with the specified name already exists." };
/** Connect API reference, errors of DeleteQueue, DeleteRoutingProfile, DeleteHoursOfOperation. */
const IN_USE: Refusal = { code: "ResourceInUseException", message: "That resource is already in use." };
const CONFLICT = 409;

export const shelf = <Settings extends object>({
  noun,
  identify,
  nameOf,
  taken = TAKEN,
  usersOf = () => [],
}: ShelfRules<Settings>): Shelf<Settings> => {
  const things = new Map<string, Settings & Identity>();
  const idOf = (idOrArn: string): string => idOrArn.split("/").at(-1) ?? idOrArn;
  const find = (idOrArn: string): (Settings & Identity) | undefined => {
    const thing = things.get(idOf(idOrArn));
    return thing !== undefined && (idOrArn === thing.id || idOrArn === thing.arn) ? thing : undefined;
  };
  const put = (thing: Settings & Identity): Settings & Identity => {
    const name = nameOf(thing);
    const other = [...things.values()].find((one) => one.id !== thing.id && nameOf(one) === name);
    if (other !== undefined)
      throw new ServiceError(
        taken.code,
        CONFLICT,
        `${taken.message} The instance has a ${noun} "${name}", ${other.id}: choose another name, or import it.`,
      );
    things.set(thing.id, thing);
    return thing;
  };
  const existing = (idOrArn: string): Settings & Identity => {
    const thing = find(idOrArn);
    if (thing === undefined) throw new UserError(`Cannot update ${noun} "${idOrArn}": there is none. Create it first.`);
    return thing;
  };
  return {
    find,
    create: (settings, knownId) => put({ ...settings, ...identify(knownId) }),
    update: (idOrArn, changes) => put({ ...existing(idOrArn), ...changes }),
    replace: (idOrArn, settings) => {
      const { id, arn } = existing(idOrArn);
      return put({ ...settings, id, arn });
    },
    remove: (idOrArn) => {
      const thing = find(idOrArn);
      if (thing === undefined) return;
      const users = usersOf(thing);
      if (users.length > 0)
        throw new ServiceError(
          IN_USE.code,
          CONFLICT,
          `${IN_USE.message} The ${noun} "${nameOf(thing)}" is used by ${users.join(" and ")}: change or delete that first.`,
        );
      things.delete(thing.id);
    },
    list: () => [...things.values()],
  };
};
