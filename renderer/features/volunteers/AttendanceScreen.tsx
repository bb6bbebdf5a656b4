import { Clock, CircleCheck, CircleDashed, CircleX, ShieldCheck, UserCheck, UserX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { awaitsVerification, type Attendance } from '#shared/volunteers/volunteering.ts';
import type { Opportunity, Participation } from '../../data/records/volunteers-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { DeskScreen } from '../../desk/DeskScreen.tsx';
import { faultText } from '../../desk/fault-text.ts';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { useGenders } from '../../desk/people/use-genders.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip, type Tone } from '../../ui/display/Chip.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Columns } from '../../ui/frame/Columns.tsx';
import type { DataTableColumn } from '../../ui/table/data-table-column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { ExportAttendance } from './ExportAttendance.tsx';
import { ImportAttendance } from './ImportAttendance.tsx';
import { OpportunityActions } from './OpportunityActions.tsx';

const faces: Record<Attendance, { readonly icon: IconShape; readonly tone: Tone }> = {
  LISTED: { icon: CircleDashed, tone: 'plain' },
  PRESENT: { icon: CircleCheck, tone: 'ok' },
  ABSENT: { icon: CircleX, tone: 'warn' },
};

const NONE: readonly Participation[] = [];
const NOBODY: ReadonlySet<string> = new Set();
const keyOf = ({ id }: Participation): string => id;

/** The attendance sheet of an opportunity: all at once, then the exceptions; hours are vouched for by somebody else. */
export function AttendanceScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('volunteers');
  const { volunteers } = useDesk();
  const opportunity = useLive(() => volunteers.opportunity(id), [volunteers, id]);
  return (
    <DeskScreen
      place="volunteers"
      title={t('attendance.title')}
      crumbs={[{ label: opportunity?.title ?? t('title'), href: `/volunteers/${id}` }]}
    >
      {opportunity === undefined && <Skeleton rows={6} />}
      {opportunity === null && <ErrorState title={t('missing')} safe={t('missingSafe')} />}
      {opportunity && <Sheet opportunity={opportunity} />}
    </DeskScreen>
  );
}

function Sheet({ opportunity }: { readonly opportunity: Opportunity }) {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const { volunteers } = useDesk();
  const listed = useLive(() => volunteers.participations(opportunity.id), [volunteers, opportunity.id]);
  const [selected, setSelected] = useState(NOBODY);
  const columns = useSheetColumns();
  const chosen = (listed ?? NONE).filter(({ id }) => selected.has(id));
  return (
    <Columns beside="form">
      <Card
        isFilling
        isFlush
        title={t('attendance.sheet')}
        count={listed?.length ? format.count(listed.length) : undefined}
        actions={<OpportunityActions opportunity={opportunity} />}
      >
        <DataTable
          label={t('attendance.sheet')}
          columns={columns}
          rows={listed ?? NONE}
          rowKey={keyOf}
          isLoading={listed === undefined}
          autoFocus
          selection="multiple"
          selectedKeys={selected}
          onSelectionChange={setSelected}
          initialSort={{ column: 'name', direction: 'ascending' }}
          empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
        />
      </Card>
      <SheetActions opportunity={opportunity} chosen={chosen} />
    </Columns>
  );
}

interface SheetActionsProps {
  readonly opportunity: Opportunity;
  readonly chosen: readonly Participation[];
}

/** What is done with the selected names. */
function SheetActions({ opportunity, chosen }: SheetActionsProps) {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const toasts = useToasts();
  const may = useMay();
  const { volunteers } = useDesk();
  const [hours, setHours] = useState<number | null>(opportunity.minimumHours || 1);
  const isNobody = chosen.length === 0;
  const { section } = opportunity;

  const say = async (work: Promise<number>, key: 'marked' | 'verifiedCount') => {
    try {
      const count = await work;
      toasts.show({ text: t(`attendance.${key}`, { count, n: format.count(count) }), tone: count > 0 ? 'ok' : 'info' });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  const mark = (attendance: Attendance) =>
    void say(volunteers.recordAttendance(chosen, attendance, attendance === 'PRESENT' ? (hours ?? 0) : 0), 'marked');
  return (
    <Card
      isFilling
      title={t('attendance.mark')}
      count={t('attendance.selected', { count: chosen.length, n: format.count(chosen.length) })}
    >
      {may('volunteer.manage', { section }) && (
        <>
          <Notice>{t('attendance.howTo')}</Notice>
          <NumberField
            label={t('attendance.hours')}
            value={hours}
            onChange={setHours}
            min={0.5}
            max={10_000}
            step={0.5}
            unit={t('hour')}
          />
          <Button
            variant="primary"
            icon={UserCheck}
            shortcut="Ctrl+Enter"
            onPress={() => mark('PRESENT')}
            isDisabled={isNobody || hours === null}
            disabledReason={t('attendance.chooseSome')}
          >
            {t('attendance.present')}
          </Button>
          <Button icon={UserX} shortcut="Alt+KeyG" onPress={() => mark('ABSENT')} isDisabled={isNobody}>
            {t('attendance.absent')}
          </Button>
          <ImportAttendance opportunity={opportunity} />
        </>
      )}
      {may('volunteer.verify-hours', { section }) && (
        <>
          <Button
            icon={ShieldCheck}
            shortcut="Alt+KeyV"
            onPress={() => void say(volunteers.verifyHours(chosen), 'verifiedCount')}
            isDisabled={isNobody}
          >
            {t('attendance.verify')}
          </Button>
          <Notice tone="warn">{t('attendance.verifyNote')}</Notice>
        </>
      )}
      {may('report.export', { section }) && <ExportAttendance opportunity={opportunity} />}
    </Card>
  );
}

function useSheetColumns(): readonly DataTableColumn<Participation>[] {
  const { t } = useTranslation('volunteers');
  const format = useFormat();
  const nameOf = usePeopleNames();
  const genderOf = useGenders();
  const { actor } = useDesk();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('column.name'),
        width: 200,
        grow: 2,
        isRowHeader: true,
        cell: ({ personId }) => <PersonName>{nameOf(personId)}</PersonName>,
        sortValue: ({ personId }) => nameOf(personId),
      },
      {
        id: 'attendance',
        header: t('attendance.state'),
        width: 130,
        grow: 0,
        cell: ({ attendance, personId }) => (
          <Chip icon={faces[attendance].icon} tone={faces[attendance].tone}>
            {t(`attendance.${attendance}`, { context: genderOf(personId) })}
          </Chip>
        ),
        sortValue: ({ attendance }) => attendance,
      },
      {
        id: 'hours',
        header: t('column.hours'),
        width: 90,
        grow: 0,
        cell: ({ attendance, hours }) => (attendance === 'PRESENT' ? format.count(hours) : '–'),
        sortValue: ({ hours }) => hours,
      },
      {
        id: 'verification',
        header: t('attendance.verification'),
        width: 170,
        spare: 1,
        cell: (each) =>
          awaitsVerification(each) ? (
            <Chip icon={Clock} tone={each.recordedBy === actor.userId ? 'plain' : 'info'}>
              {t(each.recordedBy === actor.userId ? 'attendance.ownHours' : 'attendance.awaits')}
            </Chip>
          ) : (
            each.verifiedBy !== null && (
              <Chip icon={ShieldCheck} tone="ok">
                {t('attendance.verified')}
              </Chip>
            )
          ),
        sortValue: ({ verifiedAt }) => verifiedAt ?? '',
      },
    ],
    [t, format, nameOf, genderOf, actor],
  );
}
