import { useTranslation } from 'react-i18next';
import { judgeText } from '#shared/kernel/typed-text.ts';
import { checkIdNumber } from '#shared/people/national-id.ts';
import type { IdType } from '#shared/people/person.ts';
import { parsePhone } from '#shared/people/phone.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** What stands below a field about what is typed in it. An error keeps it from being saved, a hint does not. */
export interface TypedVerdict {
  readonly hint?: string;
  readonly hintTone?: 'ok' | 'warn';
  readonly error?: string;
}

/** Says whether a text fits and whether it brought hidden marks along. */
export function useTextVerdict(): (typed: string, longest: number) => TypedVerdict {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (typed, longest) => {
    const { extra, hasHiddenMarks } = judgeText(typed, longest);
    if (extra > 0) return { error: t('typed.tooLong', { count: extra, n: format.count(extra) }) };
    return hasHiddenMarks ? { hint: t('typed.hiddenMarks'), hintTone: 'warn' } : {};
  };
}

/** Says what the number typed so far is: its kind, or plainly what is missing. It is accepted either way. */
export function usePhoneVerdict(): (typed: string) => TypedVerdict {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (typed) => {
    if (typed.trim() === '') return {};
    const parsed = parsePhone(typed);
    if (parsed.ok) return { hint: t(`typed.phone.${parsed.value.kind}`), hintTone: 'ok' };
    const { error } = parsed;
    const count = error.kind === 'too-short' ? error.missing : error.kind === 'too-long' ? error.extra : 0;
    return { hint: t(`typed.phone.${error.kind}`, { count, n: format.count(count) }), hintTone: 'warn' };
  };
}

/** Says what is odd about an id number of a type; accepted either way. */
export function useIdVerdict(): (idType: IdType, typed: string) => TypedVerdict {
  const { t } = useTranslation('desk');
  return (idType, typed) => {
    const [warning] = checkIdNumber(idType, typed);
    return warning ? { hint: t(`typed.id.${warning.kind}`), hintTone: 'warn' } : {};
  };
}
