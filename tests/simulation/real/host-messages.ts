/** What is said to a process that hosts a server. */
export type HostOrder =
  | { readonly kind: 'serve'; readonly connectionString: string; readonly associationId: string }
  /** In front of the n-th step of its next work the process ends, or the database ends all connections. */
  | { readonly kind: 'fail'; readonly step: number; readonly how: Misfortune }
  /** A failure that has not come yet comes no more. */
  | { readonly kind: 'spare' }
  | { readonly kind: 'rest' };

export type Misfortune = 'process ends' | 'connections end';

/** What it says back: it is loaded, it listens at an address, it has done what it was told. */
export type HostWord = { readonly kind: 'loaded' } | { readonly kind: 'done'; readonly url: string | null };
