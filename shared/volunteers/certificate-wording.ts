import type { PaperTemplates } from '../association/settings.ts';
import type { Gender } from '../people/person.ts';
import type { CertificateWording } from './volunteering.ts';

/** The association's words as they stand now, for one volunteer: kept with the certificate, whatever they become. */
export function certificateWording(
  { certificate, thanks }: PaperTemplates,
  kind: CertificateWording['kind'],
  gender: Gender,
): CertificateWording {
  const { title, intro, bodyBefore, bodyAfter } = kind === 'thanks' ? thanks : certificate;
  const { legal, signatories, frame, moves } = certificate;
  return {
    kind,
    title,
    intro: intro[gender],
    bodyBefore: bodyBefore[gender],
    bodyAfter: bodyAfter[gender],
    legal,
    signatories,
    frame,
    moves,
  };
}
