import { Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sections } from '#shared/association/section.ts';
import { isUnissued } from '#shared/letters/letter.ts';
import { isCase } from '#shared/requests/is-case.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { IssuedLetter } from './IssuedLetter.tsx';
import type { LetterOrigin } from './letter-form.ts';
import { WriteLetter } from './WriteLetter.tsx';

/** A letter: a draft to be written on, or one that was issued. */
export function LetterScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('letters');
  const may = useMay();
  const { letters } = useDesk();
  const letter = useLive(() => letters.byId(id), [letters, id]);
  const terms = useLetterTerms();
  return (
    <DeskScreen place="requests" title={t('letter')} crumbs={[{ label: t('title'), href: '/letters' }]}>
      {(letter === undefined || terms === undefined) && <Skeleton rows={6} />}
      {letter === null && <ErrorState title={t('missingLetter')} safe={t('missingSafe')} />}
      {letter && !isUnissued(letter.state) && <IssuedLetter letter={letter} />}
      {letter?.state === 'DISCARDED' && (
        <EmptyState title={t('discarded')}>
          {may('letter.write', { section: letter.section }) && (
            <Button icon={Undo2} onPress={() => void letters.bringBack(letter.id)}>
              {t('bringBack')}
            </Button>
          )}
        </EmptyState>
      )}
      {letter?.state === 'DRAFT' &&
        terms &&
        (may('letter.write', { section: letter.section }) ? (
          <WriteLetter letter={letter} origin={letter} terms={terms} />
        ) : (
          <EmptyState title={t('notYours')} />
        ))}
    </DeskScreen>
  );
}

interface NewLetterScreenProps {
  /** What it is about, where it is begun from a request or a person's card. */
  readonly requestId?: string;
  readonly personId?: string;
}

/** A letter that nobody has written on yet. */
export function NewLetterScreen({ requestId, personId }: NewLetterScreenProps) {
  const { t } = useTranslation('letters');
  const may = useMay();
  const terms = useLetterTerms();
  const origin = useOrigin(requestId, personId);
  return (
    <DeskScreen place="requests" title={t('new')} crumbs={[{ label: t('title'), href: '/letters' }]}>
      {(origin === undefined || terms === undefined) && <Skeleton rows={6} />}
      {origin === null && <ErrorState title={t('missingOrigin')} safe={t('missingSafe')} />}
      {origin &&
        terms &&
        (may('letter.write', { section: origin.section }) ? (
          <WriteLetter letter={null} origin={origin} terms={terms} />
        ) : (
          <EmptyState title={t('notYours')} />
        ))}
    </DeskScreen>
  );
}

/** Head and words of every letter; undefined while they are read. */
function useLetterTerms() {
  const profile = useSettings('profile');
  const templates = useSettings('templates');
  return useMemo(() => (profile && templates ? { profile, templates } : undefined), [profile, templates]);
}

/** Whom and what the letter is about; null where it is not on this desk. */
function useOrigin(requestId: string | undefined, personId: string | undefined): LetterOrigin | null | undefined {
  const { requests, people, actor } = useDesk();
  return useLive(async (): Promise<LetterOrigin | null> => {
    if (requestId) {
      const request = await requests.byId(requestId);
      if (!request) return null;
      return { section: request.section, isCase: isCase(request.type), personId: request.personId, requestId };
    }
    if (personId) {
      const person = await people.byId(personId);
      return person ? { section: person.section, isCase: false, personId, requestId: null } : null;
    }
    const section = actor.sections[0] ?? sections[0];
    return section ? { section, isCase: false, personId: null, requestId: null } : null;
  }, [requests, people, actor, requestId, personId]);
}
