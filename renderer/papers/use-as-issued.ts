import { useEffect, useState } from 'react';
import { useDesk } from '../desk/session/desk-context.ts';
import { asIssued, type AsIssued, type KeptPaper } from './as-issued.ts';

/** What a copy of an issued paper is made with; null until it is found. `paper` is stable between renders. */
export function useAsIssued(paper: KeptPaper): AsIssued | null {
  const { settings } = useDesk();
  const [found, setFound] = useState<AsIssued | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void asIssued(settings, paper).then((made) => {
      if (isCurrent) setFound(made);
    });
    return () => {
      isCurrent = false;
    };
  }, [settings, paper]);
  return found;
}
