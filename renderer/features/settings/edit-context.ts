import { createContext, useContext, type ComponentType } from 'react';
import type { FieldShape } from '#shared/association/document-shape.ts';
import type { SettingsName } from '#shared/association/settings.ts';
import type { Fields } from '#shared/sync/record.ts';
import type { FaultsByPlace } from './faults.ts';

/** One place of a document under edit. */
export interface FieldEditorProps {
  readonly name: string;
  /** Where the field stands in its document: «resources.0.slotMinutes». */
  readonly place: string;
  readonly shape: FieldShape;
  readonly isOptional: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The heading above says already what this is. */
  readonly isLabelHidden?: boolean;
}

/** What every part of an editor needs to know of the whole. */
export interface Editing {
  readonly document: SettingsName;
  /** The document as it would be saved: one part may choose among entries of another. */
  readonly fields: Fields;
  readonly faults: FaultsByPlace;
  /** Edits one place; groups and lists hold fields, which may be groups and lists again. */
  readonly Field: ComponentType<FieldEditorProps>;
}

export const EditContext = createContext<Editing | null>(null);

/** The document under edit. Throws outside an editor. */
export function useEditing(): Editing {
  const editing = useContext(EditContext);
  if (!editing) throw new Error('useEditing is called outside a document editor.');
  return editing;
}
