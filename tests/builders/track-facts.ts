import type { TrackFacts } from '#shared/requests/tracks/track-facts.ts';
import type { TrackPolicy } from '#shared/requests/tracks/tracks-document.ts';

/** A new request about which nothing is known yet. */
export const trackFacts = (facts: Partial<TrackFacts> = {}): TrackFacts => ({
  state: 'NEW',
  standsSince: '2026-11-22T06:00:00.000Z',
  ticked: [],
  calls: [],
  appointments: [],
  transfer: null,
  isMinor: false,
  hasGuardianConsent: false,
  hasSignedCharter: false,
  service: null,
  safety: null,
  hasHandler: false,
  hasOtherSide: false,
  heard: [],
  consents: [],
  isSupervisor: false,
  ...facts,
});

/** A policy with one item that must be seen and one that may be. */
export const aTrackPolicy = (facts: Partial<TrackPolicy> = {}): TrackPolicy => ({
  steps: [{ states: ['NEW'], label: { ar: 'استقبال' }, days: 1 }],
  checklist: [
    { id: 'identity', label: { ar: 'صورة الهوية' }, isRequired: true },
    { id: 'address', label: { ar: 'إثبات السكن' }, isRequired: false },
  ],
  hasExam: false,
  ...facts,
});
