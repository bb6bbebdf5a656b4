import { Check } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import { sections, type Section } from '#shared/association/section.ts';
import type { Service } from '#shared/association/settings.ts';
import { policyInForce } from '#shared/requests/tracks/tracks-document.ts';
import { Gender } from '#shared/people/person.ts';
import { LONGEST_NOTE } from '#shared/requests/note.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { PersonSearch } from '../../desk/people/PersonSearch.tsx';
import { TakenPerson } from '../../desk/people/TakenPerson.tsx';
import { serviceIcon } from '../../desk/requests/service-icon.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { printsTicketsByItself } from '../../papers/print-ticket.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import {
  newPersonFrom,
  useIntakeDrafts,
  type IntakeChannel,
  type IntakeDraft,
} from '../../desk/drafts/intake-draft.ts';
import type { SavedIntake } from './saved-intake.ts';
import { AlreadyOpen } from './AlreadyOpen.tsx';
import styles from './IntakeScreen.module.css';
import { KnownAlready } from './KnownAlready.tsx';
import { NewPersonFields } from './NewPersonFields.tsx';
import { toIntake } from './to-intake.ts';

interface IntakeFormProps {
  readonly draft: IntakeDraft;
  readonly channel: IntakeChannel;
  readonly onChange: (part: Partial<IntakeDraft>) => void;
  readonly onHighlight: (personId: string | null) => void;
  readonly onSaved: (saved: SavedIntake) => void;
}

/** The form of quick intake, in the order of the conversation: who, which section, which service, what was said. */
export function IntakeForm({ draft, channel, onChange, onHighlight, onSaved }: IntakeFormProps) {
  const { t } = useTranslation('intake');
  const { language } = useFormat();
  const desk = useDesk();
  const { requests, directory } = desk;
  const textVerdict = useTextVerdict();
  const services = useSettings('services');
  const tracks = useSettings('tracks');
  const today = useToday();
  const lastSection = useIntakeDrafts(({ lastSection }) => lastSection);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const serviceGroup = useRef<HTMLDivElement>(null);

  const { person } = draft;
  const section = draft.section ?? lastSection;
  const service = services?.services.find(({ id }) => id === draft.serviceId) ?? null;
  const policyVersion = tracks ? policyInForce(tracks, today).version : 1;
  const intake = toIntake({ draft, section, service, channel, policyVersion });

  // With a person taken, the next key is the service's. The focus moves with the same drawing, for who types faster than the next one.
  const isTaken = person !== null && person.kind !== 'new';
  const hasServices = Boolean(services);
  useLayoutEffect(() => {
    const group = serviceGroup.current;
    if (isTaken && hasServices)
      (group?.querySelector<HTMLElement>(':checked') ?? group?.querySelector('input'))?.focus();
  }, [isTaken, hasServices]);

  const takeKnown = (personId: string) =>
    onChange({ person: { kind: 'known', personId }, section: directory.get(personId)?.section ?? section });
  const takeUnnamed = () => onChange({ person: { kind: 'unnamed' } });

  const save = async () => {
    if (!intake.ok || busy) return;
    setBusy(true);
    setFault(null);
    try {
      const joinsQueue = channel === 'WALK_IN';
      const printsTicket = joinsQueue && (await printsTicketsByItself(desk));
      const recorded = await requests.record({ ...intake.value, joinsQueue, printsTicket });
      const began = draft.beganAt ? Date.parse(draft.beganAt) : Date.now();
      onSaved({ ...recorded, seconds: Math.max(1, Math.round((Date.now() - began) / 1000)) });
    } catch (error) {
      setFault(faultText(t, error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card
      isFilling
      aria-label={t(`title.${channel}`)}
      footer={
        <>
          <Button
            variant="primary"
            icon={Check}
            shortcut="Ctrl+Enter"
            onPress={() => void save()}
            isDisabled={!intake.ok}
            disabledReason={intake.ok ? undefined : t(`missing.${intake.error}`)}
            isBusy={busy}
            busyLabel={t('saving')}
          >
            {t('save')}
          </Button>
          <span className={styles.kept}>{t('draftKept')}</span>
        </>
      }
    >
      {person === null ? (
        <PersonSearch
          typed={draft.typed}
          onTyped={(typed) => onChange({ typed })}
          onTake={takeKnown}
          onNew={() => onChange({ person: newPersonFrom(draft.typed) })}
          onUnnamed={takeUnnamed}
          onHighlight={onHighlight}
        />
      ) : (
        <TakenPerson
          name={takenLabel()}
          changeLabel={t('person.change')}
          onChangePerson={() => onChange({ person: null })}
        />
      )}
      {person?.kind === 'new' && (
        <>
          <NewPersonFields person={person} onChange={(part) => onChange({ person: { ...person, ...part } })} />
          <KnownAlready person={person} section={section} onTake={takeKnown} />
        </>
      )}
      <div className={styles.choices}>
        {person !== null && (
          <div className={styles.pair}>
            <Segmented<Section>
              label={t('section')}
              options={sections.map((value) => ({ value, label: t(`desk:section.${value}`) }))}
              value={section}
              onChange={(value) => onChange({ section: value })}
              isNumbered
            />
            {person.kind === 'new' && section === 'FAMILY' && (
              // The other two tell by themselves.
              <Segmented<Gender>
                label={t('person.gender')}
                options={Gender.options.map((value) => ({ value, label: t(`desk:gender.${value}`) }))}
                value={person.gender}
                onChange={(gender) => onChange({ person: { ...person, gender } })}
                isNumbered
              />
            )}
          </div>
        )}
        <div ref={serviceGroup}>
          <Segmented
            label={t('service')}
            layout="tiles"
            columns={4}
            options={(services?.services ?? []).map(toTile)}
            value={draft.serviceId}
            onChange={(serviceId) => onChange({ serviceId })}
            isNumbered
          />
        </div>
      </div>
      {person !== null && (
        <TextArea
          label={t('note')}
          optional
          value={draft.note}
          onChange={(note) => onChange({ note })}
          placeholder={t('notePlaceholder')}
          {...textVerdict(draft.note, LONGEST_NOTE)}
        />
      )}
      {person?.kind === 'known' && service && <AlreadyOpen personId={person.personId} serviceId={service.id} />}
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );

  function toTile({ id, label, icon }: Service) {
    return { value: id, label: labelIn(label, language), icon: serviceIcon(icon) };
  }

  function takenLabel(): string {
    if (person?.kind === 'known') return directory.get(person.personId)?.name || t('desk:unnamed');
    return person?.kind === 'new' ? t('person.newTitle') : t('desk:unnamed');
  }
}
