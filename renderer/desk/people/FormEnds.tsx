import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import type { IconShape } from '../../ui/display/Icon.tsx';

interface FormEndsProps {
  /** The verb that keeps what was written. */
  readonly verb: string;
  readonly icon?: IconShape;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  /** What is still missing; null where it can be kept. */
  readonly missing?: string | null;
  readonly autoFocus?: boolean;
}

/** How a form about somebody ends: Ctrl+Enter keeps it, Esc gives it up. The form around binds both keys, for its own region. */
export function FormEnds({ verb, icon = Check, onSave, onCancel, missing = null, autoFocus = false }: FormEndsProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <Button
        variant="primary"
        icon={icon}
        legend="Ctrl+Enter"
        onPress={onSave}
        isDisabled={missing !== null}
        disabledReason={missing}
        autoFocus={autoFocus}
      >
        {verb}
      </Button>
      <Button variant="quiet" legend="Escape" onPress={onCancel}>
        {t('cancel')}
      </Button>
    </>
  );
}
