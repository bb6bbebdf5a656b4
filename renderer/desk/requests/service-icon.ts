import {
  Briefcase,
  BriefcaseBusiness,
  CircleHelp,
  ClipboardPen,
  Folder,
  HandHeart,
  House,
  Lightbulb,
  Scale,
} from 'lucide-react';
import type { IconShape } from '../../ui/display/Icon.tsx';

/** The icons an administrator can give a service, by the name kept in the settings. */
const icons: Readonly<Record<string, IconShape>> = {
  'clipboard-pen': ClipboardPen,
  'circle-help': CircleHelp,
  'hand-heart': HandHeart,
  briefcase: Briefcase,
  'briefcase-business': BriefcaseBusiness,
  scale: Scale,
  'house-heart': House,
  lightbulb: Lightbulb,
};

/** The icon of a service; a folder where its name is not known to this version. */
export const serviceIcon = (name: string): IconShape => icons[name] ?? Folder;

/** The names an administrator chooses from. */
export const serviceIconNames: readonly string[] = Object.keys(icons);
