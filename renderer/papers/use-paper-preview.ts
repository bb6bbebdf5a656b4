import { useEffect, useState } from 'react';
import type { DocumentKind } from '#shared/documents/document-kind.ts';
import { describeProblem } from '#shared/documents/document-problem.ts';
import { useDesk } from '../desk/session/desk-context.ts';
import { useFormat } from '../i18n/use-format.ts';

/** Milliseconds after the last key: a picture at every letter would only flicker. */
const REST = 250;

export interface LivePreview {
  /** The paper as a file; null until the first is made. The last one stays while the next is made. */
  readonly bytes: Uint8Array | null;
  /** What the paper has against its data, one sentence a field. */
  readonly problems: readonly string[];
}

/** A paper as it will be printed, made anew whenever its data rests. Null data changes nothing; `data` is stable between renders. */
export function usePaperPreview(kind: DocumentKind, data: unknown): LivePreview {
  const { printing } = useDesk();
  const { language } = useFormat();
  const [preview, setPreview] = useState<LivePreview>({ bytes: null, problems: [] });
  useEffect(() => {
    if (data === null) return undefined;
    let isCurrent = true;
    const make = async (): Promise<void> => {
      const outcome = await printing.render(kind, data, { archival: false });
      if (!isCurrent) return;
      setPreview(({ bytes }) =>
        outcome.ok
          ? { bytes: outcome.value.bytes, problems: [] }
          : { bytes, problems: outcome.error.map((problem) => describeProblem(problem)[language]) },
      );
    };
    const timer = setTimeout(() => void make(), REST);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [printing, kind, data, language]);
  return preview;
}
