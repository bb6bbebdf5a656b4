import { useCallback, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { createOneAtATime } from '../../data/store/one-at-a-time.ts';
import { useDesk } from '../session/desk-context.ts';

/** Milliseconds from a key to the disk, as for intake. */
const KEEP_WITHIN = 400;

/** A form that is open or not, sealed on the disk while it is typed in and there again after a crash. */
export interface KeptForm<Form> {
  /** Null while nothing is being filled in. */
  readonly form: Form | null;
  /** Opens it with what it begins with, in the place of what was there. */
  readonly begin: (form: Form) => void;
  readonly change: (part: Partial<Form>) => void;
  /** Saved or given up: nothing is kept any more. */
  readonly close: () => void;
}

/** Keeps what is typed under a draft's name. `schema` must be stable; a draft of another shape is not offered. */
export function useKeptForm<Form extends object>(name: string, schema: z.ZodType<Form>): KeptForm<Form> {
  const { drafts } = useDesk();
  const [form, setForm] = useState<Form | null>(null);
  const [inTurn] = useState(createOneAtATime);
  const latest = useRef<Form | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasTouched = useRef(false);

  const set = useCallback(
    (next: Form | null): void => {
      wasTouched.current = true;
      latest.current = next;
      setForm(next);
      if (next === null) {
        clearTimeout(timer.current);
        timer.current = undefined;
        void inTurn(() => drafts.drop(name));
      } else {
        // Goes on when the screen is left: what was typed last is on the disk all the same.
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          if (latest.current !== null) void inTurn(() => drafts.keep(name, latest.current));
        }, KEEP_WITHIN);
      }
    },
    [drafts, inTurn, name],
  );

  useEffect(() => {
    let isLeft = false;
    void drafts.read(name).then((kept) => {
      const { data } = schema.safeParse(kept);
      if (isLeft || wasTouched.current || data === undefined) return;
      latest.current = data;
      setForm(data);
    });
    return () => {
      isLeft = true;
    };
  }, [drafts, name, schema]);

  const begin = set;
  const close = useCallback(() => set(null), [set]);
  const change = useCallback(
    (part: Partial<Form>): void => {
      if (latest.current !== null) set({ ...latest.current, ...part });
    },
    [set],
  );
  return { form, begin, change, close };
}
