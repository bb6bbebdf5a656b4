import { CloudCheck, CloudOff, RefreshCw } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useLive } from '../data/use-live.ts';
import { useFormat } from '../i18n/use-format.ts';
import { StatusStrip, type FunctionKey } from '../ui/frame/StatusStrip.tsx';
import { useShortcuts } from '../ui/keyboard/use-shortcuts.ts';
import { useOpenCalls } from './calls/open-calls.ts';
import { useBeginCall } from './calls/use-begin-call.ts';
import { useToday } from './clock/use-today.ts';
import { useWhen } from './clock/use-when.ts';
import { PrivacyNotice } from './PrivacyNotice.tsx';
import { SafetyDialog } from './requests/SafetyDialog.tsx';
import { useDesk, useMay, useSyncStatus } from './session/desk-context.ts';
import { goTo } from './go-to.ts';

/** Where the data is, in one quiet line, and the keys that begin everything. What is typed into a screen does not draw it again. */
export const DeskStrip = memo(function DeskStrip() {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const today = useToday();
  const sayWhen = useWhen();
  const { waiting, now } = useDesk();
  const may = useMay();
  const { connection, busy, problem } = useSyncStatus();
  const summary = useLive(() => waiting.summary(), [waiting]);
  const lastSuccess = useLive(() => waiting.lastSuccessAt(), [waiting]);
  const [isSafetyOpen, setSafetyOpen] = useState(false);
  const records = summary?.records ?? 0;
  const n = format.count(records);

  const intakeKeys: FunctionKey[] = [
    { keys: 'F2', label: t('functionKeys.walkIn'), onPress: () => goTo('/intake/walk-in') },
    { keys: 'F3', label: t('functionKeys.phone'), onPress: () => goTo('/intake/phone') },
  ];
  const complaintKey: FunctionKey = {
    keys: 'F4',
    label: t('functionKeys.complaint'),
    onPress: () => goTo('/complaints/new'),
  };
  const [isNoticeShown, setNoticeShown] = useState(false);
  const privacyKey: FunctionKey = {
    keys: 'F7',
    label: t('functionKeys.privacy'),
    onPress: () => setNoticeShown(true),
  };
  const functionKeys: FunctionKey[] = [
    ...(may('request.create') ? intakeKeys : []),
    ...(may('complaint.create') ? [complaintKey] : []),
    ...(may('person.read') ? [privacyKey] : []),
    { keys: 'F8', label: t('functionKeys.due'), onPress: () => goTo(`/?due=${now()}`) },
    { keys: 'F9', label: t('functionKeys.safety'), onPress: () => setSafetyOpen(true) },
  ];
  // While a call is open F3 goes to its panel, which binds the key itself.
  const hasCall = useOpenCalls(({ calls }) => calls.length > 0);
  const beginCall = useBeginCall();
  useShortcuts({
    ...Object.fromEntries(functionKeys.map(({ keys, onPress }) => [keys, onPress])),
    ...(hasCall ? { F3: undefined } : {}),
    'Shift+F3': may('request.create') ? () => beginCall('IN', '') : undefined,
  });

  const isOffline = connection === 'offline' || problem !== null;
  const state = isOffline ? 'offline' : busy && records > 0 ? 'busy' : 'online';
  return (
    <>
      <StatusStrip
        state={state}
        icon={isOffline ? CloudOff : state === 'busy' ? RefreshCw : CloudCheck}
        status={statusText()}
        detail={detailText()}
        onOpen={() => goTo('/sync')}
        functionKeys={functionKeys}
      />
      {isSafetyOpen && <SafetyDialog onClose={() => setSafetyOpen(false)} />}
      <PrivacyNotice isOpen={isNoticeShown} onClose={() => setNoticeShown(false)} />
    </>
  );

  function statusText(): string {
    // What to do about it stands on the sync screen, which the line opens; the keys beside it need the room.
    if (problem) return t([`strip.problem.${problem}`, 'strip.problem.other']);
    if (connection === 'connecting') return t('strip.connecting');
    if (connection === 'offline') return t('strip.offline', { count: records, n });
    return records > 0 ? t('strip.sending', { count: records, n }) : t('strip.onlineNothing');
  }

  /** Today's need no day; after a night without the server the time alone would mislead. */
  function when(instant: string): string {
    return riyadhDate(instant) === today ? format.time(instant) : sayWhen(instant);
  }

  function detailText(): string {
    if (isOffline && summary?.since) return t('strip.since', { time: when(summary.since) });
    return lastSuccess ? t('strip.lastSync', { time: when(lastSuccess) }) : t('strip.neverSynced');
  }
});
