import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/display/Icon.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { ModalPanel } from '../../ui/feedback/ModalPanel.tsx';
import { SearchWithResults } from '../../ui/fields/SearchWithResults.tsx';
import { OmniButton } from '../../ui/frame/OmniButton.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { PersonName } from '../people/PersonName.tsx';
import styles from './Finder.module.css';
import { useFound } from './use-found.ts';
import { goTo } from '../go-to.ts';

/** As a name at the most; whatever is pasted beyond it finds nothing. */
const LONGEST = 200;

/** Ctrl+K: opens any screen by its name and finds any record by name, number or phone. `isHidden`: the key works without its field. */
export const Finder = memo(function Finder({ isHidden = false }: { readonly isHidden?: boolean }) {
  const { t } = useTranslation('finder');
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  return (
    <>
      {isHidden ? <OpenKey onPress={open} /> : <OmniButton label={t('label')} shortcut="Ctrl+KeyK" onPress={open} />}
      <ModalPanel isOpen={isOpen} onClose={() => setOpen(false)} title={t('label')}>
        <FinderList onTaken={() => setOpen(false)} />
      </ModalPanel>
    </>
  );
});

function OpenKey({ onPress }: { readonly onPress: () => void }) {
  useShortcuts({ 'Ctrl+KeyK': onPress });
  return null;
}

function FinderList({ onTaken }: { readonly onTaken: () => void }) {
  const { t } = useTranslation('finder');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const found = useFound(typed);
  const [first] = found;
  const ready = first && first.isOnlySimilar !== true ? first.path : null;
  const take = (path: string) => {
    onTaken();
    goTo(path.split('?')[0] ?? path);
  };
  return (
    <div className={styles.finder}>
      <SearchWithResults
        label={t('label')}
        isLabelHidden
        placeholder={t('placeholder')}
        value={typed}
        onChange={setTyped}
        maxLength={LONGEST}
        count={typed.trim() === '' ? undefined : t('count', { count: found.length, n: format.count(found.length) })}
        onEnter={() => ready !== null && take(ready)}
        autoFocus
      >
        <ListBox
          label={t('found')}
          isFramed
          readyId={ready}
          options={found.map(({ path, icon, kind, title, note, number }) => ({
            id: path,
            text: `${title} ${number ?? ''}`,
            lead: <Icon of={icon} />,
            title: <PersonName>{title}</PersonName>,
            ...(number || note
              ? {
                  note: (
                    <>
                      {number && <Identifier>{number}</Identifier>}
                      {number && note ? ` · ${note}` : note}
                    </>
                  ),
                }
              : {}),
            trail: <span className={styles.kind}>{t(`kind.${kind}`)}</span>,
          }))}
          onAction={take}
          empty={t('none')}
        />
      </SearchWithResults>
    </div>
  );
}
