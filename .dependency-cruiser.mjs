/** The rooms and what each may import: the architecture document that cannot lie. */
const base = ['kernel', 'platform', 'people'];
const rooms = {
  kernel: [],
  platform: ['kernel'],
  people: ['kernel', 'platform'],
  upkeep: base,
  ledger: base,
  places: base,
  organisations: [...base, 'places'],
  funds: [...base, 'ledger'],
  forms: ['kernel', 'platform'],
  rounds: [...base, 'funds', 'forms'],
  applications: [...base, 'places', 'organisations', 'forms', 'rounds'],
  panels: [...base, 'organisations', 'forms', 'rounds', 'applications'],
  awards: [...base, 'ledger', 'organisations', 'funds', 'rounds', 'applications', 'panels'],
  payments: [...base, 'ledger', 'organisations', 'funds', 'awards'],
  monitoring: [...base, 'organisations', 'forms', 'rounds', 'applications', 'awards', 'payments'],
  reconciliation: [...base, 'ledger', 'funds', 'payments'],
  correspondence: [
    ...base,
    'organisations',
    'funds',
    'rounds',
    'applications',
    'panels',
    'awards',
    'payments',
    'monitoring',
  ],
  reporting: [
    ...base,
    'ledger',
    'organisations',
    'funds',
    'forms',
    'rounds',
    'applications',
    'panels',
    'awards',
    'payments',
    'monitoring',
    'reconciliation',
    'upkeep',
    'correspondence',
  ],
  proof: [...base, 'ledger', 'reporting'],
};
// The demonstration plays every room's services, as its visitors would; the command line calls them too.
const outsideTheRooms = ['demonstration', 'commands'];
const names = [...Object.keys(rooms), ...outsideTheRooms].join('|');
const pure = '\\.(rules|lifecycle|postings)\\.ts$';

export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-imports-only-what-is-below-it`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
    })),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-folder-is-a-room',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${names})/` },
    },
    {
      name: 'rules-do-no-io',
      severity: 'error',
      from: { path: pure },
      to: { path: '^src/', pathNot: ['^src/kernel/', pure], dependencyTypesNot: ['type-only'] },
    },
    {
      // luxon is a calendar, not a framework: it reads nothing but the time zone data Node carries.
      name: 'rules-use-no-framework',
      severity: 'error',
      from: { path: `${pure}|^src/kernel/` },
      to: {
        path: ['node_modules/', '^node:'],
        pathNot: ['node_modules/luxon/', 'node_modules/@types/luxon/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-imports-the-front-of-house',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/[^/]+/.*\\.(controller|api|processor|form|page)\\.ts$',
        pathNot: '^src/$1/',
      },
    },
    {
      name: 'reporting-only-reads',
      severity: 'error',
      from: { path: '^src/reporting/' },
      to: { path: '^src/(?!reporting/|platform/).*\\.service\\.ts$' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // sees type-only imports
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
