import { useTranslation } from 'react-i18next';
import type { FieldShape } from '#shared/association/document-shape.ts';
import { serviceIcon, serviceIconNames } from '../../desk/requests/service-icon.ts';
import type { FieldProps } from '../../ui/fields/field-props.ts';
import { LtrField } from '../../ui/fields/LtrField.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';

interface TextEditorProps extends FieldProps {
  readonly shape: Extract<FieldShape, { kind: 'text' }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text, in the field that suits it. */
export function TextEditor({ shape: { style }, ...field }: TextEditorProps) {
  const { t } = useTranslation('settings');
  switch (style) {
    case 'line':
      return <TextField {...field} />;
    case 'long':
      return <TextArea {...field} />;
    case 'latin':
      return <LtrField {...field} />;
    case 'icon':
      return (
        <Select
          {...field}
          options={serviceIconNames.map((id) => ({ id, label: t(`icon.${id}`), icon: serviceIcon(id) }))}
        />
      );
  }
}
