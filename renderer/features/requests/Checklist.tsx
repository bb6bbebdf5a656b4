import { useTranslation } from 'react-i18next';
import { labelIn } from '#shared/association/bilingual.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { OnTrack } from '../../data/records/tracks-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './RequestScreen.module.css';
import { useKeptWords } from '../../desk/drafts/use-kept-words.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { LONGEST_GUARDIAN_NAME } from '#shared/people/is-minor.ts';

interface ChecklistProps {
  readonly request: Request;
  readonly onTrack: OnTrack;
  readonly isReadOnly: boolean;
}

/** The papers that were seen; for a volunteer also the charter and, of a minor, the guardian. */
export function Checklist({ request, onTrack, isReadOnly }: ChecklistProps) {
  const { t } = useTranslation('requests');
  const { language } = useFormat();
  const { tracks } = useDesk();
  const { checklist } = onTrack.policy;
  const isVolunteer = request.type === 'VOLUNTEER';
  if (checklist.length === 0 && !isVolunteer) return null;
  return (
    <Card title={t('track.checklist')}>
      <div className={styles.checks}>
        {checklist.map(({ id, label, isRequired }) => (
          <Checkbox
            key={id}
            isSelected={onTrack.facts.ticked.includes(id)}
            onChange={(isTicked) => void tracks.tick(request.id, id, isTicked)}
            isDisabled={isReadOnly}
            {...(isRequired ? {} : { note: t('track.optional') })}
          >
            {labelIn(label, language)}
          </Checkbox>
        ))}
        {isVolunteer && <CharterChecks request={request} isMinor={onTrack.facts.isMinor} isReadOnly={isReadOnly} />}
      </div>
    </Card>
  );
}

interface CharterChecksProps {
  readonly request: Request;
  readonly isMinor: boolean;
  readonly isReadOnly: boolean;
}

function CharterChecks({ request, isMinor, isReadOnly }: CharterChecksProps) {
  const { t } = useTranslation('requests');
  const { tracks } = useDesk();
  const format = useFormat();
  const today = useToday();
  const { words: guardian, write, clear } = useKeptWords(`guardian/${request.id}`);
  const verdict = useTextVerdict()(guardian, LONGEST_GUARDIAN_NAME);
  const agree = async (): Promise<void> => {
    await tracks.note(request.id, { guardian: { name: guardian.trim(), consentedOn: today } });
    clear();
  };
  const { charterSignedOn, guardian: consented } = request.facts;
  return (
    <>
      <Checkbox
        isSelected={charterSignedOn !== undefined}
        onChange={() => void tracks.note(request.id, { charterSignedOn: today })}
        isDisabled={isReadOnly || charterSignedOn !== undefined}
        {...(charterSignedOn ? { note: format.hijri(charterSignedOn) } : {})}
      >
        {t('track.charter')}
      </Checkbox>
      {isMinor && consented && (
        <Checkbox isSelected isDisabled onChange={() => undefined} note={format.hijri(consented.consentedOn)}>
          {t('track.guardianConsented', { name: consented.name })}
        </Checkbox>
      )}
      {isMinor && !consented && !isReadOnly && (
        <div className={styles.writing}>
          <TextField label={t('track.guardianName')} value={guardian} onChange={write} {...verdict} />
          <Button
            size="sm"
            onPress={() => void agree()}
            isDisabled={guardian.trim() === '' || verdict.error !== undefined}
          >
            {t('track.guardianSave')}
          </Button>
        </div>
      )}
    </>
  );
}
