import type { RecordedIntake } from '../../data/records/requests-repository.ts';

/** What was just saved, with how long it took. */
export interface SavedIntake extends RecordedIntake {
  readonly seconds: number;
}
