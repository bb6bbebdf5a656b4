import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writeCsv } from '#shared/text/csv.ts';
import { EXPORT_HEADS } from '#shared/volunteers/attendance-csv.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

/** Hands verified hours out as a file in the terms of the national platform; id numbers only to those who may see them. */
export function ExportAttendance({ opportunity }: { readonly opportunity: Opportunity }) {
  const { t } = useTranslation('volunteers');
  const toasts = useToasts();
  const may = useMay();
  const { volunteers, people, platform, audit } = useDesk();
  const { id, section, title, platformNumber, from, to } = opportunity;
  const maySeeIds = may('person.see-id-number', { section });
  const save = async (): Promise<void> => {
    try {
      const verified = (await volunteers.participations(id)).filter(({ verifiedBy }) => verifiedBy !== null);
      const rows = await Promise.all(
        verified.map(async ({ personId, hours }) => {
          const person = await people.byId(personId);
          const idNumber = maySeeIds ? (person?.idNumber ?? '') : '';
          return [person?.name ?? '', idNumber, platformNumber, title, from, to, String(hours)];
        }),
      );
      const bytes = new TextEncoder().encode(writeCsv([EXPORT_HEADS, ...rows]));
      const outcome = await platform.papers.save(`${t('export.file')}.csv`, bytes);
      if (outcome.kind === 'saved') await audit.note('exported', { paper: t('export.file'), papers: rows.length });
      if (outcome.kind === 'saved') toasts.show({ text: t('export.saved') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <Button icon={FileDown} onPress={() => void save()}>
      {t('export.save')}
    </Button>
  );
}
