import type { RequestType } from '../association/settings.ts';

/** Requests whose matter and other side only supervisors and the manager read. */
export const isCase = (type: RequestType): boolean => type === 'RECONCILIATION' || type === 'FAMILY_GUIDANCE';
