import { create } from 'zustand';
import type { Section } from '#shared/association/section.ts';

interface KioskMode {
  /** The section that is rated; null while the desk is a desk. */
  readonly section: Section | null;
  /** Shows the kiosk and nothing else until the desk is shut: only somebody's secret makes it a desk again. */
  begin(section: Section): void;
}

/** Whether visitors stand at this screen. There is no way back: shutting the desk opens its page anew. */
export const useKioskMode = create<KioskMode>()((set) => ({
  section: null,
  begin: (section) => set({ section }),
}));
