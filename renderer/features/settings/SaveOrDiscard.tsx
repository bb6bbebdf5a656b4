import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import type { DocumentDraft } from './use-document-draft.ts';

interface SaveOrDiscardProps {
  readonly draft: Pick<DocumentDraft, 'isChanged' | 'discard'>;
  readonly isFaulty: boolean;
  readonly onSave: () => void;
}

/** What is done with a document that was edited. */
export function SaveOrDiscard({ draft, isFaulty, onSave }: SaveOrDiscardProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Button
        variant="primary"
        shortcut="Ctrl+Enter"
        onPress={onSave}
        isDisabled={!draft.isChanged || isFaulty}
        disabledReason={t(isFaulty ? 'faulty' : 'unchanged')}
      >
        {t('save')}
      </Button>
      {draft.isChanged && (
        <Button variant="quiet" icon={Undo2} onPress={draft.discard}>
          {t('discard')}
        </Button>
      )}
    </>
  );
}
