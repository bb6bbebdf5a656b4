import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { createOneAtATime } from '../../data/store/one-at-a-time.ts';
import { useDesk } from '../session/desk-context.ts';

/** Milliseconds from a key to the disk: long enough not to write at every key, short enough that a crash costs a word. */
const KEEP_WITHIN = 400;

/** All writings of this window follow each other: who comes back to a screen reads what was kept when it was left. */
const inTurn = createOneAtATime();

const always = async (): Promise<boolean> => true;

export interface Kept<Value extends object | null> {
  readonly value: Value;
  /** Puts it in the place of what was there. */
  readonly begin: (value: Value) => void;
  /** Changes a part of it; where there is nothing yet, nothing is changed. */
  readonly change: (part: Partial<NonNullable<Value>>) => void;
  /** Begins anew, and leaves nothing on the disk. */
  readonly clear: () => void;
  /** On the disk at once, for what must be there before something else happens. */
  readonly keepNow: (part: Partial<NonNullable<Value>>) => Promise<void>;
}

/**
 * What is typed and not saved yet, sealed on the disk under a name of its own for whoever works at the desk. It comes
 * back after a crash or a lock as after a look elsewhere, where it is still wanted; a draft of another shape does not. All
 * arguments are stable: what is kept under another name needs a component of another key.
 */
export function useKept<Value extends object | null>(
  name: string,
  schema: z.ZodType<NonNullable<Value>>,
  empty: Value,
  isWanted: (found: NonNullable<Value>) => Promise<boolean> = always,
): Kept<Value> {
  const { drafts } = useDesk();
  const [value, setValue] = useState(empty);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasTouched = useRef(false);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const kept = latest.current;
    return inTurn(() => drafts.keep(name, kept));
  }, [drafts, name]);

  useEffect(() => {
    let left = false;
    const bringBack = async (): Promise<void> => {
      const { data } = schema.safeParse(await inTurn(() => drafts.read(name)));
      if (data === undefined) return;
      const wanted = await isWanted(data);
      // Who is faster than the disk has begun anew already.
      if (left || wasTouched.current) return;
      if (!wanted) return inTurn(() => drafts.drop(name));
      latest.current = data;
      setValue(data);
    };
    void bringBack();
    return () => {
      left = true;
      if (timer.current !== undefined) void write();
    };
  }, [drafts, name, schema, isWanted, write]);

  const put = (next: Value): void => {
    wasTouched.current = true;
    latest.current = next;
    setValue(next);
  };
  const begin = (next: Value): void => {
    put(next);
    timer.current ??= setTimeout(() => void write(), KEEP_WITHIN);
  };
  const change = (part: Partial<NonNullable<Value>>): void => {
    if (latest.current !== null) begin({ ...latest.current, ...part });
  };
  return {
    value,
    begin,
    change,
    clear: () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      put(empty);
      void inTurn(() => drafts.drop(name));
    },
    keepNow: (part) => {
      change(part);
      return write();
    },
  };
}
