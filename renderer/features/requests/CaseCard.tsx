import { ShieldCheck, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../data/records/case-reader.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { newPersonFrom } from '../../desk/drafts/intake-draft.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { PersonSearch } from '../../desk/people/PersonSearch.tsx';
import { useBeginIntake } from '../../desk/people/use-begin-intake.ts';
import { useGenders } from '../../desk/people/use-genders.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import styles from './RequestScreen.module.css';
import { useKeptForm } from '../../desk/drafts/use-kept-form.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { LONGEST_HANDLER } from '#shared/requests/case-file.ts';
import { z } from 'zod';

/** The case behind the request, for those who may read it: danger, who handles it, the two sides and their consents. */
export function CaseCard({ request, theCase }: { readonly request: Request; readonly theCase: Case }) {
  const { t } = useTranslation('requests');
  const mayChange = useMay()('case.change', { section: request.section });
  return (
    <>
      <SafetyCard theCase={theCase} mayChange={mayChange} />
      <Card title={t('case.sides')}>
        <Sides theCase={theCase} mayChange={mayChange} />
      </Card>
      {mayChange && <HandlerCard key={theCase.id} theCase={theCase} />}
    </>
  );
}

interface CasePartProps {
  readonly theCase: Case;
  readonly mayChange: boolean;
}

function SafetyCard({ theCase, mayChange }: CasePartProps) {
  const { t } = useTranslation('requests');
  const { cases } = useDesk();
  const { safety } = theCase.file;
  const violence = safety?.violence ?? false;
  const childAtRisk = safety?.childAtRisk ?? false;
  const isStopped = safety !== null && (violence || childAtRisk) && safety.releasedBy === null;
  return (
    <Card title={t('case.safety')}>
      <div className={styles.checks}>
        <Checkbox
          isSelected={violence}
          onChange={(is) => void cases.answerSafety(theCase.id, { violence: is, childAtRisk })}
          isDisabled={!mayChange}
        >
          {t('case.violence')}
        </Checkbox>
        <Checkbox
          isSelected={childAtRisk}
          onChange={(is) => void cases.answerSafety(theCase.id, { violence, childAtRisk: is })}
          isDisabled={!mayChange}
        >
          {t('case.childAtRisk')}
        </Checkbox>
        {safety === null && mayChange && (
          <Button
            size="sm"
            icon={ShieldCheck}
            onPress={() => void cases.answerSafety(theCase.id, { violence: false, childAtRisk: false })}
          >
            {t('case.nobodyInDanger')}
          </Button>
        )}
        {isStopped && (
          <Notice
            tone="bad"
            action={
              mayChange && (
                <Button size="sm" onPress={() => void cases.release(theCase.id)}>
                  {t('case.release')}
                </Button>
              )
            }
          >
            {t('case.stopped')}
          </Notice>
        )}
        {safety?.releasedBy && <Notice tone="warn">{t('case.released')}</Notice>}
      </div>
    </Card>
  );
}

function Sides({ theCase, mayChange }: CasePartProps) {
  const { t } = useTranslation('requests');
  const { cases } = useDesk();
  const nameOf = usePeopleNames();
  const genderOf = useGenders();
  const beginIntake = useBeginIntake();
  const [typed, setTyped] = useState<string | null>(null);
  const hasBoth = theCase.parties.length > 1;
  return (
    <div className={styles.checks}>
      {theCase.parties.map((party) => (
        <Checkbox
          key={party.id}
          isSelected={party.consentsToJoint}
          onChange={(is) => void cases.consent(party, is)}
          isDisabled={!mayChange}
          note={t('case.consent', { context: genderOf(party.personId) })}
        >
          {t(`case.side.${party.side}`)}: <PersonName>{nameOf(party.personId)}</PersonName>
        </Checkbox>
      ))}
      {mayChange && !hasBoth && typed === null && (
        <Button size="sm" icon={UserPlus} onPress={() => setTyped('')}>
          {t('case.addOther')}
        </Button>
      )}
      {typed !== null && !hasBoth && (
        <PersonSearch
          typed={typed}
          onTyped={setTyped}
          onTake={(personId) => {
            setTyped(null);
            void cases.addOtherSide(theCase.id, personId);
          }}
          onNew={() => void beginIntake({ person: newPersonFrom(typed), typed })}
        />
      )}
      <p className={styles.faint}>{t('case.wall')}</p>
    </div>
  );
}

const HandlerForm = z.object({ handler: z.string() });

function HandlerCard({ theCase }: { readonly theCase: Case }) {
  const { t } = useTranslation('requests');
  const { cases } = useDesk();
  const kept = useKeptForm(`handler/${theCase.id}`, HandlerForm);
  const handler = kept.form?.handler ?? theCase.file.handler;
  const verdict = useTextVerdict()(handler, LONGEST_HANDLER);
  const name = async (): Promise<void> => {
    await cases.nameHandler(theCase.id, handler);
    kept.close();
  };
  return (
    <Card title={t('case.handler')}>
      <div className={styles.writing}>
        <TextField
          label={t('case.handlerName')}
          value={handler}
          onChange={(next) => kept.begin({ handler: next })}
          {...verdict}
        />
        <Button
          size="sm"
          onPress={() => void name()}
          isDisabled={handler.trim() === '' || handler.trim() === theCase.file.handler || verdict.error !== undefined}
        >
          {t('case.nameHandler')}
        </Button>
      </div>
    </Card>
  );
}
