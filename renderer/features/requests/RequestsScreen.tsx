import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sections, type Section } from '#shared/association/section.ts';
import { isOpen } from '#shared/requests/request.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { RequestsTable } from '../../desk/RequestsTable.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import styles from './RequestsScreen.module.css';

type SectionFilter = Section | 'ALL';
type StateFilter = 'OPEN' | 'ALL';

/** All requests: sorted, filtered by section and state, found by any spelling of a name or part of a number. */
export function RequestsScreen() {
  const { t } = useTranslation('requests');
  const { requests } = useDesk();
  const all = useLive(() => requests.all(), [requests]);
  const [text, setText] = useState('');
  const [section, setSection] = useState<SectionFilter>('ALL');
  const [state, setState] = useState<StateFilter>('OPEN');

  const shown = useMemo(
    () =>
      all?.filter(
        (request) => (section === 'ALL' || request.section === section) && (state === 'ALL' || isOpen(request.state)),
      ),
    [all, section, state],
  );
  return (
    <DeskScreen place="requests" title={t('title')}>
      <Card isFilling isFlush aria-label={t('title')}>
        <RequestsTable
          label={t('title')}
          requests={shown}
          filterText={text}
          filters={
            <div className={styles.filters}>
              <div className={styles.text}>
                <SearchField
                  label={t('filter.text')}
                  isLabelHidden
                  size="md"
                  placeholder={t('filter.text')}
                  value={text}
                  onChange={setText}
                />
              </div>
              <Segmented<StateFilter>
                label={t('filter.state')}
                isLabelHidden
                options={[
                  { value: 'OPEN', label: t('filter.open') },
                  { value: 'ALL', label: t('filter.all') },
                ]}
                value={state}
                onChange={setState}
              />
              <Segmented<SectionFilter>
                label={t('filter.section')}
                isLabelHidden
                options={[
                  { value: 'ALL', label: t('filter.everySection') },
                  ...sections.map((value) => ({ value, label: t(`desk:section.${value}`) })),
                ]}
                value={section}
                onChange={setSection}
              />
            </div>
          }
          empty={
            <EmptyState title={t('empty')}>
              {t('emptyHint')} <KeyLegend keys="F2" />
            </EmptyState>
          }
        />
      </Card>
    </DeskScreen>
  );
}
