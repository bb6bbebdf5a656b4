import { CircleCheck, CircleDashed, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Purpose } from '#shared/privacy/privacy-settings.ts';
import { isInForce, type Consent } from '../../data/records/consents-repository.ts';
import type { Person } from '../../data/records/people-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { List, ListRow } from '../../ui/display/List.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { AskedConsent, ConsentForm } from './ConsentForm.tsx';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';

const faces = {
  given: { icon: CircleCheck, tone: 'ok' },
  withdrawn: { icon: Undo2, tone: 'warn' },
  unasked: { icon: CircleDashed, tone: 'plain' },
} as const;
type State = keyof typeof faces;

const stateOf = (latest: Consent | undefined): State =>
  latest === undefined ? 'unasked' : isInForce(latest) ? 'given' : 'withdrawn';

/** What the person agreed to, purpose by purpose: when, how and in which words; taking it back is as near as giving it. */
export function ConsentsTab({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const { language } = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const { consents } = useDesk();
  const privacy = useSettings('privacy');
  const given = useLive(() => consents.ofPerson(person.id), [consents, person.id]);
  const kept = useKeptForm(`consent/${person.id}`, AskedConsent);
  const describe = useConsentText();
  if (!privacy || !given) return <Skeleton rows={4} />;
  const { form } = kept;
  const asked = privacy.purposes.find(({ id }) => id === form?.purpose);
  if (form && asked)
    return <ConsentForm person={person} purpose={asked} textVersion={privacy.version} form={form} kept={kept} />;

  const latestOf = ({ id }: Purpose): Consent | undefined => given.find(({ purpose }) => purpose === id);
  const withdraw = async ({ id }: Purpose): Promise<void> => {
    try {
      await consents.withdraw(person.id, id);
      toasts.show({ text: t('consents.withdrawnNow'), tone: 'ok' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  const mayWrite = may('person.write', { section: person.section });
  return (
    <List aria-label={t('consents.title')}>
      {privacy.purposes.map((purpose) => {
        const latest = latestOf(purpose);
        const state = stateOf(latest);
        return (
          <ListRow
            key={purpose.id}
            title={labelIn(purpose.label, language)}
            note={latest ? describe(latest, privacy.version) : t('consents.unaskedNote', { context: person.gender })}
            trail={
              <>
                <Chip {...faces[state]}>{t(`consents.state.${state}`, { context: person.gender })}</Chip>
                {mayWrite &&
                  (state === 'given' ? (
                    <Button size="sm" onPress={() => void withdraw(purpose)}>
                      {t('consents.withdraw', { context: person.gender })}
                    </Button>
                  ) : (
                    <Button
                      size="sm"
                      onPress={() => kept.begin({ purpose: purpose.id, method: 'VERBAL', guardian: '' })}
                    >
                      {t('consents.ask')}
                    </Button>
                  ))}
              </>
            }
          />
        );
      })}
    </List>
  );
}

/** «شفهيًّا · اليوم ٩:٣٠ ص · النص ٢»; and since when it no longer holds, or that the words have changed. */
function useConsentText(): (consent: Consent, version: number) => string {
  const { t } = useTranslation('people');
  const format = useFormat();
  const when = useWhen();
  return ({ method, givenAt, withdrawnAt, textVersion, guardian }, version) =>
    [
      t(`consents.method.${method}`),
      when(givenAt),
      t('consents.version', { n: format.count(textVersion) }),
      guardian === '' ? '' : t('consents.byGuardian', { name: guardian }),
      withdrawnAt === null ? '' : t('consents.withdrawnOn', { when: when(withdrawnAt) }),
      withdrawnAt === null && textVersion < version ? t('consents.olderWords') : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
}
