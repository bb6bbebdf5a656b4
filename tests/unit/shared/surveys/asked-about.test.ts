import { expect, test } from 'vitest';
import { askedAbout, type SurveyQuestion } from '#shared/surveys/survey.ts';

const question = (id: string, facts: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  id,
  text: { ar: id },
  step: 'HANDLING',
  sources: ['PHONE'],
  services: [],
  ...facts,
});
const questions = [
  question('of-all'),
  question('of-jobs', { services: ['job', 'job-admin'] }),
  question('of-volunteering', { services: ['volunteer'] }),
  question('of-the-kiosk', { sources: ['KIOSK'] }),
];
const asked = (serviceId: string) => askedAbout(questions, serviceId).map(({ id }) => id);

test('a question of some services is asked after these, one of none after every service, the kiosk’s on no telephone', () => {
  expect(asked('job')).toEqual(['of-all', 'of-jobs']);
  expect(asked('volunteer')).toEqual(['of-all', 'of-volunteering']);
  expect(asked('registration')).toEqual(['of-all']);
});
