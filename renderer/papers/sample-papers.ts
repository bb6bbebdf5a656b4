import type { AssociationProfile, PaperTemplates } from '#shared/association/settings.ts';
import type { DocumentKind } from '#shared/documents/document-kind.ts';
import { certificateWording } from '#shared/volunteers/certificate-wording.ts';
import { draftLetterData } from './letter-data.ts';
import { certificateData, letterheadOf, type DrawnCertificate } from './paper-data.ts';

/** The papers that an administrator looks at while he changes their words. */
export const sampleKinds = ['certificate', 'thanks', 'letter', 'slip'] as const;
export type SampleKind = (typeof sampleKinds)[number];

interface SampleTerms {
  readonly profile: AssociationProfile;
  readonly templates: PaperTemplates;
  readonly today: string;
  /** A text of the samples, in Arabic. */
  readonly say: (key: string) => string;
}

/** As wide as any number the desk gives. */
const NUMBER = '1448/00/00000/00';

/** A paper about nobody, in the association's words and under its head. */
export function samplePaper(kind: SampleKind, terms: SampleTerms): { kind: DocumentKind; data: unknown } {
  const { profile, templates, today, say } = terms;
  if (kind === 'letter') {
    const signatory = templates.letter.signatories[0] ?? { role: '', name: '' };
    const draft = {
      id: 'sample',
      section: 'MEN',
      isCase: false,
      personId: null,
      requestId: null,
      to: say('sample.to'),
      honorific: templates.letter.honorific,
      subject: say('sample.subject'),
      body: say('sample.body'),
      signatory,
      attachments: 1,
    } as const;
    return { kind: 'letter', data: draftLetterData(draft, { profile, templates }, today) };
  }
  if (kind === 'slip') {
    const { title, note } = templates.slip;
    const data = {
      letterhead: letterheadOf(profile),
      digits: profile.paperDigits,
      title,
      refNo: NUMBER,
      service: say('service.INTERVIEW'),
      date: today,
      time: '10:30',
      earlyMinutes: 15,
      place: [profile.address],
      note,
      marks: { draft: true },
    };
    return { kind: 'slip-a5', data };
  }
  const paper = certificateData(sampleCertificate(kind === 'thanks' ? 'thanks' : 'participation', terms), { profile });
  return { kind: 'certificate', data: { ...paper, marks: { draft: true } } };
}

const sampleCertificate = (
  kind: 'participation' | 'thanks',
  { templates, today, say }: SampleTerms,
): DrawnCertificate => ({
  certificateNumber: NUMBER,
  issuedOn: today,
  snapshot: {
    name: say('sample.name'),
    gender: 'MALE',
    idLastFour: '0000',
    opportunityTitle: say('sample.opportunity'),
    platformNumber: '',
    from: today,
    to: today,
    hours: 8,
    templateVersion: templates.version,
    wording: certificateWording(templates, kind, 'MALE'),
  },
  qrPayload: 'A'.repeat(250),
  replaces: null,
  prints: 0,
});
