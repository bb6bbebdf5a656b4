import { FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  BreachDraft,
  emptyBreach,
  knownInstant,
  missingOfBreach,
  LONGEST_OF_BREACH,
  tellBefore,
} from '#shared/privacy/breach.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { SettingsFrame } from '../../desk/SettingsFrame.tsx';
import { useKept } from '../../desk/drafts/use-kept.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { BreachReportDialog } from '../../papers/BreachReportDialog.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { HijriDateField } from '../../ui/fields/HijriDateField.tsx';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import styles from './Breach.module.css';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';

/** The page of a breach in the settings, for the manager. */
export function BreachScreen() {
  return (
    <SettingsFrame page="breach">
      <Breach />
    </SettingsFrame>
  );
}

/** What happened to whose data, and by when the authority must have been told; it leaves the desk as a letter. */
function Breach() {
  const { t } = useTranslation('privacy');
  const when = useWhen();
  const { now } = useDesk();
  const { value: draft, change } = useKept('breach', BreachDraft, emptyBreach);
  const textVerdict = useTextVerdict();
  const [isPrinting, setPrinting] = useState(false);
  const missing = missingOfBreach(draft);
  const known = knownInstant(draft);
  const isLate = known !== null && now() > tellBefore(known);
  return (
    <Card
      isFilling
      title={t('settings:page.breach.title')}
      footer={
        <Button
          variant="primary"
          icon={FileText}
          shortcut="Ctrl+Enter"
          onPress={() => setPrinting(true)}
          isDisabled={missing !== null}
          disabledReason={
            missing === null ? undefined : t(missing === 'shorter' ? 'desk:typed.shorten' : `missing.${missing}`)
          }
        >
          {t('prepare')}
        </Button>
      }
    >
      <Notice tone={isLate ? 'bad' : 'warn'}>
        {known === null ? t('within') : t(isLate ? 'late' : 'tellBefore', { when: when(tellBefore(known)) })}
      </Notice>
      <div className={styles.known}>
        <HijriDateField label={t('knownOn')} value={draft.knownOn} onChange={(knownOn) => change({ knownOn })} />
        <LtrField
          label={t('knownAt')}
          value={draft.knownAt}
          onChange={(knownAt) => change({ knownAt })}
          placeholder="14:30"
        />
        <NumberField label={t('people')} value={draft.people} onChange={(people) => change({ people })} min={0} />
      </div>
      <TextArea
        label={t('happened')}
        value={draft.happened}
        onChange={(happened) => change({ happened })}
        {...textVerdict(draft.happened, LONGEST_OF_BREACH.happened)}
      />
      <TextArea
        label={t('data')}
        value={draft.data}
        onChange={(data) => change({ data })}
        {...textVerdict(draft.data, LONGEST_OF_BREACH.data)}
      />
      <TextArea
        label={t('measures')}
        value={draft.measures}
        onChange={(measures) => change({ measures })}
        {...textVerdict(draft.measures, LONGEST_OF_BREACH.measures)}
      />
      {isPrinting && <BreachReportDialog breach={draft} onClose={() => setPrinting(false)} />}
    </Card>
  );
}
