import { describe, expect, it } from 'vitest';
import { riyadhDate } from '#shared/kernel/riyadh-time.ts';
import { signCertificate } from '#shared/verification/verify-certificate.ts';
import { certificateVerdict } from '#shared/volunteers/certificate-verdict.ts';
import { demoAt, moments, recordsOf, signer } from './demo-association.ts';

describe.each(moments)('the volunteers of the demonstration %s', (_when, now) => {
  const operations = demoAt(now);
  const opportunities = new Map(recordsOf(operations, 'opportunities').map((record) => [record.id, record]));
  const participations = recordsOf(operations, 'participations');
  const certificates = recordsOf(operations, 'certificates');
  const people = new Map(recordsOf(operations, 'people').map((person) => [person.id, person]));

  it('gave between two and thirty hours, each once to an opportunity', () => {
    for (const { hours } of participations) {
      expect(hours).toBeGreaterThanOrEqual(2);
      expect(hours).toBeLessThanOrEqual(30);
      expect(Number.isInteger(hours * 2)).toBe(true);
    }
    const pairs = participations.map(({ opportunityId, personId }) => `${opportunityId} ${personId}`);
    expect(new Set(pairs).size).toBe(participations.length);
  });

  it('get a certificate once, after the end, for hours that suffice, with a copy of the facts', () => {
    expect(new Set(certificates.map(({ participationId }) => participationId)).size).toBe(certificates.length);
    for (const certificate of certificates) {
      const { participationId, opportunityId, personId, issuedOn, snapshot, certificateNumber } = certificate;
      const participation = participations.find(({ id }) => id === participationId);
      const opportunity = opportunities.get(opportunityId);
      const person = people.get(personId);
      if (!participation || !opportunity || !person) throw new Error('A certificate of nothing');
      expect(participation).toMatchObject({ opportunityId, personId });
      expect(
        certificateVerdict({ participation, opportunity, person, hasGuardianConsent: true, isIssued: false }),
      ).toBe('ready');
      expect(issuedOn > opportunity.to && issuedOn <= riyadhDate(now)).toBe(true);
      expect(snapshot).toMatchObject({
        name: person.name,
        hours: participation.hours,
        idLastFour: person.idNumber.slice(-4),
        opportunityTitle: opportunity.title,
      });
      const { name, opportunityTitle, hours } = snapshot;
      expect(certificate.qrPayload).toBe(
        signCertificate({ certificateNumber, name, opportunityTitle, hours, issuedOn }, signer),
      );
    }
  });

  it('leave one finished opportunity whose certificates wait to be issued, and some that go on', () => {
    const today = riyadhDate(now);
    const withoutCertificates = [...opportunities.values()].filter(
      ({ id }) => !certificates.some(({ opportunityId }) => opportunityId === id),
    );
    expect(withoutCertificates.filter(({ to }) => to < today).length).toBe(1);
    expect(withoutCertificates.filter(({ from, to }) => from <= today && today <= to).length).toBe(2);
  });
});
