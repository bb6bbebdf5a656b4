import type { z } from 'zod';
import type { AssociationProfile, PaperTemplates, Schedule } from '#shared/association/settings.ts';
import type { AppointmentSlipData } from '#shared/documents/appointment-slip.ts';
import type { CertificateBatchData, CertificateData } from '#shared/documents/certificate.ts';
import { riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import { formatPhone, phoneKey } from '#shared/people/phone.ts';
import type { CertificateSnapshot } from '#shared/volunteers/volunteering.ts';
import type { Appointment } from '../data/records/appointments-repository.ts';
import type { Certificate } from '../data/records/certificates-repository.ts';

/** The settings every paper is made from. */
export interface PaperSettings {
  readonly profile: AssociationProfile;
  readonly templates: PaperTemplates;
  readonly schedule: Schedule;
}

type Head = Pick<AssociationProfile, 'nameLines' | 'authority' | 'licence' | 'phone' | 'address'> &
  Partial<Pick<AssociationProfile, 'logo' | 'stamp'>>;

/** The head of every paper, with the association's pictures of today. */
export function letterheadOf({ nameLines, authority, licence, phone, address, logo, stamp }: Head) {
  const key = phoneKey(phone);
  return {
    nameLines,
    authority,
    licence,
    address,
    phone: key ? formatPhone(key) : phone,
    ...(logo ? { logo } : {}),
    ...(stamp ? { stamp } : {}),
  };
}

/** What an A5 appointment slip shows. A discreet one names neither the association nor the matter. */
export function slipData(
  appointment: Appointment,
  service: string,
  isDiscreet: boolean,
  { profile, templates, schedule }: PaperSettings,
): z.input<typeof AppointmentSlipData> {
  const resource = schedule.resources.find(({ id }) => id === appointment.resourceId);
  return {
    letterhead: letterheadOf(profile),
    title: templates.slip.title,
    digits: profile.paperDigits,
    refNo: appointment.referenceNumber,
    service,
    date: riyadhDate(appointment.startsAt),
    time: riyadhTimeOfDay(appointment.startsAt),
    earlyMinutes: schedule.arriveEarlyMinutes,
    place: resource?.place ?? [profile.address],
    mapPayload: profile.mapPoint,
    changePayload: appointment.id,
    note: templates.slip.note,
    discreet: isDiscreet,
    marks: copyMark(appointment.slipPrints),
  };
}

/** The head names the attachments on every paper, where there are none too. */
const NO_ATTACHMENTS = 'لا يوجد';

/** As much of a certificate as its paper shows: one that is only tried has no more. */
export type DrawnCertificate = Pick<
  Certificate,
  'certificateNumber' | 'issuedOn' | 'qrPayload' | 'replaces' | 'prints'
> & { readonly snapshot: Omit<CertificateSnapshot, 'head'> };

/** What a certificate shows: its snapshot of the day it was issued, under the letterhead of that day (see `asIssued`). */
export const certificateData = (
  certificate: DrawnCertificate,
  settings: Pick<PaperSettings, 'profile'>,
): z.input<typeof CertificateData> => ({ ...certificateHead(settings.profile), ...ownOf(certificate) });

/** Many certificates under one head, in one file. */
export const certificateBatch = (
  certificates: readonly DrawnCertificate[],
  settings: Pick<PaperSettings, 'profile'>,
): z.input<typeof CertificateBatchData> => ({
  shared: certificateHead(settings.profile),
  certificates: certificates.map(ownOf),
});

/** The head of a certificate. */
export const certificateHead = (profile: AssociationProfile) => ({
  letterhead: letterheadOf(profile),
  digits: profile.paperDigits,
});

function ownOf(certificate: DrawnCertificate): Omit<z.input<typeof CertificateData>, 'letterhead' | 'digits'> {
  const { snapshot } = certificate;
  const { kind, title, intro, bodyBefore, bodyAfter, legal, signatories, frame, moves } = snapshot.wording;
  const inBothGenders = (text: string) => ({ MALE: text, FEMALE: text });
  return {
    template: {
      title,
      intro: inBothGenders(intro),
      bodyBefore: inBothGenders(bodyBefore),
      bodyAfter: inBothGenders(bodyAfter),
      legal,
    },
    accent: kind,
    look: { frame, moves },
    record: { number: certificate.certificateNumber, attachments: NO_ATTACHMENTS },
    person: {
      name: snapshot.name,
      gender: snapshot.gender,
      ...(/^\d{4}$/.test(snapshot.idLastFour) ? { idLastFour: snapshot.idLastFour } : {}),
    },
    opportunity: {
      title: snapshot.opportunityTitle,
      ...(snapshot.platformNumber ? { number: snapshot.platformNumber } : {}),
    },
    hours: snapshot.hours,
    from: snapshot.from,
    to: snapshot.to,
    issuedOn: certificate.issuedOn,
    certNo: certificate.certificateNumber,
    qrPayload: certificate.qrPayload,
    signatories: signatories.map(({ role, name }) => (name ? { role, name } : { role })),
    marks: { ...copyMark(certificate.prints), ...(certificate.replaces ? { replacement: true } : {}) },
  };
}

/** The second print says that it is the second. */
export const copyMark = (prints: number): { copy?: number } => (prints > 0 ? { copy: prints + 1 } : {});
