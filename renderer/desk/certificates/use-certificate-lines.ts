import { useMemo } from 'react';
import { certificateVerdict, type CertificateVerdict } from '#shared/volunteers/certificate-verdict.ts';
import type { CertificateWording } from '#shared/volunteers/volunteering.ts';
import type { Certificate, Recipient } from '../../data/records/certificates-repository.ts';
import type { Opportunity } from '../../data/records/volunteers-repository.ts';
import { useLive } from '../../data/use-live.ts';
import { useDesk } from '../session/desk-context.ts';

/** One volunteer: what he gave, and whether his certificate may be issued. */
export interface CertificateLine extends Recipient {
  readonly certificate: Certificate | null;
  readonly verdict: CertificateVerdict;
}

/** Everyone who took part, with their certificates of one kind; undefined while they are read. */
export function useCertificateLines(
  opportunity: Opportunity,
  kind: CertificateWording['kind'],
): readonly CertificateLine[] | undefined {
  const { volunteers, certificates, people, roster } = useDesk();
  const participations = useLive(() => volunteers.participations(opportunity.id), [volunteers, opportunity.id]);
  const issued = useLive(() => certificates.ofOpportunity(opportunity.id), [certificates, opportunity.id]);
  const everyone = useLive(async () => new Map((await people.all()).map((person) => [person.id, person])), [people]);
  const covered = useLive(
    async () => new Set((await roster.all()).flatMap((each) => (each.guardianConsent ? each.personId : []))),
    [roster],
  );
  return useMemo(() => {
    if (!participations || !issued || !everyone || !covered) return undefined;
    const standing = new Map(
      issued
        .filter(({ state, snapshot }) => state === 'ISSUED' && snapshot.wording.kind === kind)
        .map((certificate) => [certificate.participationId, certificate]),
    );
    return participations.flatMap((participation): CertificateLine[] => {
      const person = everyone.get(participation.personId);
      if (!person) return [];
      const certificate = standing.get(participation.id) ?? null;
      const verdict = certificateVerdict({
        participation,
        opportunity,
        person,
        hasGuardianConsent: covered.has(person.id),
        isIssued: certificate !== null,
      });
      return [{ participation, person, certificate, verdict }];
    });
  }, [participations, issued, everyone, covered, opportunity, kind]);
}
