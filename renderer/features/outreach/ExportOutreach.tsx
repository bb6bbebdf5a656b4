import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import type { OutreachKind } from '#shared/outreach/outreach.ts';
import { writeCsv } from '#shared/text/csv.ts';
import type { OutreachEntry } from '../../data/records/outreach-repository.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

interface ExportOutreachProps {
  readonly kind: OutreachKind;
  readonly entries: readonly OutreachEntry[];
}

/** Hands a list out as a file, for whoever may; the audit keeps that it left. */
export function ExportOutreach({ kind, entries }: ExportOutreachProps) {
  const { t } = useTranslation('outreach');
  const toasts = useToasts();
  const may = useMay();
  const { platform, audit } = useDesk();
  const action = kind === 'volunteers' ? 'outreach.export-volunteers' : 'report.export';
  const mine = entries.filter(({ person }) => may(action, { section: person.section }));
  if (mine.length === 0) return null;
  const save = async (): Promise<void> => {
    try {
      const rows = mine.map(({ person, number, since }) => [person.name, number, riyadhDate(since)]);
      const head = [t('export.name'), t('export.number'), t('export.since')];
      const bytes = new TextEncoder().encode(writeCsv([head, ...rows]));
      const outcome = await platform.papers.save(`${t(`kind.${kind}`)}.csv`, bytes);
      if (outcome.kind !== 'saved') return;
      await audit.note('exported', { paper: `outreach/${kind}`, papers: rows.length });
      toasts.show({ text: t('export.saved') });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  return (
    <Button size="sm" icon={FileDown} onPress={() => void save()}>
      {t('export.save')}
    </Button>
  );
}
