import { labelIn } from '#shared/association/bilingual.ts';
import { useSettings } from '../../desk/session/desk-context.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** The themes of the association, in the language of the desk; one that was taken out keeps its id. */
export function useThemes() {
  const document = useSettings('themes');
  const { language } = useFormat();
  const themes = (document?.themes ?? []).map(({ id, label }) => ({ id, label: labelIn(label, language) }));
  return { themes, nameOf: (id: string): string => themes.find((each) => each.id === id)?.label ?? id };
}
