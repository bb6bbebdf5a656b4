import { foldDigits } from '../kernel/digits.ts';
import { nameKeys } from '../text/name-keys.ts';

/** What a column of an attendance file holds. */
export const attendanceColumns = ['name', 'idNumber', 'hours'] as const;
export type AttendanceColumn = (typeof attendanceColumns)[number];

/** Which column of the file each is; null where the file has none. */
export type ColumnMapping = Readonly<Record<AttendanceColumn, number | null>>;

/** Words by which the heads of columns are known. */
const HEADS: Readonly<Record<AttendanceColumn, readonly string[]>> = {
  name: ['الاسم', 'اسم المتطوع', 'المتطوع', 'name', 'volunteer'],
  idNumber: ['الهوية', 'رقم الهوية', 'السجل المدني', 'id', 'id number', 'national id'],
  hours: ['الساعات', 'عدد الساعات', 'الساعات التطوعية', 'hours', 'volunteering hours'],
};

/** Reads the heads of a file; a whole head counts before a part of one. */
export function guessMapping(head: readonly string[]): ColumnMapping {
  const heads = head.map((each) => nameKeys(each).strict || each.toLowerCase());
  const find = (column: AttendanceColumn): number | null => {
    const words = HEADS[column].map((word) => nameKeys(word).strict || word);
    const whole = heads.findIndex((each) => words.includes(each));
    const part = heads.findIndex((each) => words.some((word) => each.includes(word)));
    const at = whole >= 0 ? whole : part;
    return at >= 0 ? at : null;
  };
  return { name: find('name'), idNumber: find('idNumber'), hours: find('hours') };
}

/** Somebody on the attendance sheet, as the file may name him. */
export interface SheetMember {
  readonly participationId: string;
  readonly name: string;
  readonly idNumber: string;
}

/** What is wrong with a line: nobody or several are meant, the hours are none, or the same person came before. */
export type LineFault = 'nobody' | 'several' | 'hours' | 'twice';

export interface AttendanceLine {
  /** As a spreadsheet numbers it: the heads are line 1. */
  readonly line: number;
  readonly name: string;
  readonly hours: number;
  readonly participationId: string;
  readonly fault: LineFault | null;
}

const MOST_HOURS = 10_000;

/** Reads the lines under the head. An id number decides before a name; digits may be of any script. */
export function readAttendance(
  rows: readonly (readonly string[])[],
  mapping: ColumnMapping,
  sheet: readonly SheetMember[],
): AttendanceLine[] {
  const taken = new Set<string>();
  return rows.map((row, index): AttendanceLine => {
    const cell = (column: AttendanceColumn): string => (mapping[column] === null ? '' : (row[mapping[column]] ?? ''));
    const name = cell('name');
    const hours = readHours(cell('hours'));
    const meant = membersMeant(sheet, name, foldDigits(cell('idNumber')).replace(/\D/g, ''));
    const [member] = meant;
    const fault = faultOf(meant, hours, taken);
    if (member && fault === null) taken.add(member.participationId);
    return { line: index + 2, name, hours: hours ?? 0, participationId: member?.participationId ?? '', fault };
  });
}

function faultOf(meant: readonly SheetMember[], hours: number | null, taken: ReadonlySet<string>): LineFault | null {
  const [member] = meant;
  if (!member) return 'nobody';
  if (meant.length > 1) return 'several';
  if (hours === null) return 'hours';
  return taken.has(member.participationId) ? 'twice' : null;
}

function membersMeant(sheet: readonly SheetMember[], name: string, idNumber: string): readonly SheetMember[] {
  if (idNumber !== '') {
    const known = sheet.filter((member) => member.idNumber === idNumber);
    if (known.length > 0) return known;
  }
  const { strict } = nameKeys(name);
  return strict === '' ? [] : sheet.filter((member) => nameKeys(member.name).strict === strict);
}

/** Whole and half hours above nothing: «٧٫٥», «7,5», «8». */
function readHours(text: string): number | null {
  const plain = foldDigits(text).replace(/[٫,]/, '.').trim();
  if (!/^\d{1,5}(\.\d+)?$/.test(plain)) return null;
  const hours = Number(plain);
  return hours > 0 && hours <= MOST_HOURS && Number.isInteger(hours * 2) ? hours : null;
}

/** The heads of an export, in the words of the national volunteering platform. */
export const EXPORT_HEADS = [
  'اسم المتطوع',
  'رقم الهوية',
  'رقم الفرصة التطوعية',
  'اسم الفرصة التطوعية',
  'تاريخ البداية',
  'تاريخ النهاية',
  'عدد الساعات التطوعية',
] as const;
