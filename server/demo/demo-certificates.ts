import { createHash } from 'node:crypto';
import { contentText, headText } from '#shared/documents/issued-paper.ts';
import type { PlannedOperation } from '#shared/sync/operation.ts';
import { certificateWording } from '#shared/volunteers/certificate-wording.ts';
import { signCertificate } from '#shared/verification/verify-certificate.ts';
import type { Certificate } from '#shared/volunteers/volunteering.ts';
import { createOperation, type DemoContext } from './demo-context.ts';
import type { DraftCertificate } from './demo-volunteers.ts';

/** The issue of a certificate: what it says is copied into it, so that later corrections elsewhere leave it as it was. */
export function certificateOperation(
  { association, signer }: DemoContext,
  { id, at, issuedOn, participation }: DraftCertificate,
  certificateNumber: string,
): PlannedOperation {
  const { person, opportunity, fields: given } = participation;
  const { name, gender, idNumber } = person.fields;
  const { title, platformNumber, from, to } = opportunity.fields;
  const snapshot = {
    name,
    gender,
    idLastFour: idNumber.slice(-4),
    opportunityTitle: title,
    platformNumber,
    from,
    to,
    hours: given.hours,
    templateVersion: association.templates.version,
    wording: certificateWording(association.templates, 'participation', gender),
    head: { version: association.profile.version, sha256: sha256(headText(association.profile)) },
  };
  const fields: Certificate = {
    section: given.section,
    certificateNumber,
    participationId: participation.id,
    opportunityId: opportunity.id,
    personId: person.id,
    issuedOn,
    snapshot,
    qrPayload: signCertificate(
      { certificateNumber, name, opportunityTitle: title, hours: given.hours, issuedOn },
      signer,
    ),
    state: 'ISSUED',
    replaces: null,
    prints: 1,
    contentSha256: sha256(contentText({ number: certificateNumber, issuedOn, snapshot })),
    pdfSha256: null,
  };
  return createOperation('certificates', id, fields, at);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
