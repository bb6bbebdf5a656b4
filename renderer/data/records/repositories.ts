import { createAppointmentsRepository } from './appointments-repository.ts';
import { createCallsRepository } from './calls-repository.ts';
import { createCasesRepository } from './cases-repository.ts';
import { createCertificatesRepository } from './certificates-repository.ts';
import { createComplaintsRepository } from './complaints-repository.ts';
import { createConsentsRepository } from './consents-repository.ts';
import { createCorrectionsRepository } from './corrections-repository.ts';
import { createDecisionsRepository } from './decisions-repository.ts';
import { createErasuresRepository } from './erasures-repository.ts';
import { createImprovementsRepository } from './improvements-repository.ts';
import { createLegalHoldsRepository } from './legal-holds-repository.ts';
import { createLettersRepository } from './letters-repository.ts';
import { createLinksRepository } from './links-repository.ts';
import { createMergesRepository } from './merges-repository.ts';
import { createOutreachRepository } from './outreach-repository.ts';
import { createPeopleRepository } from './people-repository.ts';
import { createPrintJobsRepository } from './print-jobs-repository.ts';
import { createRecoveryKey } from './recovery-key.ts';
import { createReferralsRepository } from './referrals-repository.ts';
import { createReportsRepository } from './reports-repository.ts';
import type { RepositoryContext } from './repository-context.ts';
import { createRequestsRepository } from './requests-repository.ts';
import { createRosterRepository } from './roster-repository.ts';
import { createSettingsRepository } from './settings-repository.ts';
import { createSubjectRequestsRepository } from './subject-requests-repository.ts';
import { createSurveysRepository } from './surveys-repository.ts';
import { createTracksRepository } from './tracks-repository.ts';
import { createVerificationRepository } from './verification-repository.ts';
import { createVisitsRepository } from './visits-repository.ts';
import { createVolunteersRepository } from './volunteers-repository.ts';

/** All that is read and written at a desk, by kind; `privateKey` opens what is sealed to whoever works there. */
export function createRepositories(context: RepositoryContext, privateKey: () => Uint8Array | null) {
  const recoveryKey = createRecoveryKey(context);
  return {
    people: createPeopleRepository(context),
    merges: createMergesRepository(context),
    erasures: createErasuresRepository(context),
    consents: createConsentsRepository(context),
    legalHolds: createLegalHoldsRepository(context),
    subjectRequests: createSubjectRequestsRepository(context),
    settings: createSettingsRepository(context),
    requests: createRequestsRepository(context),
    complaints: createComplaintsRepository({ ...context, privateKey, recoveryKey: recoveryKey.publicKey }),
    recoveryKey,
    calls: createCallsRepository(context),
    tracks: createTracksRepository(context),
    cases: createCasesRepository(context),
    referrals: createReferralsRepository(context),
    appointments: createAppointmentsRepository(context),
    visits: createVisitsRepository(context),
    volunteers: createVolunteersRepository(context),
    roster: createRosterRepository(context),
    certificates: createCertificatesRepository(context),
    printJobs: createPrintJobsRepository(context),
    letters: createLettersRepository(context),
    links: createLinksRepository(context),
    outreach: createOutreachRepository(context),
    surveys: createSurveysRepository(context),
    reports: createReportsRepository(context),
    corrections: createCorrectionsRepository(context),
    improvements: createImprovementsRepository(context),
    verification: createVerificationRepository(context),
    decisions: createDecisionsRepository(context),
  };
}
