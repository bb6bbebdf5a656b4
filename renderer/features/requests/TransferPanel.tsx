import { Signpost } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardName } from '#shared/requests/tracks/guards.ts';
import { nearestUnits, type RankedUnit } from '#shared/units/nearest-units.ts';
import type { Person } from '../../data/records/people-repository.ts';
import type { Request } from '../../data/records/requests-repository.ts';
import type { Transfer } from '../../data/records/tracks-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Chip } from '../../ui/display/Chip.tsx';
import { ListBox } from '../../ui/display/ListBox.tsx';
import { ErrorState } from '../../ui/feedback/ErrorState.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { useShortcuts } from '../../ui/keyboard/use-shortcuts.ts';
import { KeyLegend } from '../../ui/keyboard/KeyLegend.tsx';
import { useTransferGuard } from './use-on-track.ts';
import styles from './RequestScreen.module.css';

interface TransferPanelProps {
  readonly request: Request;
  readonly person: Person | null | undefined;
  readonly onClose: () => void;
  readonly onSent: (to: RankedUnit) => void;
}

/** The nearest units with a place left, the first chosen already; the consent is one key, the transfer another. */
export function TransferPanel({ request, person, onClose, onSent }: TransferPanelProps) {
  const { t } = useTranslation('requests');
  const { tracks, referrals } = useDesk();
  const list = useSettings('units');
  const villages = useSettings('villages');
  const sent = useLive(() => referrals.all(), [referrals]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [hasConsent, setConsent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const ranked =
    list && villages && sent
      ? nearestUnits({
          section: request.section,
          villageId: person?.villageId ?? null,
          units: list.units,
          villages: villages.villages,
          referrals: sent,
        })
      : undefined;
  const to = ranked?.find(({ unit }) => unit.id === chosen) ?? ranked?.[0];
  const transfer: Transfer | undefined = to && { to, consent: hasConsent ? 'VERBAL' : null };
  const guard = useTransferGuard(request, transfer);

  const send = async () => {
    if (!transfer || busy) return;
    setBusy(true);
    setFault(null);
    try {
      const moved = await tracks.move(request.id, { command: 'TRANSFER' }, transfer);
      if (moved.ok) onSent(transfer.to);
      else if (moved.error.kind === 'guard') setFault(t(`guard.${moved.error.guard}`, { context: person?.gender }));
    } catch (error) {
      setFault(faultText(t, error));
    } finally {
      setBusy(false);
    }
  };
  useShortcuts({ Escape: onClose, Digit1: () => setConsent((is) => !is) });

  const reason: GuardName | null = transfer ? guard : 'unit-chosen';
  return (
    <Card
      isFilling
      title={t('transfer.title')}
      footer={
        <>
          <Button
            variant="primary"
            size="lg"
            icon={Signpost}
            shortcut="Ctrl+Enter"
            onPress={() => void send()}
            isDisabled={reason !== null}
            disabledReason={reason === null ? undefined : t(`guard.${reason}`, { context: person?.gender })}
            isBusy={busy}
            busyLabel={t('track.saving')}
          >
            {t('transfer.send', { unit: to?.unit.name ?? '' })}
          </Button>
          <Button variant="quiet" onPress={onClose} legend="Escape">
            {t('desk:cancel')}
          </Button>
        </>
      }
    >
      {ranked?.length === 0 && <ErrorState title={t('transfer.none')} safe={t('transfer.noneSafe')} />}
      {ranked && to && (
        <ListBox
          label={t('transfer.units')}
          options={ranked.map((each) => toOption(each))}
          selectedId={to.unit.id}
          onSelect={setChosen}
          isFramed
          autoFocus
        />
      )}
      <div className={styles.consent}>
        <Checkbox isSelected={hasConsent} onChange={setConsent} note={t('transfer.consentNote')}>
          {t('transfer.consent', { context: person?.gender })}
        </Checkbox>
        <KeyLegend keys="Digit1" />
      </div>
      {fault !== null && <Notice tone="bad">{fault}</Notice>}
    </Card>
  );

  function toOption({ unit, distance, placesLeft }: RankedUnit) {
    return {
      id: unit.id,
      text: unit.name,
      title: unit.name,
      note: <UnitNote ranked={{ unit, distance, placesLeft }} village={villageName(unit.villageId)} />,
      trail: placesLeft === 0 ? <Chip icon={Signpost}>{t('transfer.full')}</Chip> : undefined,
    };
  }

  function villageName(id: string): string {
    return villages?.villages.find((village) => village.id === id)?.name ?? '';
  }
}

function UnitNote({ ranked, village }: { readonly ranked: RankedUnit; readonly village: string }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { unit, distance, placesLeft } = ranked;
  const far = distance
    ? t('transfer.distance', {
        km: format.count(distance.kilometres),
        count: distance.minutes,
        n: format.count(distance.minutes),
      })
    : t('transfer.unknownDistance');
  const places = t('transfer.places', { left: format.count(placesLeft), all: format.count(unit.capacity) });
  return <>{[village, far, places, unit.hours].filter(Boolean).join(' · ')}</>;
}
