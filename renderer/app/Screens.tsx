import { memo, useDeferredValue } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { AuditScreen } from '../features/administration/AuditScreen.tsx';
import { DesksScreen } from '../features/administration/DesksScreen.tsx';
import { StaffScreen } from '../features/administration/StaffScreen.tsx';
import { AnswersScreen } from '../features/answers/AnswersScreen.tsx';
import { AppointmentsScreen } from '../features/appointments/AppointmentsScreen.tsx';
import { BackupScreen } from '../features/backup/BackupScreen.tsx';
import { ComplaintScreen } from '../features/complaints/ComplaintScreen.tsx';
import { InboxScreen } from '../features/complaints/InboxScreen.tsx';
import { NewComplaintScreen } from '../features/complaints/NewComplaintScreen.tsx';
import { RecoveryScreen } from '../features/complaints/RecoveryScreen.tsx';
import { CertificatesScreen } from '../features/certificates/CertificatesScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { OpinionsScreen } from '../features/improvement/OpinionsScreen.tsx';
import { IntakeScreen } from '../features/intake/IntakeScreen.tsx';
import { KioskStartScreen } from '../features/kiosk/KioskStartScreen.tsx';
import { LetterScreen, NewLetterScreen } from '../features/letters/LetterScreen.tsx';
import { LettersScreen } from '../features/letters/LettersScreen.tsx';
import { LinksScreen } from '../features/links/LinksScreen.tsx';
import { OutreachScreen } from '../features/outreach/OutreachScreen.tsx';
import { MergeScreen } from '../features/people/MergeScreen.tsx';
import { DataRequestsScreen } from '../features/people/DataRequestsScreen.tsx';
import { MergesScreen } from '../features/people/MergesScreen.tsx';
import { PeopleScreen } from '../features/people/PeopleScreen.tsx';
import { PersonScreen } from '../features/people/PersonScreen.tsx';
import { BreachScreen } from '../features/privacy/BreachScreen.tsx';
import { PrintCentreScreen } from '../features/printing/PrintCentreScreen.tsx';
import { QueueScreen } from '../features/queue/QueueScreen.tsx';
import { ReportScreen } from '../features/reports/ReportScreen.tsx';
import { RequestScreen } from '../features/requests/RequestScreen.tsx';
import { RequestsScreen } from '../features/requests/RequestsScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { SurveysScreen } from '../features/surveys/SurveysScreen.tsx';
import { SyncScreen } from '../features/sync/SyncScreen.tsx';
import { AttendanceScreen } from '../features/volunteers/AttendanceScreen.tsx';
import { VerificationScreen } from '../features/verification/VerificationScreen.tsx';
import { OpportunitiesScreen } from '../features/volunteers/OpportunitiesScreen.tsx';
import { OpportunityScreen } from '../features/volunteers/OpportunityScreen.tsx';
import { RosterScreen } from '../features/volunteers/RosterScreen.tsx';
import { ScreenFaults } from './ScreenFaults.tsx';
import styles from './Screens.module.css';

/** Lists of everything: there is most to draw, and nothing to be typed before it is seen. */
const LONG_LISTS: ReadonlySet<string> = new Set(['/people', '/requests']);

/** The screen of the address. */
export function Screens() {
  const [wanted] = useLocation();
  // Drawn in a pass that a key may interrupt. Every other screen is there before the next letter is typed.
  const unhurried = useDeferredValue(wanted);
  const address = LONG_LISTS.has(wanted) ? unhurried : wanted;
  return (
    <div className={styles.screen} aria-busy={address !== wanted || undefined}>
      <ScreenAt address={address} />
    </div>
  );
}

/** Every screen by its address: the only place that knows all features. The one that is being left is not drawn once more. */
const ScreenAt = memo(function ScreenAt({ address }: { readonly address: string }) {
  return (
    <ScreenFaults of="screen" key={address}>
      <Switch location={address}>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/intake/walk-in">
          <IntakeScreen key="walk-in" channel="WALK_IN" />
        </Route>
        <Route path="/intake/phone">
          <IntakeScreen key="phone" channel="PHONE" />
        </Route>
        <Route path="/requests">
          <RequestsScreen />
        </Route>
        <Route path="/requests/:id">{({ id }) => <RequestScreen key={id} id={id} />}</Route>
        <Route path="/letters">
          <LettersScreen />
        </Route>
        <Route path="/letters/new">
          <NewLetterScreen key="new" />
        </Route>
        <Route path="/letters/new/request/:id">{({ id }) => <NewLetterScreen key={id} requestId={id} />}</Route>
        <Route path="/letters/new/person/:id">{({ id }) => <NewLetterScreen key={id} personId={id} />}</Route>
        <Route path="/letters/:id">{({ id }) => <LetterScreen key={id} id={id} />}</Route>
        <Route path="/surveys">
          <SurveysScreen />
        </Route>
        <Route path="/opinions">
          <OpinionsScreen />
        </Route>
        <Route path="/reports">
          <ReportScreen />
        </Route>
        <Route path="/outreach">
          <OutreachScreen />
        </Route>
        <Route path="/kiosk">
          <KioskStartScreen />
        </Route>
        <Route path="/links">
          <LinksScreen key="nobody" />
        </Route>
        <Route path="/links/person/:id">{({ id }) => <LinksScreen key={id} personId={id} />}</Route>
        <Route path="/links/request/:id">{({ id }) => <LinksScreen key={id} requestId={id} />}</Route>
        <Route path="/people">
          <PeopleScreen />
        </Route>
        <Route path="/people/merges">
          <MergesScreen />
        </Route>
        <Route path="/people/data-requests">
          <DataRequestsScreen />
        </Route>
        <Route path="/people/:id/merge/:otherId">
          {({ id, otherId }) => <MergeScreen key={`${id}/${otherId}`} id={id} otherId={otherId} />}
        </Route>
        <Route path="/people/:id">{({ id }) => <PersonScreen key={id} id={id} />}</Route>
        <Route path="/appointments">
          <AppointmentsScreen />
        </Route>
        <Route path="/appointments/for/:id">{({ id }) => <AppointmentsScreen key={id} requestId={id} />}</Route>
        <Route path="/queue">
          <QueueScreen />
        </Route>
        <Route path="/volunteers">
          <OpportunitiesScreen />
        </Route>
        <Route path="/volunteers/roster">
          <RosterScreen />
        </Route>
        <Route path="/volunteers/:id/attendance">{({ id }) => <AttendanceScreen key={id} id={id} />}</Route>
        <Route path="/volunteers/:id/certificates">{({ id }) => <CertificatesScreen key={id} id={id} />}</Route>
        <Route path="/printing">
          <PrintCentreScreen />
        </Route>
        <Route path="/verify">
          <VerificationScreen />
        </Route>
        <Route path="/volunteers/:id">{({ id }) => <OpportunityScreen key={id} id={id} />}</Route>
        <Route path="/settings/users">
          <StaffScreen />
        </Route>
        <Route path="/settings/desks">
          <DesksScreen />
        </Route>
        <Route path="/settings/audit">
          <AuditScreen />
        </Route>
        <Route path="/settings/breach">
          <BreachScreen />
        </Route>
        <Route path="/settings/:page?">{({ page }) => <SettingsScreen page={page ?? ''} />}</Route>
        <Route path="/complaints">
          <InboxScreen />
        </Route>
        <Route path="/complaints/new">
          <NewComplaintScreen />
        </Route>
        <Route path="/complaints/recovery">
          <RecoveryScreen />
        </Route>
        <Route path="/complaints/:id">{({ id }) => <ComplaintScreen key={id} id={id} />}</Route>
        <Route path="/answers">
          <AnswersScreen />
        </Route>
        <Route path="/backup">
          <BackupScreen />
        </Route>
        <Route path="/sync">
          <SyncScreen />
        </Route>
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
    </ScreenFaults>
  );
});
