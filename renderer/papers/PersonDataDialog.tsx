import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { LetterData } from '#shared/documents/letter.ts';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { SubjectRequest } from '../data/records/subject-requests-repository.ts';
import { useLive } from '../data/use-live.ts';
import { useDesk, useSettings } from '../desk/session/desk-context.ts';
import { useServices } from '../desk/requests/use-services.ts';
import { letterheadOf } from './paper-data.ts';
import { PaperDialog } from './PaperDialog.tsx';
import { personDataLines } from './person-data-lines.ts';

interface PersonDataDialogProps {
  readonly request: SubjectRequest;
  /** It went to a printer or into a file. */
  readonly onPrinted: () => Promise<void>;
  readonly onClose: () => void;
}

/** A letter to whoever asked what is recorded of him, with all of it. */
export function PersonDataDialog({ request, onPrinted, onClose }: PersonDataDialogProps) {
  const { t } = useTranslation('papers');
  const { now, subjectRequests } = useDesk();
  const profile = useSettings('profile');
  const serviceOf = useServices();
  const villages = useSettings('villages');
  const privacy = useSettings('privacy');
  const records = useLive(() => subjectRequests.recordsOf(request.personId), [subjectRequests, request.personId]);
  const number = numberOf(request);
  const data = useMemo((): z.input<typeof LetterData> | null => {
    if (!profile || !villages || !privacy || !records) return null;
    // The paper is Arabic, whatever language the desk is read in.
    const say = (key: string) => t(`personData.${key}`, { lng: 'ar' });
    const lines = personDataLines(t, records, { serviceOf, villages, privacy });
    return {
      letterhead: letterheadOf(profile),
      digits: profile.paperDigits,
      refNo: number,
      date: riyadhDate(now()),
      to: records.person.name || t('desk:unnamed', { lng: 'ar' }),
      greeting: say('greeting'),
      subject: say('subject'),
      body: [say('lead'), ...lines, say('withheld'), say('rights')].join('\n'),
      closing: say('closing'),
      signatory: { role: say('signatory') },
    };
  }, [profile, serviceOf, villages, privacy, records, number, now, t]);
  return (
    <PaperDialog
      title={t('personData.subject')}
      kind="letter"
      data={data}
      fileName={t('personData.file', { number: number.replaceAll('/', '-') })}
      paper="A4"
      onPrinted={onPrinted}
      onClose={onClose}
    />
  );
}

/** By which letter and audit are found again, «2026/11/26/4821»: no reference number, for it is no request of a service. */
const numberOf = ({ id, receivedAt }: Pick<SubjectRequest, 'id' | 'receivedAt'>): string => {
  const tail = Number.parseInt(id.replaceAll('-', '').slice(-8), 16) % 10_000;
  return `${riyadhDate(receivedAt).replaceAll('-', '/')}/${String(tail).padStart(4, '0')}`;
};
