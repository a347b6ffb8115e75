/** Direction: main → app → domains → platform; domains meet through their index, in one acyclic order. */
const order = [
  'storage',
  'ingest',
  'access',
  'accounts',
  'catalog',
  'reader',
  'search',
  'ledger',
  'pricing',
  'membership',
  'payments',
  'cart',
  'orders',
  'footprints',
  'shelf',
  'reviews',
  'follows',
  'contributors',
  'importing',
  'desk',
  'api',
];

const inOrder = order.map((domain, index) => ({
  name: `${domain}-looks-down-only`,
  severity: 'error',
  from: { path: `^src/${domain}/`, pathNot: '[.]test[.]tsx?$' },
  to: { path: `^src/(${[...order.slice(index + 1), 'app', 'cli'].join('|')})/` },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...inOrder,
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'ui-stands-alone',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/ui/' },
    },
    {
      name: 'domains-meet-through-their-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['[.]test[.]tsx?$', '^src/client/'] },
      to: {
        path: `^src/(${order.join('|')})/`,
        pathNot: ['^src/$1/', '/index[.]ts$', '/pages/', '^src/catalog/(documents|categories|slug)[.]ts$'],
      },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|samples)/' },
    },
    {
      name: 'elements-import-no-server-code',
      severity: 'error',
      from: { path: '^src/(client/|[^/]+/elements/)' },
      to: { path: '^src/', pathNot: '^src/(client/|[^/]+/elements/|ui/(format|fill-in))' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
