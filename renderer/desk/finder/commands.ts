import {
  BookOpen,
  Settings2,
  BadgeCheck,
  CalendarDays,
  ChartColumn,
  Folder,
  Footprints,
  HandHeart,
  HardDriveDownload,
  House,
  KeyRound,
  Link2,
  Mail,
  MailPlus,
  MessageSquareLock,
  MessageSquareText,
  Phone,
  PhoneForwarded,
  Printer,
  RefreshCw,
  UsersRound,
  FileChartColumn,
  FileQuestionMark,
  GitMerge,
  MonitorCog,
  ScrollText,
  ShieldAlert,
  Ticket,
  Smile,
  UserCog,
} from 'lucide-react';
import type { Action } from '#shared/access/permissions.ts';
import type { IconShape } from '../../ui/display/Icon.tsx';

/** Something the finder can open by its name. */
export interface Command {
  /** Its text is `finder:command.ID`, and more words for it `finder:words.ID`. */
  readonly id: string;
  readonly path: string;
  readonly icon: IconShape;
  /** Whoever may not do it anywhere is not offered it. */
  readonly action?: Action;
}

/** Every screen and every action that begins with an address. Add a screen here and it is found by its name. */
export const commands: readonly Command[] = [
  { id: 'walkIn', path: '/intake/walk-in', icon: Footprints, action: 'request.create' },
  { id: 'phone', path: '/intake/phone', icon: Phone, action: 'request.create' },
  { id: 'home', path: '/', icon: House },
  { id: 'requests', path: '/requests', icon: Folder, action: 'request.read' },
  { id: 'people', path: '/people', icon: UsersRound, action: 'person.read' },
  { id: 'merges', path: '/people/merges', icon: GitMerge, action: 'person.propose-merge' },
  { id: 'dataRequests', path: '/people/data-requests', icon: FileQuestionMark, action: 'privacy.answer' },
  { id: 'appointments', path: '/appointments', icon: CalendarDays, action: 'appointment.read' },
  { id: 'queue', path: '/queue', icon: Ticket, action: 'queue.read' },
  { id: 'volunteers', path: '/volunteers', icon: HandHeart, action: 'request.read' },
  { id: 'complaint', path: '/complaints/new', icon: MessageSquareLock, action: 'complaint.create' },
  { id: 'complaints', path: '/complaints', icon: MessageSquareLock, action: 'complaint.read' },
  { id: 'recovery', path: '/complaints/recovery', icon: KeyRound, action: 'complaint.read' },
  { id: 'recovery', path: '/complaints/recovery', icon: KeyRound, action: 'settings.change' },
  { id: 'answers', path: '/answers', icon: BookOpen },
  { id: 'outreach', path: '/outreach', icon: PhoneForwarded, action: 'outreach.volunteers' },
  { id: 'kiosk', path: '/kiosk', icon: Smile, action: 'survey.take' },
  { id: 'surveys', path: '/surveys', icon: ChartColumn, action: 'survey.read-own' },
  { id: 'report', path: '/reports', icon: FileChartColumn, action: 'report.read' },
  { id: 'opinions', path: '/opinions', icon: MessageSquareText, action: 'improvement.read' },
  { id: 'links', path: '/links', icon: Link2, action: 'link.send' },
  { id: 'settings', path: '/settings', icon: Settings2, action: 'settings.change' },
  { id: 'users', path: '/settings/users', icon: UserCog, action: 'user.manage' },
  { id: 'desks', path: '/settings/desks', icon: MonitorCog, action: 'user.manage' },
  { id: 'breach', path: '/settings/breach', icon: ShieldAlert, action: 'privacy.report' },
  { id: 'audit', path: '/settings/audit', icon: ScrollText, action: 'audit.read' },
  { id: 'letters', path: '/letters', icon: Mail, action: 'letter.write' },
  { id: 'newLetter', path: '/letters/new', icon: MailPlus, action: 'letter.write' },
  { id: 'verify', path: '/verify', icon: BadgeCheck },
  { id: 'printing', path: '/printing', icon: Printer },
  { id: 'sync', path: '/sync', icon: RefreshCw },
  { id: 'backup', path: '/backup', icon: HardDriveDownload },
];
