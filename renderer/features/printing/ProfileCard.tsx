import { Ruler, Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk, useSettings } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useTextVerdict } from '../../desk/requests/typed-verdicts.ts';
import { printPaper } from '../../papers/deliver-paper.ts';
import { fieldsTrial } from '../../papers/letter-data.ts';
import {
  keepPrinterProfile,
  LONGEST_TRAY,
  readPrinterProfile,
  renderOptionsOf,
  type PrinterProfile,
} from '../../papers/printer-profile.ts';
import type { PaperSize } from '../../platform/desk-platform.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Card } from '../../ui/display/Card.tsx';
import { Checkbox } from '../../ui/fields/Checkbox.tsx';
import { NumberField } from '../../ui/fields/NumberField.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { LetterFields } from './LetterFields.tsx';
import styles from './Printing.module.css';

const papers: readonly PaperSize[] = ['A4', 'A5', 'roll-80mm', 'roll-58mm'];
/** The system's own printer, in a list where every choice needs a name. */
const USUAL = 'usual';

/** Which printer and tray this desk uses for a paper, and how far that printer pulls it askew. */
export function ProfileCard() {
  const { t } = useTranslation('printing');
  const toasts = useToasts();
  const desk = useDesk();
  const { drafts, platform, printing, now } = desk;
  const association = useSettings('profile');
  const [paper, setPaper] = useState<PaperSize>('A4');
  const [profile, setProfile] = useState<PrinterProfile | null>(null);
  const trayVerdict = useTextVerdict()(profile?.tray ?? '', LONGEST_TRAY);
  const isLong = trayVerdict.error !== undefined;
  const printers = useLive(() => platform.papers.printers(), [platform]) ?? [];
  useEffect(() => {
    let isCurrent = true;
    void readPrinterProfile(drafts, paper).then((kept) => isCurrent && setProfile(kept));
    return () => {
      isCurrent = false;
    };
  }, [drafts, paper]);

  const change = (changed: Partial<PrinterProfile>) => profile && setProfile({ ...profile, ...changed });
  const tell = async (work: () => Promise<string>): Promise<void> => {
    try {
      toasts.show({ text: await work() });
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  const save = () =>
    tell(async () => {
      if (profile) await keepPrinterProfile(drafts, paper, profile);
      return t('profileSaved');
    });
  const printTest = () =>
    tell(async () => {
      if (!profile) return '';
      await keepPrinterProfile(drafts, paper, profile);
      const size = paper === 'A5' ? 'A5' : 'A4';
      // The page is Arabic like every paper, whatever language the desk is read in.
      const texts = { title: t('alignment.title', { lng: 'ar' }), note: t('alignment.note', { lng: 'ar' }) };
      const outcome = await printing.render('alignment', { paper: size, ...texts }, renderOptionsOf(profile));
      if (!outcome.ok) throw new Error('the alignment page could not be laid out');
      const finished = { fileName: t('alignment.file'), bytes: outcome.value.bytes, paper };
      const delivery = await printPaper(desk, finished, t);
      return delivery.kind === 'cancelled' ? '' : delivery.text;
    });

  /** A letter of three values, to be laid on the printed paper it is for. */
  const printFields = () =>
    tell(async () => {
      if (!profile || !association) return '';
      await keepPrinterProfile(drafts, 'A4', profile);
      const say = (key: string) => t(`letterFields.${key}`, { lng: 'ar' });
      const data = fieldsTrial(association, profile.letterFields, riyadhDate(now()), say);
      const outcome = await printing.render('letter', data, renderOptionsOf(profile));
      if (!outcome.ok) throw new Error('the trial of the fields could not be laid out');
      const finished = { fileName: t('letterFields.file'), bytes: outcome.value.bytes, paper: 'A4' as const };
      const delivery = await printPaper(desk, finished, t);
      return delivery.kind === 'cancelled' ? '' : delivery.text;
    });

  return (
    <Card
      isFilling
      title={t('profile')}
      footer={
        <>
          <Button
            variant="primary"
            icon={Save}
            shortcut="Ctrl+KeyS"
            onPress={() => void save()}
            isDisabled={isLong}
            disabledReason={t('desk:typed.shorten')}
          >
            {t('saveProfile')}
          </Button>
          <Button icon={Ruler} onPress={() => void printTest()} isDisabled={isLong || paper.startsWith('roll')}>
            {t('alignment.print')}
          </Button>
        </>
      }
    >
      <Segmented<PaperSize>
        label={t('paper')}
        options={papers.map((value) => ({ value, label: t(`papers.${value}`) }))}
        value={paper}
        onChange={setPaper}
      />
      {profile && (
        <>
          <Select
            label={t('printer')}
            options={[{ id: USUAL, label: t('usualPrinter') }, ...printers.map((name) => ({ id: name, label: name }))]}
            value={profile.printer ?? USUAL}
            onChange={(id) => change({ printer: id === USUAL ? null : id })}
          />
          <TextField
            label={t('tray')}
            optional
            value={profile.tray ?? ''}
            onChange={(tray) => change({ tray })}
            {...trayVerdict}
          />
          <div className={styles.pair}>
            <NumberField
              label={t('dx')}
              value={profile.dx}
              onChange={(dx) => change({ dx: dx ?? 0 })}
              min={-4}
              max={4}
              step={0.5}
              unit={t('millimetres')}
            />
            <NumberField
              label={t('dy')}
              value={profile.dy}
              onChange={(dy) => change({ dy: dy ?? 0 })}
              min={-4}
              max={4}
              step={0.5}
              unit={t('millimetres')}
            />
          </div>
          <Checkbox isSelected={profile.isMono} onChange={(isMono) => change({ isMono })}>
            {t('mono')}
          </Checkbox>
          {paper === 'roll-80mm' && (
            <Checkbox isSelected={profile.printsByItself} onChange={(printsByItself) => change({ printsByItself })}>
              {t('byItself')}
            </Checkbox>
          )}
          {paper === 'A4' && (
            <LetterFields
              offsets={profile.letterFields}
              onChange={(letterFields) => change({ letterFields })}
              onTry={() => void printFields()}
            />
          )}
        </>
      )}
    </Card>
  );
}
