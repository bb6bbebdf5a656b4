import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#shared/access/permissions.ts';
import { labelIn } from '#shared/association/bilingual.ts';
import { isCase } from '#shared/requests/is-case.ts';
import type { Visit } from '../../data/records/visits-repository.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDesk, useSettings } from '../session/desk-context.ts';
import { usePeopleNames } from '../people/use-people-names.ts';
import { useVisitorGender } from './use-visitor-gender.ts';

export interface VisitText {
  readonly name: string;
  /** What for, as far as it may be read over somebody's shoulder. */
  readonly note: string;
  /** How it stands with him or her. */
  readonly state: string;
}

/** Says a visit: a name where names may be read, and of a case or session only that it is a private one. */
export function useVisitText(): (visit: Visit) => VisitText {
  const { t } = useTranslation('queue');
  const { language } = useFormat();
  const { actor } = useDesk();
  const services = useSettings('services');
  const schedule = useSettings('schedule');
  const nameOf = usePeopleNames();
  const genderOf = useVisitorGender();
  return useCallback(
    (visit) => {
      const { section, personId, serviceId, appointment, state } = visit;
      const service = services?.services.find(({ id }) => id === serviceId);
      const room = schedule?.resources.find(({ id }) => id === appointment?.resourceId);
      const isPrivate =
        (service !== undefined && isCase(service.type)) ||
        appointment?.kind === 'SESSION_SEPARATE' ||
        appointment?.kind === 'SESSION_JOINT';
      const matter = appointment
        ? t(`desk:appointmentKind.${appointment.kind}`)
        : service
          ? labelIn(service.label, language)
          : '';
      const parts = [isPrivate ? t('private') : matter, room ? labelIn(room.label, language) : ''];
      return {
        name: may(actor, 'person.read', { section }) ? nameOf(personId) : t('desk:unnamed'),
        note: parts.filter((part) => part !== '').join(' · '),
        state: t(`state.${state}`, { context: genderOf(visit) }),
      };
    },
    [t, language, actor, services, schedule, nameOf, genderOf],
  );
}
