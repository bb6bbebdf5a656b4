import { Ban, Printer, Replace } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Certificate, IssueTerms, Recipient } from '../../data/records/certificates-repository.ts';
import { useDesk, useMay } from '../../desk/session/desk-context.ts';
import { faultText } from '../../desk/fault-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CertificateDialog } from '../../papers/CertificateDialog.tsx';
import { sayRefused, tryCertificates } from '../../papers/issue-certificates.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { DescriptionList } from '../../ui/display/DescriptionList.tsx';
import { Identifier } from '../../ui/display/Identifier.tsx';
import { ModalPanel } from '../../ui/feedback/ModalPanel.tsx';
import { QuestionDialog } from '../../ui/feedback/QuestionDialog.tsx';
import { useToasts } from '../../ui/feedback/Toasts.tsx';

interface IssuedDialogProps {
  readonly certificate: Certificate;
  /** Null where the volunteer is no longer in the list. */
  readonly recipient: Recipient | null;
  readonly terms: IssueTerms;
  readonly onClose: () => void;
}

/** An issued certificate: printed again, replaced where its facts were wrong, or taken back for good. */
export function IssuedDialog({ certificate, recipient, terms, onClose }: IssuedDialogProps) {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const may = useMay();
  const toasts = useToasts();
  const desk = useDesk();
  const { certificates } = desk;
  const [printed, setPrinted] = useState<Certificate | null>(null);
  const [asks, setAsks] = useState<'revoke' | 'replace' | null>(null);
  const { section, certificateNumber, snapshot, issuedOn, prints } = certificate;

  const act = async (work: () => Promise<string>): Promise<void> => {
    setAsks(null);
    try {
      toasts.show({ text: await work() });
      onClose();
    } catch (error) {
      toasts.show({ text: faultText(t, error), tone: 'bad' });
    }
  };
  const revoke = () =>
    act(async () => {
      await certificates.revoke(certificate.id);
      return t('revoked');
    });
  const replace = () =>
    act(async () => {
      if (!recipient) return t('notStanding');
      // A name that does not fit takes nothing back.
      const trial = await tryCertificates(desk, [recipient], terms);
      if (!trial.ok) return sayRefused(trial.error, format.language).join('\n');
      const replacement = await certificates.replace(certificate, recipient, terms);
      return replacement ? t('replaced', { number: replacement.certificateNumber }) : t('notStanding');
    });

  if (printed) return <CertificateDialog certificate={printed} onClose={onClose} />;
  return (
    <>
      <ModalPanel
        isOpen={asks === null}
        title={snapshot.name}
        onClose={onClose}
        footer={
          <>
            {may('certificate.reprint', { section }) && (
              <Button
                variant="primary"
                icon={Printer}
                shortcut="Enter"
                autoFocus
                onPress={() => setPrinted(certificate)}
              >
                {t('printAgain')}
              </Button>
            )}
            {may('certificate.issue', { section }) && recipient && (
              <Button icon={Replace} onPress={() => setAsks('replace')}>
                {t('replace')}
              </Button>
            )}
            {may('certificate.revoke', { section }) && (
              <Button variant="danger" icon={Ban} onPress={() => setAsks('revoke')}>
                {t('revoke')}
              </Button>
            )}
          </>
        }
      >
        <DescriptionList
          items={[
            { term: t('number'), value: <Identifier isStrong>{certificateNumber}</Identifier> },
            { term: t('issuedOn'), value: format.hijri(issuedOn) },
            { term: t('column.hours'), value: format.count(snapshot.hours) },
            { term: t('prints'), value: format.count(prints) },
          ]}
        />
      </ModalPanel>
      <QuestionDialog
        isOpen={asks !== null}
        question={t(asks === 'replace' ? 'replaceQuestion' : 'revokeQuestion', { number: certificateNumber })}
        safeAnswer={{ label: t('keep'), onPress: () => setAsks(null) }}
        otherAnswer={{
          label: t(asks === 'replace' ? 'replace' : 'revoke'),
          onPress: () => void (asks === 'replace' ? replace() : revoke()),
          icon: asks === 'replace' ? Replace : Ban,
        }}
      >
        {t(asks === 'replace' ? 'replaceMeans' : 'revokeMeans')}
      </QuestionDialog>
    </>
  );
}
