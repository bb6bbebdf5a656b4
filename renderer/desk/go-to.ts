import { navigate } from 'wouter/use-hash-location';

/**
 * Goes to an address with its own query or with none: wouter's hash addresses would carry the last query along. Where `useLocation` is asked
 * for the same, the screen that is being left is drawn once more.
 */
export const goTo: typeof navigate = (to, options) => navigate(to.includes('?') ? to : `${to}?`, options);
