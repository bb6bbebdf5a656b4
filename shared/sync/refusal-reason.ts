/** The restored server does not know that the author ever signed in at the desk. */
export const UNCONFIRMED_AUTHOR = 'unconfirmed-author';

/** Why the server does not take an operation from its author, however well it is formed. */
export const refusalReasons = ['not-permitted', 'device-revoked', 'under-legal-hold', UNCONFIRMED_AUTHOR] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Whether an operation was put in quarantine for who sent it, not for what it says. */
export const isRefusal = (reason: string | null | undefined): reason is RefusalReason =>
  refusalReasons.some((each) => each === reason);
