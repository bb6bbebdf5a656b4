import type { z } from 'zod';
import type { DocumentProblem, ProblemText } from './document-problem.ts';

type Issue = z.core.$ZodIssue;

/** What a schema refuses, in plain words: one problem a field. */
export function fieldProblems(error: z.ZodError, prefix = ''): DocumentProblem[] {
  const problems = error.issues.flatMap((issue) => problemsOf(issue, prefix));
  return problems.filter((problem, i) => problems.findIndex((other) => other.field === problem.field) === i);
}

function problemsOf(issue: Issue, prefix: string): DocumentProblem[] {
  if (issue.code !== 'unrecognized_keys') return [problemAt(prefix + fieldPath(issue.path), reasonOf(issue))];
  const reason = { ar: 'حقل غير معروف', en: 'there is no such field' };
  return issue.keys.map((key) => problemAt(prefix + fieldPath([...issue.path, key]), reason));
}

/** `person.name`, `signatories[1].role`; the whole document is `.`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\.(?=.)/, '') || '.';
}

const problemAt = (field: string, reason: ProblemText): DocumentProblem => ({ kind: 'invalid-field', field, reason });

const OWN_REASONS: Readonly<Record<string, ProblemText>> = {
  'outside-calendar': {
    ar: 'التاريخ خارج تقويم أم القرى المنشور (١٣٥٦–١٥٠٠ هـ)',
    en: 'the date is outside the published Umm al-Qura calendar (1356–1500 AH)',
  },
  'before-from': { ar: 'النهاية قبل البداية', en: 'ends before it begins' },
};

function reasonOf(issue: Issue): ProblemText {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { ar: 'مطلوب ولم يُعطَ', en: 'is required' }
        : { ar: `ليس من النوع المطلوب (${issue.expected})`, en: `must be of type ${issue.expected}` };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { ar: 'فارغ أو أقصر من المطلوب', en: `is empty or too short (at least ${issue.minimum})` }
        : { ar: `أقل من المسموح (${issue.minimum})`, en: `is below the least allowed (${issue.minimum})` };
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { ar: `أطول من المسموح (${issue.maximum})`, en: `is too long (at most ${issue.maximum})` }
        : { ar: `أكبر من المسموح (${issue.maximum})`, en: `is above the most allowed (${issue.maximum})` };
    case 'invalid_format':
      return { ar: 'ليس على الصورة المطلوبة', en: `does not have the expected form (${issue.format})` };
    case 'invalid_value':
      return { ar: `القيم المسموحة: ${issue.values.join('، ')}`, en: `must be one of: ${issue.values.join(', ')}` };
    case 'custom':
      return OWN_REASONS[String(issue.params?.reason)] ?? { ar: 'غير صالح', en: 'is not valid' };
    default:
      return { ar: 'غير صالح', en: 'is not valid' };
  }
}
