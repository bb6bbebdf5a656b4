import { Check, Languages, Lock } from 'lucide-react';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Section } from '#shared/association/section.ts';
import { toArabicDigits } from '#shared/kernel/digits.ts';
import type { SurveysDocument } from '#shared/surveys/survey.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { languageNames, type Language } from '../../i18n/language.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Mark } from '../../ui/brand/Mark.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { RatingScale } from '../../ui/fields/RatingScale.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import styles from './Kiosk.module.css';
import { useKiosk } from './use-kiosk.ts';

/**
 * The screen that visitors stand at: a question, five answers, thanks, and the next visitor. It knows nobody and leads
 * nowhere; the one way out shuts the desk.
 */
export function Kiosk({ section }: { readonly section: Section }) {
  const surveys = useSettings('surveys');
  return surveys ? <Visit section={section} surveys={surveys} /> : null;
}

function Visit({ section, surveys }: { readonly section: Section; readonly surveys: SurveysDocument }) {
  const { t: say } = useTranslation('kiosk');
  const { lock } = useDesk();
  const profile = useSettings('profile');
  const [language, setLanguage] = useState<Language>('ar');
  const visit = useKiosk(
    section,
    surveys.questions.filter(({ sources }) => sources.includes('KIOSK')),
  );
  // The visitor's language is not the desk's, which is chosen for a page that is opened anew.
  const t = (key: string): string => say(key, { lng: language });
  const tooLong = (count: number): string =>
    say('desk:typed.tooLong', { lng: language, count, n: language === 'ar' ? toArabicDigits(count) : count });
  const otherLanguage = language === 'ar' ? 'en' : 'ar';
  useShortcuts({ 'Ctrl+KeyL': () => lock('asked') });

  return (
    <I18nProvider locale={language === 'ar' ? 'ar-SA' : 'en-GB'}>
      <div className={styles.kiosk} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
        <header className={styles.head}>
          <span className={styles.mark}>
            <Mark label={t('title')} />
          </span>
          <span className={styles.name}>{profile?.shortName}</span>
          <Button size="lg" icon={Languages} onPress={() => setLanguage(otherLanguage)}>
            <span lang={otherLanguage}>{languageNames[otherLanguage]}</span>
          </Button>
        </header>
        <main className={styles.main}>
          {visit.question ? (
            <>
              <h1 key={visit.question.id} className={styles.question} aria-live="polite">
                {labelIn(visit.question.text, language)}
              </h1>
              <RatingScale
                key={`${visit.question.id}-scale`}
                label={labelIn(visit.question.text, language)}
                words={surveys.scale.map((words) => labelIn(words, language))}
                numbers={NUMBERS.map((n) => (language === 'ar' ? toArabicDigits(n) : n))}
                onRate={(score) => void visit.rate(score)}
              />
            </>
          ) : (
            <div className={styles.thanks}>
              <h1 className={styles.question} aria-live="polite">
                {labelIn(surveys.thanks, language)}
              </h1>
              <TextArea
                label={labelIn(surveys.commentQuestion, language)}
                value={visit.comment}
                onChange={visit.write}
                hint={t('noNames')}
                error={visit.extra > 0 ? tooLong(visit.extra) : undefined}
              />
              <Button
                variant="primary"
                size="lg"
                icon={Check}
                shortcut="Ctrl+Enter"
                onPress={() => void visit.end()}
                isDisabled={visit.extra > 0}
                isFullWidth
              >
                {t(visit.comment.trim() === '' ? 'done' : 'send')}
              </Button>
            </div>
          )}
          {visit.hasFailed && <Notice tone="bad">{t('failed')}</Notice>}
        </main>
        <footer className={styles.foot}>
          <p>{labelIn(surveys.right, language)}</p>
          <Button variant="quiet" size="lg" icon={Lock} onPress={() => lock('asked')}>
            {t('staff')}
          </Button>
        </footer>
      </div>
    </I18nProvider>
  );
}

const NUMBERS = ['1', '2', '3', '4', '5'] as const;
