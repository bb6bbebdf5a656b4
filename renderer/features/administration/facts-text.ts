import type { TFunction } from 'i18next';
import type { AuditFacts } from '#shared/access/audit-entry.ts';

/** Facts that hold several codes, one after the other, and where the words for them are. */
const WORDS: Readonly<Record<string, string>> = { roles: 'desk:role', sections: 'desk:section' };

/** Known to whoever verifies the chain, and to nobody else of use. */
const UNSEEN: ReadonlySet<string> = new Set(['deskNumber']);

/** The facts of a line in words: «الصلاحيات: المدير · الأقسام: رجال»; ids of people and desks by their names. */
export function factsText(t: TFunction, facts: AuditFacts, names: Readonly<Record<string, string>>): string {
  return Object.entries(facts)
    .filter(([name, value]) => value !== null && value !== '' && !UNSEEN.has(name))
    .map(([name, value]) => `${t([`administration:audit.fact.${name}`, name])}: ${valueText(t, name, value, names)}`)
    .join(' · ');
}

function valueText(
  t: TFunction,
  name: string,
  value: AuditFacts[string],
  names: Readonly<Record<string, string>>,
): string {
  if (typeof value === 'boolean') return t(value ? 'administration:audit.yes' : 'administration:audit.no');
  const text = String(value);
  const words = WORDS[name];
  if (words !== undefined)
    return text
      .split(' ')
      .map((code) => t(`${words}.${code}`))
      .join('، ');
  return names[text] ?? t([`administration:audit.value.${text}`, text]);
}
