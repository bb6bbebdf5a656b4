import { useLayoutEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Frieze } from '../ui/brand/Frieze.tsx';
import { Mark } from '../ui/brand/Mark.tsx';
import { ToastProvider } from '../ui/feedback/Toasts.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { ActionsPage } from './ActionsPage.tsx';
import { DatesPage } from './DatesPage.tsx';
import { FeedbackPage } from './FeedbackPage.tsx';
import { FieldsPage } from './FieldsPage.tsx';
import styles from './Gallery.module.css';
import { FramePage } from './FramePage.tsx';
import { ListsPage } from './ListsPage.tsx';
import { TablePage } from './TablePage.tsx';

type Theme = 'light' | 'dark';
type Direction = 'rtl' | 'ltr';

/** The address may choose what is shown: ?theme=dark&dir=ltr, and #frame or #table for one part on the whole page. */
const asked = new URLSearchParams(location.search);

/** Every part in every state, for eyes and screenshots. Served in development only. */
export function Gallery() {
  const [theme, setTheme] = useState<Theme>(asked.get('theme') === 'dark' ? 'dark' : 'light');
  const [direction, setDirection] = useState<Direction>(asked.get('dir') === 'ltr' ? 'ltr' : 'rtl');
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dir = direction;
    document.documentElement.lang = direction === 'rtl' ? 'ar' : 'en';
  }, [theme, direction]);
  const locale = direction === 'rtl' ? 'ar-SA-u-ca-islamic-umalqura-nu-arab' : 'en-SA-u-ca-islamic-umalqura-nu-latn';
  return (
    <I18nProvider locale={locale}>
      <ToastProvider>
        {location.hash === '#frame' && <FramePage />}
        {location.hash.startsWith('#table') && <TablePage rows={Number(asked.get('rows') ?? 100_000)} />}
        {location.hash === '' && (
          <main className={styles.page}>
            <header className={styles.top}>
              <span className={styles.mark}>
                <Mark label="استقبال" />
              </span>
              <div>
                <h1>استقبال: المكوّنات</h1>
                <p className={styles.muted}>كل حالة بأيقونة ونص قبل اللون</p>
              </div>
              <Segmented
                label="المظهر"
                isLabelHidden
                options={[
                  { value: 'light', label: 'نهاري' },
                  { value: 'dark', label: 'ليلي' },
                ]}
                value={theme}
                onChange={setTheme}
              />
              <Segmented
                label="الاتجاه"
                isLabelHidden
                options={[
                  { value: 'rtl', label: 'RTL' },
                  { value: 'ltr', label: 'LTR' },
                ]}
                value={direction}
                onChange={setDirection}
              />
              <span className={styles.frieze}>
                <Frieze repeats={8} />
              </span>
            </header>
            <div className={styles.sheet}>
              <ActionsPage />
              <FieldsPage />
              <DatesPage />
              <ListsPage />
              <FeedbackPage />
            </div>
          </main>
        )}
      </ToastProvider>
    </I18nProvider>
  );
}
