import { CalendarX, GitMerge, ListTodo, PhoneCall, PhoneMissed, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Task } from '#shared/work/task.ts';
import { useBeginCall } from '../../desk/calls/use-begin-call.ts';
import { goTo } from '../../desk/go-to.ts';
import { DueChip } from '../../desk/requests/DueChip.tsx';
import { PersonName } from '../../desk/people/PersonName.tsx';
import { useGenders } from '../../desk/people/use-genders.ts';
import { usePeopleNames } from '../../desk/people/use-people-names.ts';
import { useServiceLabel } from '../../desk/requests/use-service-label.ts';
import { useToday } from '../../desk/clock/use-today.ts';
import { useWhen } from '../../desk/clock/use-when.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Card } from '../../ui/display/Card.tsx';
import { Icon, type IconShape } from '../../ui/display/Icon.tsx';
import { ListBox, type ListBoxOption } from '../../ui/display/ListBox.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import { useTasks } from './use-tasks.ts';

const icons: Readonly<Record<Task['kind'], IconShape>> = {
  clash: CalendarX,
  callback: PhoneCall,
  step: ListTodo,
  retry: PhoneMissed,
  merge: GitMerge,
  duplicate: UserCheck,
};

/** The most urgent, which are shown; what is due beyond a day's work is found in the list of requests. */
const SHOWN = 50;

/** The row that leads to the list. */
const REST = 'rest';

/** What is due today: clashes, calls, steps and duplicates; Enter goes to where it is done. `asked` is another text at each press of its key, and empty before the first. */
export function DueCard({ asked }: { readonly asked: string }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const today = useToday();
  const nameOf = usePeopleNames();
  const genderOf = useGenders();
  const serviceOf = useServiceLabel();
  const sayWhen = useWhen();
  const beginCall = useBeginCall();
  const tasks = useTasks(today);

  const noteOf = (task: Task): string => {
    switch (task.kind) {
      case 'clash':
        return t('due.clash', { when: sayWhen(task.startsAt) });
      case 'callback':
        return t('due.callback', { when: sayWhen(task.dueAt) });
      case 'retry':
        return t('due.retry', { when: sayWhen(task.triedAt) });
      case 'step':
        return `${serviceOf(task.serviceId, task.servicesVersion)} · ${t(`desk:requestState.${task.state}`, { context: genderOf(task.personId) })}`;
      case 'merge':
        return t('due.merge', { name: nameOf(task.otherId) });
      case 'duplicate':
        return t('due.duplicate', { name: nameOf(task.otherId), context: genderOf(task.otherId) });
    }
  };
  const open = (task: Task): void => {
    switch (task.kind) {
      case 'clash':
        return goTo(`/appointments?at=${task.appointmentId}`);
      case 'callback':
      case 'retry':
        if (task.number !== '') beginCall('OUT', task.number, task.personId ?? undefined);
        if (task.requestId !== null) goTo(`/requests/${task.requestId}`);
        else if (task.personId !== null) goTo(`/people/${task.personId}`);
        return;
      case 'step':
        return goTo(`/requests/${task.requestId}`);
      case 'merge':
      case 'duplicate':
        return goTo(`/people/${task.personId ?? ''}/merge/${task.otherId}`);
    }
  };

  const optionOf = (task: Task): ListBoxOption => {
    const name = nameOf(task.personId);
    const note = noteOf(task);
    return {
      id: `${task.kind}/${task.id}`,
      text: `${name} ${note}`,
      lead: <Icon of={icons[task.kind]} />,
      title: <PersonName>{name}</PersonName>,
      note,
      ...(task.kind === 'step' ? { trail: <DueChip day={task.day} /> } : {}),
    };
  };
  const restOf = (count: number): ListBoxOption[] => {
    if (count <= 0) return [];
    const title = t('due.rest', { n: format.count(count) });
    return [{ id: REST, text: title, title, lead: <Icon of={ListTodo} />, note: t('due.inList') }];
  };

  return (
    <Card
      isFilling
      isFlush
      title={t('due.title')}
      count={tasks?.length ? format.count(tasks.length) : undefined}
      actions={<KeyLegend keys="F8" />}
    >
      {tasks === undefined && <Skeleton rows={4} />}
      {tasks?.length === 0 && <EmptyState title={t('due.none')} />}
      {tasks && tasks.length > 0 && (
        <ListBox
          key={asked}
          label={t('due.title')}
          autoFocus={asked !== ''}
          options={[...tasks.slice(0, SHOWN).map(optionOf), ...restOf(tasks.length - SHOWN)]}
          onAction={(id) => {
            if (id === REST) goTo('/requests');
            const task = tasks.find((each) => `${each.kind}/${each.id}` === id);
            if (task) open(task);
          }}
        />
      )}
    </Card>
  );
}
