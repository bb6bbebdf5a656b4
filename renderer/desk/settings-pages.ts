import {
  Award,
  BookOpen,
  Building2,
  CalendarClock,
  HeartHandshake,
  CalendarX2,
  FileLock,
  Link2,
  ListChecks,
  MapPin,
  MessageCircleWarning,
  MessageSquareQuote,
  ShieldAlert,
  ShieldCheck,
  MonitorCog,
  Route,
  ScrollText,
  Signpost,
  Smile,
  Tags,
  Ticket,
  UserCog,
} from 'lucide-react';
import type { Action } from '#shared/access/permissions.ts';
import type { SettingsName } from '#shared/association/settings.ts';
import type { IconShape } from '../ui/display/Icon.tsx';

/** A page of the settings: its id is its address below /settings and names its texts. */
export interface SettingsPage {
  readonly id: string;
  readonly icon: IconShape;
  /** The document that the general editor shows there; absent where a page has a screen of its own. */
  readonly document?: SettingsName;
  /** What its reader must be allowed to do; absent: to change settings. */
  readonly action?: Action;
}

/** Everything that an administrator can change, in the order of the list. */
export const settingsPages: readonly SettingsPage[] = [
  { id: 'profile', icon: Building2, document: 'profile' },
  { id: 'services', icon: ListChecks, document: 'services' },
  { id: 'tracks', icon: Route },
  { id: 'units', icon: Signpost, document: 'units' },
  { id: 'schedule', icon: CalendarClock, document: 'schedule' },
  { id: 'queue', icon: Ticket, document: 'queue' },
  { id: 'villages', icon: MapPin, document: 'villages' },
  { id: 'templates', icon: Award, document: 'templates' },
  { id: 'complaintWording', icon: MessageSquareQuote, document: 'complaintWording' },
  { id: 'safetyScript', icon: HeartHandshake, document: 'safetyScript' },
  { id: 'answers', icon: BookOpen, document: 'answers' },
  { id: 'misconceptions', icon: MessageCircleWarning, document: 'misconceptions' },
  { id: 'themes', icon: Tags, document: 'themes' },
  { id: 'surveys', icon: Smile, document: 'surveys' },
  { id: 'links', icon: Link2, document: 'links' },
  { id: 'security', icon: ShieldCheck, document: 'security' },
  { id: 'privacy', icon: FileLock, document: 'privacy' },
  { id: 'retention', icon: CalendarX2, document: 'retention' },
  { id: 'users', icon: UserCog, action: 'user.manage' },
  { id: 'desks', icon: MonitorCog, action: 'user.manage' },
  { id: 'breach', icon: ShieldAlert, action: 'privacy.report' },
  { id: 'audit', icon: ScrollText, action: 'audit.read' },
];

/** The pages that somebody may open, by what he may do. */
export const pagesFor = (may: (action: Action) => boolean): readonly SettingsPage[] =>
  settingsPages.filter(({ action = 'settings.change' }) => may(action));
