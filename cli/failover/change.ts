// A person's change of the pointer: over the version that was read, and read again when somebody was faster. Losing three times in a row
// means that something rewrites the row all the time, which a person should know. A row that makes no sense is no obstacle: who is in charge
// must not have to wait for an observer that may be what is broken.
import type { RawItem } from "../../functions/lib/aws/attribute-value.ts";
import type { Clock } from "../../shared/clock.ts";
import type { PointerKeeper } from "../../functions/lib/failover/pointer-table.ts";
import { firstPointer, parsePointer, pointerProblems, type Pointer } from "../../functions/lib/failover/pointer.ts";
import { repairedPointer } from "../../functions/lib/failover/repair.ts";
import type { Regions } from "../../shared/region.ts";
import { UserError } from "../../local/errors.ts";
import { asked } from "../common/ask-aws.ts";

export interface ChangeServices {
  readonly clock: Clock;
  readonly pointers: PointerKeeper;
  readonly line: Regions;
}

export interface Current {
  readonly pointer: Pointer;
  /** The row, where it makes no sense and the pointer is what the observer would make of it. */
  readonly unfit?: { readonly row: RawItem; readonly problems: readonly string[] };
}

export interface Changed {
  readonly before: Pointer;
  readonly after: Pointer;
  /** What made no sense in the row that was written over. */
  readonly mended: readonly string[];
}

const TRIES = 3;

/**
 * The pointer as it is at home; that of a new line where there is none.
 * @param what completes "Cannot …"
 * @throws UserError when it cannot be read
 */
export const currentPointer = async ({ clock, pointers, line }: ChangeServices, what: string): Promise<Current> => {
  const row = await asked(what, () => pointers.readRow());
  const now = clock.now();
  if (row === undefined) return { pointer: firstPointer(line, now) };
  const read = parsePointer(row);
  const problems = read.kind === "pointer" ? pointerProblems(read.pointer, line, now) : read.kind === "malformed" ? read.problems : [];
  if (read.kind === "pointer" && problems.length === 0) return { pointer: read.pointer };
  return { pointer: repairedPointer(row, line, now), unfit: { row, problems } };
};

/**
 * Writes what `make` makes of the pointer; nothing when it makes nothing.
 * @throws UserError when the pointer cannot be read or written, or was overtaken each time; whatever `make` throws
 */
export const changePointer = async (
  services: ChangeServices,
  what: string,
  make: (pointer: Pointer, now: number) => Pointer | undefined,
): Promise<Changed | undefined> => {
  const { clock, pointers } = services;
  for (let tries = TRIES; tries > 0; tries -= 1) {
    const { pointer: before, unfit } = await currentPointer(services, what);
    const after = make(before, clock.now());
    if (after === undefined) return undefined;
    const written = await asked(what, () => (unfit === undefined ? pointers.write(after) : pointers.repair(after, unfit.row)));
    if (written === "written") return { before, after, mended: unfit?.problems ?? [] };
  }
  throw new UserError(
    `Cannot ${what}: somebody else rewrote the pointer ${TRIES} times meanwhile. Look with twinline failover status, and try again.`,
  );
};
