import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { createNameBook } from '#renderer/data/search/name-book.ts';
import { useAppointmentSaying } from '#renderer/desk/requests/use-appointment-saying.ts';
import { DeskContext } from '#renderer/desk/session/desk-context.ts';
import type { Desk } from '#renderer/desk/session/open-desk.ts';
import { startLanguage } from '#renderer/i18n/language.ts';
import type { Role } from '#shared/access/role.ts';
import type { AppointmentKind } from '#shared/appointments/appointment.ts';
import { renderDesk } from '../../../ui/render-desk.tsx';
import { anIntake, openLab } from '../../data/desk-lab.ts';

beforeAll(async () => {
  await startLanguage();
});

function Said({ kind, personId }: { readonly kind: AppointmentKind; readonly personId: string | null }) {
  const { title, note } = useAppointmentSaying()({ kind, section: 'MEN', personId });
  return <p>{`${title} · ${note}`}</p>;
}

/** What somebody in a role reads of an appointment of «سعد بن علي الشهري». */
async function saidTo(role: Role, kind: AppointmentKind): Promise<string> {
  const lab = await openLab();
  await lab.directory.build();
  const { personId } = await lab.requests.record(anIntake());
  const desk = { ...lab, names: createNameBook(lab), actor: { userId: 'reader', roles: [role], sections: ['MEN'] } };
  const { unmount } = renderDesk(
    <DeskContext value={desk as unknown as Desk}>
      <Said kind={kind} personId={personId} />
    </DeskContext>,
  );
  const said = (await screen.findByText(/ · /)).textContent ?? '';
  unmount();
  return said;
}

test('whoever may not read a case is told of its sessions only that there is one: not whose, nor of which kind', async () => {
  for (const kind of ['SESSION_SEPARATE', 'SESSION_JOINT'] as const) {
    expect(await saidTo('RECEPTIONIST', kind)).toBe('جلسة · موعد خاص');
    expect(await saidTo('SECTION_SUPERVISOR', kind)).toContain('سعد بن علي الشهري');
  }
});

test('an interview says to everybody at the desk who is expected', async () => {
  expect(await saidTo('RECEPTIONIST', 'INTERVIEW')).toContain('سعد بن علي الشهري');
});
