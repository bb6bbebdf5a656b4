import type { CertificateData } from '#shared/documents/certificate.ts';
import { isolate } from '#shared/kernel/bidi.ts';
import { formatHijri, toHijri } from '#shared/kernel/hijri-date.ts';
import type { SheetBuilder } from '../page/sheet-builder.ts';
import { CERTIFICATE_PLACES, CERTIFICATE_RECORD_HEAD as HEAD, CERTIFICATE_TEXTS } from './certificate-layout.ts';
import { setRuledField } from './paper-parts.ts';
import { setLogo } from './set-logo.ts';

/** Organisation, logo, and on the left either the authority or the fields الرقم / التاريخ / المرفقات. */
export function setCertificateHead(sheet: SheetBuilder, data: CertificateData): void {
  const { letterhead } = data;
  const places = data.record ? HEAD : CERTIFICATE_TEXTS;
  setLogo(sheet, letterhead, CERTIFICATE_PLACES.logo);
  letterhead.nameLines.forEach((line, i) => {
    sheet.text(`letterhead.nameLines[${i}]`, line, { ...(places.orgName[i] ?? places.orgName[0]), block: 'nameLines' });
  });
  sheet.text('letterhead.authority', letterhead.authority, places.authority);
  sheet.text('letterhead.licence', letterhead.licence, places.licence);
  if (data.record) setRecordFields(sheet, data);
}

/** An empty field of a certificate could be written into; what has no attachments says so. */
const NO_ATTACHMENTS = 'لا يوجد';

function setRecordFields(sheet: SheetBuilder, data: CertificateData): void {
  const issued = toHijri(data.issuedOn);
  const rows = [
    { field: 'record.number', label: 'الرقم :', value: isolate(data.record?.number ?? data.certNo) },
    {
      field: 'issuedOn',
      label: 'التاريخ :',
      value: issued ? formatHijri(issued, 'day-first', { together: true }) : '',
    },
    { field: 'record.attachments', label: 'المرفقات :', value: data.record?.attachments ?? NO_ATTACHMENTS },
  ];
  rows.forEach(({ field, label, value }, i) => {
    setRuledField(sheet, field, { label, value }, { ...HEAD, base: HEAD.bases[i] ?? HEAD.bases[0] });
  });
}
