import { Archive, ArrowLeftRight, Check, CircleCheck, Pencil, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writeOf, type Fields, type SyncRecord, type Write } from '#shared/sync/record.ts';
import { subjectsOf } from '#shared/privacy/legal-hold.ts';
import { ABOUT_FORGOTTEN, CLASH_REASON } from '#shared/sync/decision.ts';
import { isNewOfShutOutDesk, type OpenDecision } from '../../data/records/decisions-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { goTo } from '../../desk/go-to.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ClashSlots } from './ClashSlots.tsx';
import styles from './DecisionPanel.module.css';
import { FieldValue } from './FieldValue.tsx';
import panel from './Panel.module.css';

/** Written from another field of the record by a rule; nobody decides about it apart. */
const DERIVED = new Set(['e164', 'confirmation']);

interface DecisionPanelProps {
  readonly open: OpenDecision;
  readonly title: string;
  readonly onMend: () => void;
}

/** One decision: what stands and what was kept, two equal cards with who, when and when it was received, and between them the swap, or the way to mend what cannot be taken. */
export function DecisionPanel({ open: { decision, record, mending }, title, onMend }: DecisionPanelProps) {
  const { t, i18n } = useTranslation('sync');
  const { decisions } = useDesk();
  const isNew = !record && isNewOfShutOutDesk(decision);
  // Of a whole record only what has a name is for people to read; the rest goes with it.
  const hasName = (field: string): boolean => !isNew || i18n.exists(`sync:field.${field}`);
  const shown = decision.kept.filter(({ field }) => !DERIVED.has(field) && hasName(field));
  const isClash = decision.reason === CLASH_REASON;
  const card = decision.reason === ABOUT_FORGOTTEN && record ? wayToCard(record) : null;
  const first = shown[0];
  return (
    <Card
      isFilling
      title={title}
      count={shown.map(({ field }) => t([`field.${field}`, 'field.other'], { field })).join('، ')}
      footer={
        <>
          {mending && (
            <Button variant="primary" icon={Pencil} shortcut="KeyS" onPress={onMend}>
              {t('refused.mend')}
            </Button>
          )}
          {card !== null && (
            <Button variant="primary" icon={UserRound} shortcut="KeyS" onPress={() => goTo(card.address)}>
              {t(card.label)}
            </Button>
          )}
          <Button
            variant={mending || card !== null ? 'default' : 'primary'}
            icon={CircleCheck}
            shortcut="KeyK"
            onPress={() => void decisions.keep(decision.id)}
          >
            {t(
              card !== null
                ? 'decision.leaveRecord'
                : isClash
                  ? 'decision.leave'
                  : isNew
                    ? 'decision.refuse'
                    : 'decision.keep',
            )}
          </Button>
        </>
      }
    >
      <div className={panel.body}>
        <p className={panel.why}>{t([`why.${decision.reason}`, `why.${decision.kind}`])}</p>
        {isClash && <ClashSlots record={record} />}
        {!isClash && record && first && (
          <div className={styles.versus} data-swaps={!mending}>
            <ValueCard
              isStanding
              values={shown.map(({ field }) => [field, record.fields[field] ?? null])}
              write={writeOf(record, first.field)}
            />
            {!mending && (
              <Button icon={ArrowLeftRight} shortcut="KeyS" onPress={() => void decisions.swap(decision.id)}>
                {t('decision.swap')}
              </Button>
            )}
            <ValueCard values={shown.map(({ field, value }) => [field, value])} write={first.writtenBy} />
          </div>
        )}
        {isNew && (
          <div className={styles.versus}>
            <ValueCard values={shown.map(({ field, value }) => [field, value])} write={first?.writtenBy} />
            <Button icon={Check} shortcut="KeyS" onPress={() => void decisions.swap(decision.id)}>
              {t('decision.take')}
            </Button>
          </div>
        )}
        {!record && !isNew && <Notice tone="warn">{t('decision.gone')}</Notice>}
      </div>
    </Card>
  );
}

/** The person's card, or the request that leads to it. */
function wayToCard(record: SyncRecord): { readonly address: string; readonly label: string } | null {
  const { people, requests } = subjectsOf(record);
  const [person, request] = [people[0], requests[0]];
  if (person !== undefined) return { address: `/people/${person}`, label: 'decision.openCard' };
  return request === undefined ? null : { address: `/requests/${request}`, label: 'decision.openRequest' };
}

interface ValueCardProps {
  readonly values: readonly (readonly [field: string, value: Fields[string] | null])[];
  readonly write: Write | undefined;
  readonly isStanding?: boolean;
}

function ValueCard({ values, write, isStanding = false }: ValueCardProps) {
  const { t } = useTranslation('sync');
  return (
    <div className={styles.value} data-standing={isStanding}>
      <Chip icon={isStanding ? CircleCheck : Archive} tone={isStanding ? 'accent' : 'plain'}>
        {t(isStanding ? 'decision.standing' : 'decision.kept')}
      </Chip>
      <dl className={styles.fields}>
        {values.map(([field, value]) => (
          <div key={field}>
            {values.length > 1 && <dt>{t([`field.${field}`, 'field.other'], { field })}</dt>}
            <dd className={values.length > 1 || isLong(value) ? styles.small : styles.large}>
              <FieldValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {write && <Author write={write} />}
    </div>
  );
}

/** Letters of a value that is read as a sentence, not at a glance. */
const LONG = 60;
const isLong = (value: Fields[string] | null): boolean => typeof value === 'string' && value.length > LONG;

function Author({ write }: { readonly write: Write }) {
  const { t } = useTranslation('sync');
  const { decisions, enrolment, actor } = useDesk();
  const names = useLive(() => decisions.userNames(), [decisions]);
  const when = useWhen();
  const isHere = write.deviceId === enrolment.deviceId;
  const name = write.by === null ? undefined : names?.get(write.by);
  const who = write.by === actor.userId ? t('decision.you') : (name ?? t('decision.someone'));
  return (
    <div className={styles.author}>
      <Avatar name={name ?? who} />
      <span>
        {who} · {t(isHere ? 'decision.here' : 'decision.elsewhere')}
        <br />
        {when(write.at)} · {t('decision.received', { when: when(write.receivedAt) })}
      </span>
    </div>
  );
}
