import { UserCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateFacts } from '#shared/people/duplicate-score.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import { possibleDuplicates } from '../../data/search/duplicates.ts';
import { Chip } from '../../ui/display/Chip.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { PersonName } from './PersonName.tsx';
import styles from './PossibleDuplicates.module.css';

/** As many as can be compared at a glance. */
const SHOWN = 3;

interface PossibleDuplicatesProps {
  readonly facts: DuplicateFacts;
  /** The person the facts are of, where he has a card already. */
  readonly exceptId?: string;
  readonly onTake: (personId: string) => void;
  /** What taking one means here: «هو نفسه», «ادمج». */
  readonly takeLabel: string;
}

/** People who may be the same person, with the reasons; it warns and stops nobody. Nothing is shown where there is none. */
export function PossibleDuplicates({ facts, exceptId, onTake, takeLabel }: PossibleDuplicatesProps) {
  const { t } = useTranslation('search');
  const { directory } = useDesk();
  const villages = useSettings('villages');
  const found = useMemo(() => possibleDuplicates(directory, facts, SHOWN, exceptId), [directory, facts, exceptId]);
  if (found.length === 0) return null;
  const isStrong = found.some(({ score }) => score.verdict === 'strong');
  return (
    <section className={styles.duplicates} data-strong={isStrong} aria-label={t('duplicates.label')}>
      <h3 className={styles.title} role="status">
        {t(isStrong ? 'duplicates.strong' : 'duplicates.possible')}
      </h3>
      <List aria-label={t('duplicates.label')}>
        {found.map(({ person, score }) => {
          const village = villages?.villages.find(({ id }) => id === person.villageId)?.name;
          const [phone] = person.phones;
          return (
            <ListRow
              key={person.id}
              title={<PersonName>{person.name || t('desk:unnamed')}</PersonName>}
              note={
                <>
                  {phone && <Identifier>{formatPhone(phoneKey(phone) ?? phone)}</Identifier>}
                  {[village, ...score.signs.map((sign) => t(`duplicates.sign.${sign}`))]
                    .filter(Boolean)
                    .map((text) => ` · ${text}`)
                    .join('')}
                </>
              }
              trail={
                <Chip icon={UserCheck} tone={score.verdict === 'strong' ? 'warn' : 'plain'}>
                  {takeLabel}
                </Chip>
              }
              onPress={() => onTake(person.id)}
            />
          );
        })}
      </List>
    </section>
  );
}
