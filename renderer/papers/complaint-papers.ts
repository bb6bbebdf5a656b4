import type { z } from 'zod';
import type { AssociationProfile } from '#shared/association/settings.ts';
import type { ComplaintWording } from '#shared/complaints/complaint-wording.ts';
import type { ClosingNoticeData, RequestReceiptData } from '#shared/documents/request-papers.ts';
import { riyadhDate, riyadhTimeOfDay } from '#shared/kernel/riyadh-time.ts';
import type { TakenComplaint } from '../data/records/complaints-repository.ts';
import { letterheadOf } from './paper-data.ts';

interface ComplaintPaperSettings {
  readonly profile: AssociationProfile;
  readonly wording: ComplaintWording;
}

/** What the receipt shows: the number and the moment, and the code of whoever stays unknown. */
export function receiptData(
  { referenceNumber, receivedAt, followUpCode }: TakenComplaint,
  desk: string,
  { profile, wording }: ComplaintPaperSettings,
): z.input<typeof RequestReceiptData> {
  const { title, lead, advice, followUp } = wording.receipt;
  return {
    letterhead: letterheadOf(profile),
    digits: profile.paperDigits,
    title,
    lead,
    refNo: referenceNumber,
    receivedOn: riyadhDate(receivedAt),
    receivedAt: riyadhTimeOfDay(receivedAt),
    desk,
    advice: followUpCode === null ? advice : `${followUp} ${followUpCode}`,
  };
}

/** What the closing notice shows. It is made of a number, a day and settings: nothing else can be handed to it. */
export function closingNoticeData(
  referenceNumber: string,
  at: string,
  { profile, wording }: ComplaintPaperSettings,
): z.input<typeof ClosingNoticeData> {
  return {
    letterhead: letterheadOf(profile),
    digits: profile.paperDigits,
    ...wording.notice,
    refNo: referenceNumber,
    closedOn: riyadhDate(at),
  };
}
