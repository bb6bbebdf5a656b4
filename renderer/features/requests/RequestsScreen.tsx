import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sections, type Section } from '#shared/association/section.ts';
import { isOpen } from '#shared/requests/request-state.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { RequestsTable } from '../../desk/requests/RequestsTable.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { SearchField } from '../../ui/fields/SearchField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import styles from './RequestsScreen.module.css';

type SectionFilter = Section | 'ALL';
type StateFilter = 'OPEN' | 'ALL';

/** Requests read at a time. Months of a busy desk; an older one is found by its number with Ctrl+K. */
const PAGE = 2000;

/** The newest requests, and older ones as they are asked for: sorted, filtered by section and state, found by any spelling of a name or part of a number. */
export function RequestsScreen() {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { requests } = useDesk();
  const [count, setCount] = useState(PAGE);
  const all = useLive(() => requests.newest(count), [requests, count]);
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
          filterRoom={styles.room}
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
              {all?.length === count && (
                <Button size="sm" icon={History} onPress={() => setCount(count + PAGE)}>
                  {t('older', { n: format.count(count) })}
                </Button>
              )}
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
