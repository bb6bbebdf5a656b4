import { PhoneForwarded } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesOf, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { outreachKinds, type OutreachKind } from '#shared/outreach/outreach.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { List } from '../../ui/display/List.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { ExportOutreach } from './ExportOutreach.tsx';
import styles from './Outreach.module.css';
import { OutreachRow } from './OutreachRow.tsx';

/** Any skill. */
const ANY = 'any';

/** Whom to call today of one's own accord. Whoever has not agreed to that, or must not be called now, is not on the list. */
export function OutreachScreen() {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const today = useToday();
  const may = useMay();
  const { outreach, now } = useDesk();
  const offered = outreachKinds.filter((kind) => may(kind === 'volunteers' ? 'outreach.volunteers' : 'outreach.use'));
  const [kind, setKind] = useState<OutreachKind | null>(offered[0] ?? null);
  const [skill, setSkill] = useState(ANY);
  const skills = useLive(() => outreach.skills(), [outreach]);
  const list = useLive(
    async () =>
      kind === null ? null : outreach.list(kind, today, minutesOf(riyadhTimeOfDay(now())), skill === ANY ? '' : skill),
    [outreach, kind, today, now, skill],
  );
  if (kind === null)
    return (
      <DeskScreen place="home" title={t('title')} icon={PhoneForwarded}>
        <EmptyState title={t('notYours')} />
      </DeskScreen>
    );
  return (
    <DeskScreen place="home" title={t('title')} icon={PhoneForwarded}>
      <div className={styles.choices}>
        <Segmented
          label={t('which')}
          options={offered.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
          isNumbered
        />
        {kind === 'volunteers' && (
          <Select
            label={t('skill')}
            options={[{ id: ANY, label: t('anySkill') }, ...(skills ?? []).map((id) => ({ id, label: id }))]}
            value={skill}
            onChange={setSkill}
          />
        )}
      </div>
      <Card
        isFilling
        isFlush
        title={t(`kind.${kind}`)}
        count={list?.entries.length ? format.count(list.entries.length) : undefined}
        actions={list && list.entries.length > 0 && <ExportOutreach kind={kind} entries={list.entries} />}
      >
        {list && list.leftOut > 0 && (
          <div className={styles.leftOut}>
            <Notice>{t('leftOut', { count: list.leftOut, n: format.count(list.leftOut) })}</Notice>
          </div>
        )}
        {list === undefined && <Skeleton rows={6} />}
        {list?.entries.length === 0 && <EmptyState title={t('nobody')} />}
        <List aria-label={t(`kind.${kind}`)}>
          {(list?.entries ?? []).map((entry) => (
            <OutreachRow key={entry.personId} kind={kind} entry={entry} />
          ))}
        </List>
      </Card>
    </DeskScreen>
  );
}
