import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { createOneAtATime } from '../../data/store/one-at-a-time.ts';
import { useDesk } from '../session/desk-context.ts';

/** Milliseconds from a key to the disk: long enough not to write at every key, short enough that a crash costs a word. */
const KEEP_WITHIN = 400;

/** All writings of this window follow each other: who comes back to a screen reads what was kept when it was left. */
const inTurn = createOneAtATime();

const always = async (): Promise<boolean> => true;

export interface Kept<Value> {
  readonly value: Value;
  readonly change: (part: Partial<Value>) => void;
  /** Begins anew, and leaves nothing on the disk. */
  readonly clear: () => void;
  /** On the disk at once, for what must be there before something else happens. */
  readonly keepNow: (part: Partial<Value>) => Promise<void>;
}

/**
 * What is typed and not saved yet, sealed on the disk under a name of its own for whoever works at the desk. It comes
 * back after a crash as after a look elsewhere, where it is still wanted. All arguments are stable.
 */
export function useKept<Value extends object>(
  name: string,
  schema: z.ZodType<Value>,
  empty: Value,
  isWanted: (found: Value) => Promise<boolean> = always,
): Kept<Value> {
  const { drafts, actor } = useDesk();
  const place = `${name}/${actor.userId}`;
  const [value, setValue] = useState(empty);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const kept = latest.current;
    return inTurn(() => drafts.keep(place, kept));
  }, [drafts, place]);

  useEffect(() => {
    let left = false;
    const bringBack = async (): Promise<void> => {
      const { data } = schema.safeParse(await inTurn(() => drafts.read(place)));
      if (!data) return;
      const wanted = await isWanted(data);
      // Who is faster than the disk has begun anew already.
      if (left || latest.current !== empty) return;
      latest.current = wanted ? data : empty;
      setValue(latest.current);
      if (!wanted) await inTurn(() => drafts.drop(place));
    };
    void bringBack();
    return () => {
      left = true;
      if (timer.current !== undefined) void write();
    };
  }, [drafts, place, schema, empty, isWanted, write]);

  const put = (part: Partial<Value>): void => {
    latest.current = { ...latest.current, ...part };
    setValue(latest.current);
  };
  return {
    value,
    change: (part) => {
      put(part);
      timer.current ??= setTimeout(() => void write(), KEEP_WITHIN);
    },
    clear: () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      latest.current = empty;
      setValue(empty);
      void inTurn(() => drafts.drop(place));
    },
    keepNow: (part) => {
      put(part);
      return write();
    },
  };
}
