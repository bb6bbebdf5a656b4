import type { User } from '../access/user.ts';
import type { PublicKey } from '../sealing/sealed-text.ts';
import type { ComplaintSubject } from './complaint-body.ts';

/** Somebody who could be given a complaint to read. */
export type Reader = Pick<User, 'roles' | 'state'> & { readonly id: string; readonly publicKey: PublicKey | null };

/**
 * Whose keys a complaint is sealed to (I1, I6): complaints officers and managers who are in service, never whoever it is
 * about. Where it is about one of those, the board's delegates read it in his place. And the association's recovery key,
 * so that a lost key loses no complaint. Empty where nobody could ever open it: then it must not be taken down.
 */
export function complaintReaders(
  users: readonly Reader[],
  subject: ComplaintSubject,
  recoveryKey: PublicKey | null,
): PublicKey[] {
  const subjectId = subject.kind === 'staff' ? subject.userId : null;
  const isAboutConfidant = users.some((user) => user.id === subjectId && isConfidant(user));
  const readers = users.filter(
    (user) =>
      user.state === 'ACTIVE' &&
      user.id !== subjectId &&
      (isConfidant(user) || (isAboutConfidant && user.roles.includes('BOARD_DELEGATE'))),
  );
  return [...readers.flatMap(({ publicKey }) => publicKey ?? []), ...(recoveryKey === null ? [] : [recoveryKey])];
}

const isConfidant = ({ roles }: Reader): boolean => roles.includes('COMPLAINTS_OFFICER') || roles.includes('MANAGER');
