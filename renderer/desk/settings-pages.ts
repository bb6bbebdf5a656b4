import { BookOpen, Building2, CalendarClock, ListChecks, MapPin, MessageSquareQuote, ShieldCheck } from 'lucide-react';
import type { SettingsName } from '#shared/association/settings.ts';
import type { IconShape } from '../ui/display/Icon.tsx';

/** A page of the settings: its id is its address below /settings and names its texts. */
export interface SettingsPage {
  readonly id: string;
  readonly icon: IconShape;
  /** The document that the general editor shows there; absent where a page has a screen of its own. */
  readonly document?: SettingsName;
}

/** Everything that an administrator can change, in the order of the list. */
export const settingsPages: readonly SettingsPage[] = [
  { id: 'profile', icon: Building2, document: 'profile' },
  { id: 'services', icon: ListChecks, document: 'services' },
  { id: 'schedule', icon: CalendarClock, document: 'schedule' },
  { id: 'villages', icon: MapPin, document: 'villages' },
  { id: 'complaintWording', icon: MessageSquareQuote, document: 'complaintWording' },
  { id: 'answers', icon: BookOpen, document: 'answers' },
  { id: 'security', icon: ShieldCheck, document: 'security' },
];
