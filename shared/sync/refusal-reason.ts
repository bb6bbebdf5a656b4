/** Why the server does not take an operation from its author, however well it is formed. */
export const refusalReasons = ['not-permitted', 'device-revoked', 'under-legal-hold'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Whether an operation was put in quarantine for who sent it, not for what it says. */
export const isRefusal = (reason: string | null | undefined): reason is RefusalReason =>
  refusalReasons.some((each) => each === reason);
