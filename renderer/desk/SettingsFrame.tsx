import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Card } from '../ui/display/Card.tsx';
import { Icon } from '../ui/display/Icon.tsx';
import { ListBox } from '../ui/display/ListBox.tsx';
import { EmptyState } from '../ui/feedback/EmptyState.tsx';
import { useMay } from './session/desk-context.ts';
import { DeskScreen } from './DeskScreen.tsx';
import { pagesFor, type SettingsPage } from './settings-pages.ts';
import { goTo } from './go-to.ts';
import styles from './SettingsFrame.module.css';

interface SettingsFrameProps {
  readonly page: SettingsPage['id'];
  readonly children: ReactNode;
}

/** The pages of the settings that the reader may open, beside the open one. Whoever may not open it is told so. */
export function SettingsFrame({ page, children }: SettingsFrameProps) {
  const { t } = useTranslation('settings');
  const may = useMay();
  const pages = pagesFor(may);
  if (!pages.some(({ id }) => id === page)) {
    return (
      <DeskScreen place="settings" title={t('title')}>
        <EmptyState title={t('notYours')} />
      </DeskScreen>
    );
  }
  return (
    <DeskScreen place="settings" title={t('title')}>
      <div className={styles.columns}>
        <Card isFilling isFlush aria-label={t('pages')}>
          <ListBox
            label={t('pages')}
            selectedId={page}
            onSelect={(id) => goTo(`/settings/${id}`)}
            options={pages.map(({ id, icon }) => ({
              id,
              text: t(`page.${id}.title`),
              lead: <Icon of={icon} />,
              title: t(`page.${id}.title`),
              note: t(`page.${id}.note`),
            }))}
          />
        </Card>
        <div className={styles.page}>{children}</div>
      </div>
    </DeskScreen>
  );
}
