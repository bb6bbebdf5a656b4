import type { RequestState } from '../request-state.ts';
import type { Track } from './track.ts';
import { commonExits, losingTouch, reopening } from './ways.ts';

const running: readonly RequestState[] = ['NEW', 'INCOMPLETE', 'ELIGIBLE', 'INTERVIEW_SET', 'INTERVIEWED', 'NO_SHOW'];

/** What both job tracks begin with: the conditions are met, then an interview, set anew twice at most. */
const untilInterviewed: Track = [
  { command: 'ACCEPT', from: ['NEW', 'INCOMPLETE'], to: 'ELIGIBLE', guards: ['checklist-complete'] },
  { command: 'ASK_FOR_MORE', from: ['NEW'], to: 'INCOMPLETE' },
  { command: 'SET_INTERVIEW', from: ['ELIGIBLE'], to: 'INTERVIEW_SET', guards: ['interview-booked'] },
  { command: 'RECORD_INTERVIEW', from: ['INTERVIEW_SET'], to: 'INTERVIEWED', guards: ['interview-held'] },
  { command: 'RECORD_ABSENCE', from: ['INTERVIEW_SET'], to: 'NO_SHOW', guards: ['interview-missed'] },
  {
    command: 'REBOOK',
    from: ['NO_SHOW'],
    to: 'INTERVIEW_SET',
    guards: ['interview-rebooking-left', 'interview-booked'],
  },
];

/** The exam, with its own absence: who missed it stands at the request for it again. */
const exam = (from: RequestState): Track => [
  { command: 'REQUEST_EXAM', from: [from], to: 'EXAM_REQUESTED' },
  {
    command: 'SET_EXAM',
    from: ['EXAM_REQUESTED'],
    to: 'EXAM_SET',
    guards: ['exam-rebooking-left', 'exam-booked'],
  },
  { command: 'RECORD_ABSENCE', from: ['EXAM_SET'], to: 'EXAM_REQUESTED', guards: ['exam-missed'] },
  { command: 'PASS', from: ['EXAM_SET'], to: 'PASSED', guards: ['exam-held'] },
  { command: 'FAIL', from: ['EXAM_SET'], to: 'FAILED', guards: ['exam-held'] },
];

/** Job, employee (policy, track B): conditions, interview, exam, placing («التجهيز»). */
export const jobEmployee: Track = [
  ...untilInterviewed,
  ...exam('INTERVIEWED'),
  { command: 'PLACE', from: ['PASSED'], to: 'PLACED' },
  losingTouch(['INCOMPLETE', 'ELIGIBLE', 'NO_SHOW', 'PASSED']),
  ...commonExits([...running, 'EXAM_REQUESTED', 'EXAM_SET', 'PASSED']),
  reopening(['FAILED', 'PLACED', 'REJECTED', 'WITHDRAWN', 'UNREACHABLE']),
];

/** Job, administrative (policy, track C): conditions, interview, the job ladder («السلم الوظيفي»), an exam where the association runs one. */
export const jobAdministrative: Track = [
  ...untilInterviewed,
  { command: 'APPLY_FOR_GRADE', from: ['INTERVIEWED'], to: 'GRADE_APPLIED' },
  ...exam('GRADE_APPLIED').map((way) => ({ ...way, exam: 'with' as const })),
  { command: 'DECIDE', from: ['GRADE_APPLIED'], to: 'DECIDED', needsReason: true, exam: 'without' },
  { command: 'DECIDE', from: ['PASSED'], to: 'DECIDED', needsReason: true, exam: 'with' },
  losingTouch(['INCOMPLETE', 'ELIGIBLE', 'NO_SHOW', 'GRADE_APPLIED', 'PASSED']),
  ...commonExits([...running, 'GRADE_APPLIED', 'EXAM_REQUESTED', 'EXAM_SET', 'PASSED']),
  reopening(['FAILED', 'DECIDED', 'REJECTED', 'WITHDRAWN', 'UNREACHABLE']),
];
