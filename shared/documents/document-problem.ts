/** Why a document cannot be printed as it stands. `field` is the path into its data: `person.name`, `certificates[3].hours`. */
export type DocumentProblem =
  | { readonly kind: 'invalid-field'; readonly field: string; readonly reason: ProblemText }
  | {
      readonly kind: 'unprintable-character';
      readonly field: string;
      readonly character: string;
      readonly codePoint: string;
    }
  | { readonly kind: 'text-too-long'; readonly field: string; readonly text: string }
  | { readonly kind: 'code-too-long'; readonly field: string; readonly modules: number }
  | { readonly kind: 'unusable-image'; readonly field: string; readonly reason: ProblemText };

/** The same sentence for the desk and for the log. */
export interface ProblemText {
  readonly ar: string;
  readonly en: string;
}

/** Says a problem in one sentence in each language, with the field it is about. */
export function describeProblem(problem: DocumentProblem): ProblemText {
  const { field } = problem;
  switch (problem.kind) {
    case 'invalid-field':
    case 'unusable-image':
      return { ar: `الحقل «${field}»: ${problem.reason.ar}`, en: `${field}: ${problem.reason.en}` };
    case 'unprintable-character':
      return {
        ar: `الحقل «${field}»: الحرف ${problem.codePoint} لا يوجد في خطوط الطباعة`,
        en: `${field}: no printing font has the character ${problem.codePoint}`,
      };
    case 'text-too-long':
      return {
        ar: `الحقل «${field}»: النص أطول من مكانه على الورقة`,
        en: `${field}: the text is too long for its place on the page`,
      };
    case 'code-too-long':
      return {
        ar: `الحقل «${field}»: محتوى الرمز أطول مما يُقرأ مطبوعًا (${problem.modules} وحدة في الضلع)`,
        en: `${field}: the code holds too much to be read in print (${problem.modules} modules a side)`,
      };
  }
}
