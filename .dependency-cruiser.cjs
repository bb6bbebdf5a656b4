/** Who may import whom. docs/ARCHITECTURE.md draws the same picture. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment: 'The domain knows nothing but itself, zod and the arithmetic of signatures.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|@noble)/'] },
    },
    {
      name: 'shared-kernel-is-the-bottom',
      severity: 'error',
      from: { path: '^shared/kernel/' },
      to: { pathNot: ['^shared/kernel/', '^node_modules/zod/'] },
    },
    {
      name: 'shared-sync-below-contract',
      severity: 'error',
      from: { path: '^shared/(?!contract/)' },
      to: { path: '^shared/contract/' },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'only-data-knows-dexie',
      severity: 'error',
      from: { pathNot: '^renderer/data/' },
      to: { path: '^node_modules/dexie/' },
    },
    {
      name: 'ui-knows-no-business',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(?!ui/|styles/)|^shared/(?!kernel/)' },
    },
    {
      name: 'data-below-sync-below-features',
      severity: 'error',
      from: { path: '^renderer/data/' },
      to: { path: '^renderer/(?!data/|platform/)' },
    },
    {
      name: 'sync-knows-data-and-platform-only',
      severity: 'error',
      from: { path: '^renderer/sync/' },
      to: { path: '^renderer/(?!sync/|data/|platform/)' },
    },
    {
      name: 'print-stands-alone',
      comment: 'The print module could be taken out as a library.',
      severity: 'error',
      from: { path: '^renderer/print/' },
      to: { path: '^renderer/(?!print/)' },
    },
    {
      name: 'action-taken-stays-with-its-readers',
      comment:
        'What was done about the other side of a complaint reaches its store and one screen, and no paper, message or export.',
      severity: 'error',
      from: { pathNot: '^renderer/data/complaints-repository|^renderer/features/complaints/|^tests/' },
      to: { path: '^shared/complaints/action-taken' },
    },
    {
      name: 'nobody-imports-the-app',
      severity: 'error',
      from: { pathNot: '^renderer/app/' },
      to: { path: '^renderer/app/' },
    },
    {
      name: 'renderer-knows-no-other-process',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|server|tools|tests)/' },
    },
    {
      name: 'shell-and-server-know-shared-only',
      severity: 'error',
      from: { path: '^(electron|server)/' },
      to: { path: '^(renderer|tools|tests)/' },
    },
    {
      name: 'server-and-shell-are-strangers',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^electron/' },
    },
    {
      name: 'shell-and-server-are-strangers',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^server/' },
    },
    {
      name: 'only-electron-knows-electron',
      severity: 'error',
      from: { pathNot: '^electron/(main|preload)/' },
      to: { path: '^node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-storage-knows-sql',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(storage|embedded)/' },
      to: { path: '^node_modules/(kysely|pg|postgres)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/|\\.config\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
