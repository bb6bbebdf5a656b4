import { create } from 'zustand';
import { z } from 'zod';

/** A call that is being spoken, or was put aside for another one. */
export const OpenCall = z.object({
  callId: z.string(),
  direction: z.enum(['IN', 'OUT']),
  /** Empty where the caller withheld it. */
  number: z.string(),
  beganAt: z.string(),
  /** Who it is, once somebody was chosen; null for whoever stays unknown. */
  personId: z.string().nullable(),
  note: z.string(),
});
export type OpenCall = z.infer<typeof OpenCall>;

/** As many as one person can keep apart. */
const MOST_CALLS = 3;

interface OpenCalls {
  /** The first is on the panel, the others wait. */
  readonly calls: readonly OpenCall[];
  /** Puts a call on the panel. False where three are open already: it must be logged instead. */
  begin(call: OpenCall): boolean;
  change(part: Partial<OpenCall>): void;
  /** Takes the next parked call to the panel. */
  switchOver(): void;
  end(callId: string): void;
  /** Brings back what was open when the desk was closed; what began meanwhile stays on the panel. */
  bringBack(calls: readonly OpenCall[]): void;
}

/** The open calls of this window, on whatever screen it is. */
export const useOpenCalls = create<OpenCalls>()((set, get) => ({
  calls: [],
  begin: (call) => {
    const { calls } = get();
    if (calls.length >= MOST_CALLS) return false;
    set({ calls: [call, ...calls] });
    return true;
  },
  change: (part) =>
    set(({ calls: [first, ...parked] }) => ({ calls: first ? [{ ...first, ...part }, ...parked] : [] })),
  switchOver: () => set(({ calls: [first, ...parked] }) => ({ calls: first ? [...parked, first] : [] })),
  end: (callId) => set(({ calls }) => ({ calls: calls.filter((call) => call.callId !== callId) })),
  bringBack: (kept) =>
    set(({ calls }) => ({
      calls: [...calls, ...kept.filter(({ callId }) => calls.every((call) => call.callId !== callId))].slice(
        0,
        MOST_CALLS,
      ),
    })),
}));
