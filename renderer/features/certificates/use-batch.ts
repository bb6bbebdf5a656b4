import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueTerms } from '../../data/records/certificates-repository.ts';
import { useDesk } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { issueCertificates, sayRefused } from '../../papers/issue-certificates.ts';
import { useToasts } from '../../ui/feedback/Toasts.tsx';
import { deliverBatch, type BatchWay } from './deliver-batch.ts';
import type { CertificateLine } from '../../desk/certificates/use-certificate-lines.ts';

export type BatchStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'issuing' }
  | { readonly kind: 'rendering'; readonly done: number; readonly total: number };

export interface Batch {
  readonly step: BatchStep;
  /** What the paper refuses, each with the name it is about; then nothing was issued. */
  readonly problems: readonly string[];
  readonly notice: string | null;
  start(lines: readonly CertificateLine[], way: BatchWay): Promise<void>;
  cancel(): void;
}

/**
 * Issues and prints many certificates. Every page is laid out once before anything is issued, so that one name that does
 * not fit stops the batch and not the printer; then numbers, snapshots and the print job are one save; then the papers
 * are made. Stopped or failed after that, the job waits in the print centre.
 */
export function useBatch(terms: IssueTerms | null): Batch {
  const { t } = useTranslation('certificates');
  const { language } = useFormat();
  const desk = useDesk();
  const toasts = useToasts();
  const [step, setStep] = useState<BatchStep>({ kind: 'idle' });
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);

  const run = async (lines: readonly CertificateLine[], way: BatchWay, signal: AbortSignal): Promise<void> => {
    if (!terms) return;
    const { certificates, printJobs } = desk;
    const outcome = await issueCertificates(desk, lines, terms, signal);
    if (!outcome.ok) return setProblems(sayRefused(outcome.error, language));
    const issued = outcome.value;
    const total = issued.certificates.length;
    const onProgress = (done: number): void => setStep({ kind: 'rendering', done, total });
    onProgress(0);
    const giveUp = async (reason: string, text: string): Promise<void> => {
      await printJobs.follow(issued.jobId, [{ kind: 'failed', reason }]);
      setNotice(text);
    };
    try {
      const delivery = await deliverBatch(desk, issued.certificates, { settings: terms, way, t, onProgress, signal });
      if (delivery.kind === 'cancelled') return await giveUp(t('stopped'), t('stopped'));
      if (delivery.kind === 'failed') return await giveUp(delivery.reason, delivery.text);
      await certificates.countPrints(issued.certificates, delivery.sha256);
      await printJobs.follow(issued.jobId, delivery.events);
      toasts.show({ text: delivery.text });
    } catch (error) {
      const text = signal.aborted ? t('stopped') : faultText(t, error);
      await giveUp(text, text);
    }
  };

  return {
    step,
    problems,
    notice,
    async start(lines, way) {
      if (running.current || lines.length === 0) return;
      const controller = new AbortController();
      running.current = controller;
      setProblems([]);
      setNotice(null);
      setStep({ kind: 'issuing' });
      try {
        await run(lines, way, controller.signal);
      } catch (error) {
        setNotice(controller.signal.aborted ? t('stoppedBefore') : faultText(t, error));
      } finally {
        running.current = null;
        setStep({ kind: 'idle' });
      }
    },
    cancel: () => running.current?.abort(new Error('stopped')),
  };
}
