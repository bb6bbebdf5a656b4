import { Download, Printer } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '#shared/documents/document-kind.ts';
import { describeProblem } from '#shared/documents/document-problem.ts';
import type { PrintOrder } from '../data/records/print-jobs-repository.ts';
import { useDesk } from '../desk/session/desk-context.ts';
import { faultText } from '../desk/fault-text.ts';
import type { PaperSize } from '../platform/desk-platform.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/actions/Button.tsx';
import { ModalPanel } from '../ui/feedback/ModalPanel.tsx';
import { Notice } from '../ui/feedback/Notice.tsx';
import { useToasts } from '../ui/feedback/Toasts.tsx';
import type { Doubt } from './as-issued.ts';
import { printPaper, savePaper } from './deliver-paper.ts';
import { DoubtNotices } from './DoubtNotices.tsx';
import styles from './PaperDialog.module.css';
import { PaperPreview } from './PaperPreview.tsx';
import { readPrinterProfile, renderOptionsOf } from './printer-profile.ts';
import { sha256 } from './sha256.ts';

interface PaperDialogProps {
  readonly title: string;
  readonly kind: DocumentKind;
  /** Stable between renders: a new object is a new paper. Null while the settings are read. */
  readonly data: unknown;
  /** Proposed when the paper is saved; no person's name and no matter. */
  readonly fileName: string;
  readonly paper: PaperSize;
  /** What is printed, for the print centre, or the job that was queued for it already; without one nobody is to see there that it was. */
  readonly order?: PrintOrder | string;
  /** Why this copy of an issued paper may not be what was issued. */
  readonly doubts?: readonly Doubt[];
  /** Choices about the paper, above its picture. */
  readonly choices?: ReactNode;
  /** It went to a printer or into a file: counted, so that the next one says it is a copy. */
  readonly onPrinted: (sha256: string) => Promise<void>;
  readonly onClose: () => void;
}

type Paper = { readonly bytes: Uint8Array } | { readonly problems: readonly string[] };

/** A paper as it will be printed; Enter prints it, and where no printer works it is saved instead. */
export function PaperDialog(props: PaperDialogProps) {
  const { title, kind, data, fileName, paper: size, order, doubts = [], choices, onPrinted, onClose } = props;
  const { t } = useTranslation('papers');
  const toasts = useToasts();
  const desk = useDesk();
  const { paper, isCurrent, fault } = usePaper(kind, data, size);
  const [notice, setNotice] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const bytes = paper && 'bytes' in paper ? paper.bytes : null;

  /** The job is queued before the paper leaves, so that one that gets lost on the way is found in the print centre. */
  const act = async (deliver: typeof printPaper): Promise<void> => {
    if (!bytes || !isCurrent || busy) return;
    setBusy(true);
    try {
      const jobId = typeof order === 'object' ? await desk.printJobs.queue(order) : (order ?? null);
      const delivery = await deliver(desk, { fileName, bytes, paper: size }, t);
      if (delivery.kind !== 'done') {
        const reason = delivery.kind === 'failed' ? delivery.reason : t('cancelled');
        await desk.printJobs.follow(jobId, [{ kind: 'failed', reason }]);
        return setNotice(delivery.kind === 'failed' ? delivery.text : null);
      }
      await onPrinted(await sha256(bytes));
      await desk.printJobs.follow(jobId, delivery.events);
      toasts.show({ text: delivery.text });
      onClose();
    } catch (error) {
      setNotice(faultText(t, error));
    } finally {
      setBusy(false);
    }
  };
  const print = () => act(printPaper);
  const save = () => act(savePaper);

  return (
    <ModalPanel
      isOpen
      title={title}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button
            variant="primary"
            icon={Printer}
            shortcut="Enter"
            onPress={() => void print()}
            isDisabled={!bytes || !isCurrent}
            isBusy={busy}
            busyLabel={t('busy')}
            autoFocus
          >
            {t('print')}
          </Button>
          <Button
            icon={Download}
            shortcut="Ctrl+KeyS"
            onPress={() => void save()}
            isDisabled={!bytes || !isCurrent || busy}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.layout}>
        {choices}
        <DoubtNotices doubts={doubts} />
        {notice !== null && <Notice tone="warn">{notice}</Notice>}
        {fault !== null && <Notice tone="bad">{fault}</Notice>}
        {paper && 'problems' in paper && (
          <Notice tone="bad">
            <ul className={styles.problems}>
              {paper.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        <PaperPreview label={title} bytes={bytes} />
      </div>
    </ModalPanel>
  );
}

/**
 * Renders in the print worker whenever the data changes. Until then the paper before stays in sight but is not the
 * current one: who has just asked for a discreet slip must not get the other one.
 */
function usePaper(kind: DocumentKind, data: unknown, size: PaperSize) {
  const { t } = useTranslation('papers');
  const { language } = useFormat();
  const { printing, drafts } = useDesk();
  const [made, setMade] = useState<{ readonly paper: Paper; readonly from: unknown } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (data === null) return undefined;
    const made = readPrinterProfile(drafts, size).then((profile) =>
      printing.render(kind, data, renderOptionsOf(profile)),
    );
    made.then(
      (outcome) => {
        if (!isCurrent) return;
        const paper = outcome.ok
          ? { bytes: outcome.value.bytes }
          : { problems: outcome.error.map((problem) => describeProblem(problem)[language]) };
        setMade({ paper, from: data });
        setFault(null);
      },
      (error: unknown) => {
        if (isCurrent) setFault(faultText(t, error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [printing, drafts, kind, data, size, language, t]);
  return { paper: made?.paper ?? null, isCurrent: made?.from === data, fault };
}
