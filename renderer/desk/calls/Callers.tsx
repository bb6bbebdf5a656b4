import { FolderOpen, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '#shared/calls/caller.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Icon } from '../../ui/display/Icon.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import type { Chord } from '../../ui/keyboard/chord.ts';
import { useGenders } from '../people/use-genders.ts';
import { PersonName } from '../people/PersonName.tsx';
import styles from './CallDock.module.css';

/** As many as have a digit and fit without scrolling. */
const SHOWN = 3;

interface CallersProps {
  readonly callers: readonly Caller[];
  readonly chosenId: string | null;
  readonly onChoose: (personId: string) => void;
  readonly onLink: () => void;
  readonly name: (personId: string) => string;
}

/** Who may be calling. Never the matter: that something is open is said, not what. */
export function Callers({ callers, chosenId, onChoose, onLink, name }: CallersProps) {
  const { t } = useTranslation('calls');
  const genderOf = useGenders();
  return (
    <section aria-label={t('who')}>
      <div className={styles.line}>
        <h2 className={styles.who}>{t(callers.length > 0 ? 'who' : 'unknown')}</h2>
        <Button size="sm" variant="quiet" icon={Link2} legend="KeyK" onPress={onLink}>
          {t('link')}
        </Button>
      </div>
      <List aria-label={t('who')}>
        {callers.slice(0, SHOWN).map(({ personId, relation, openRequestId }, index) => (
          <ListRow
            key={personId}
            isCurrent={personId === chosenId}
            lead={<Avatar name={name(personId)} />}
            title={<PersonName>{name(personId) || t('desk:unnamed')}</PersonName>}
            note={
              <>
                {t(`people:relation.${relation}`, { context: genderOf(personId) })}
                {openRequestId !== null && (
                  <>
                    {' · '}
                    <span className={styles.open}>
                      <Icon of={FolderOpen} size="xs" />
                      {t('hasOpen')}
                    </span>
                  </>
                )}
              </>
            }
            trail={<KeyLegend keys={`Digit${String(index + 1)}` as Chord} />}
            onPress={() => onChoose(personId)}
          />
        ))}
      </List>
    </section>
  );
}
