// A shelf of things of one kind that an instance has: made, found by id or ARN, changed, removed.
import { UserError } from "../errors.ts";

export interface Identity {
  readonly id: string;
  readonly arn: string;
}

export interface Shelf<Settings> {
  create(settings: Settings): Settings & Identity;
  /** By id or ARN. */
  find(idOrArn: string): (Settings & Identity) | undefined;
  /** @throws UserError when there is no such thing */
  update(idOrArn: string, changes: Partial<Settings>): Settings & Identity;
  remove(idOrArn: string): void;
  list(): readonly (Settings & Identity)[];
}

/** @param noun what lies on the shelf, for errors */
export const shelf = <Settings extends object>(noun: string, identify: () => Identity): Shelf<Settings> => {
  const things = new Map<string, Settings & Identity>();
  const idOf = (idOrArn: string): string => idOrArn.split("/").at(-1) ?? idOrArn;
  const find = (idOrArn: string): (Settings & Identity) | undefined => {
    const thing = things.get(idOf(idOrArn));
    return thing !== undefined && (idOrArn === thing.id || idOrArn === thing.arn) ? thing : undefined;
  };
  const put = (thing: Settings & Identity): Settings & Identity => {
    things.set(thing.id, thing);
    return thing;
  };
  return {
    find,
    create: (settings) => put({ ...settings, ...identify() }),
    update: (idOrArn, changes) => {
      const thing = find(idOrArn);
      if (thing === undefined) throw new UserError(`Cannot update ${noun} "${idOrArn}": there is none. Create it first.`);
      return put({ ...thing, ...changes });
    },
    remove: (idOrArn) => {
      const thing = find(idOrArn);
      if (thing !== undefined) things.delete(thing.id);
    },
    list: () => [...things.values()],
  };
};
