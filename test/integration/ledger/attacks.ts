/** The ledger that is attacked, by fixed keys so that each attack is plain SQL. */
export const KEYS = {
  lottery: '00000000-0000-4000-8000-0000000000a1',
  health: '00000000-0000-4000-8000-0000000000a2',
  suspense: '00000000-0000-4000-8000-0000000000a3',
  award: '00000000-0000-4000-8000-0000000000b1',
  other: '00000000-0000-4000-8000-0000000000b2',
  nobody: '00000000-0000-4000-8000-0000000000b3',
  winter: '00000000-0000-4000-8000-0000000000c1',
  summer: '00000000-0000-4000-8000-0000000000c2',
  nothing: '00000000-0000-4000-8000-0000000000c3',
  bank: '00000000-0000-4000-8000-0000000000d1',
  nowhere: '00000000-0000-4000-8000-0000000000ff',
} as const;

const { lottery, health, suspense, award, other, nobody, winter, summer, bank, nowhere } = KEYS;

export interface Attack {
  /** What stands in its way: `domain amount_is_not_a_slip`, `entry.entry_pkey`, `posting:is_never_edited`, `rule period_is_open`. */
  readonly guard: string;
  readonly sql: readonly string[];
  /** By what name it is refused; the guard's own unless told. `overwritten`: it is not refused, what it forged is replaced. */
  readonly refusedBy?: string;
  /** Other guards that would catch the same, taken away for both tries, so that this one stands alone. */
  readonly asleep?: readonly string[];
  /** Tried in a transaction of another isolation than the one that posting asks for. */
  readonly isolation?: 'REPEATABLE READ';
  /** Without the guard it still does not go through: what it is refused by then, less clearly. */
  readonly elseBy?: string;
}

/** An entry with postings written by hand, round `ledger.post`: kind, fund, pence, and whatever else it names. */
function byHand(...postings: readonly Posting[]): string[] {
  return entry({}, ...postings);
}

function entry(
  {
    source = 'attack',
    on = '2026-11-23',
    narrative = 'By hand',
    by = 'mallory',
    movements = undefined as number | undefined,
    reverses = 'NULL',
  },
  ...postings: readonly Posting[]
): string[] {
  return postings.map(
    ([kind, fund, pence, rest = {}], at) =>
      `INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, reverses,
           kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason)
         SELECT '${source}', ${(at + 1).toString()}, ${(movements ?? postings.length).toString()}, '${on}',
           '${rest.narrative ?? narrative}', '${by}', ${reverses}, '${kind}', '${fund}', ${pence.toString()},
           ${quoted(rest.award)}, ${quoted(rest.reserve)}, ${quoted(rest.bank)}, ${quoted(rest.why)}`,
  );
}

type Posting = readonly [
  kind: string,
  fund: string,
  pence: number,
  rest?: { award?: string; reserve?: string; bank?: string; why?: string; narrative?: string },
];

function idOf(source: string): string {
  return `(SELECT id FROM ledger.entry WHERE source = '${source}')`;
}

function quoted(text: string | undefined): string {
  return text === undefined ? 'NULL' : `'${text}'`;
}

const charge: Posting = ['bank-charge', lottery, 1, { bank }];

const triggersOf = (table: string): string => `ALTER TABLE ledger.${table} DISABLE TRIGGER USER`;
const closed = (through: string): string =>
  `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason) VALUES ('${through}', false, 'a', 'Signed')`;
const open = (table: string, columns: string, values: string): string =>
  `INSERT INTO ledger.${table} (${columns}) VALUES (${values})`;
/** Fails by division unless what was forged is there. */
const isThere = (condition: string): string => `SELECT 1 / count(*) FROM ledger.${condition}`;

/** One attack at least for each guard; a guard without one fails the test. */
export const ATTACKS: readonly Attack[] = [
  // Every pot, and the sums of a fund.
  {
    guard: 'rule available_is_never_negative',
    sql: byHand(['award', lottery, 90_000, { award }]),
  },
  {
    guard: 'rule reserved_is_never_negative',
    asleep: ['rule reserved_is_never_overdrawn'],
    sql: byHand(['release', lottery, 5_000, { reserve: winter }]),
  },
  {
    guard: 'rule committed_is_never_negative',
    asleep: ['rule payments_never_exceed_the_award'],
    sql: byHand(['payment-sent', lottery, 50_000, { award }]),
  },
  {
    guard: 'rule in_transit_is_never_negative',
    asleep: ['rule only_what_is_in_transit_arrives'],
    sql: byHand(['payment-cleared', lottery, 50_000, { award, bank }]),
  },
  {
    guard: 'rule fund_totals_are_never_negative',
    asleep: ['rule reversal_is_the_opposite'],
    sql: undoneThoughNeverDone('management-fee', { bank }),
  },
  {
    guard: 'rule reserved_is_never_overdrawn',
    sql: byHand(['award-from-reserve', lottery, 1, { award, reserve: summer }]),
  },
  {
    guard: 'rule payments_never_exceed_the_award',
    sql: byHand(['payment-sent', lottery, 1, { award: other }]),
  },
  {
    guard: 'rule only_what_is_in_transit_arrives',
    sql: byHand(['payment-cleared', lottery, 1, { award: other, bank }]),
  },
  {
    guard: 'rule only_what_was_paid_bounces',
    asleep: ['rule returned_never_exceeds_paid'],
    sql: byHand(
      ['payment-cleared', lottery, 100, { award, bank }],
      ['payment-bounced', lottery, 1, { award: other, bank, why: 'No such account' }],
    ),
  },
  {
    guard: 'rule returned_never_exceeds_paid',
    sql: byHand(['grant-returned', lottery, 1, { award, bank }]),
  },
  {
    guard: 'rule returned_is_never_negative',
    asleep: ['rule reversal_is_the_opposite', 'rule fund_totals_are_never_negative'],
    sql: undoneThoughNeverDone('grant-returned', { award, bank }),
  },

  // What one posting and one entry may say.
  {
    guard: 'domain amount_is_more_than_nothing',
    sql: byHand(['bank-charge', lottery, 0, { bank }]),
  },
  {
    guard: 'domain amount_is_not_a_slip',
    sql: byHand(['receipt', lottery, 100_000_000_001, { bank }]),
  },
  { guard: 'domain effective_date_is_sane', sql: entry({ on: '1999-12-31' }, charge) },
  { guard: 'domain source_is_plain', sql: entry({ source: 'two words' }, charge) },
  { guard: 'domain narrative_says_something', sql: entry({ narrative: ' ' }, charge) },
  { guard: 'domain posted_by_somebody', sql: entry({ by: '' }, charge) },
  { guard: 'posting.source_is_posted_once', sql: entry({ source: 'receipt/1' }, charge) },
  {
    guard: 'posting.entry_is_reversed_once',
    asleep: ['rule entry_is_reversed_once'],
    sql: reversedTwice(),
  },
  {
    guard: 'rule entry_is_reversed_once',
    asleep: ['posting.entry_is_reversed_once'],
    sql: reversedTwice(),
  },
  {
    guard: 'rule reversal_is_the_opposite',
    sql: entry({ reverses: idOf('receipt/2') }, ['receipt', lottery, 19, { bank, why: 'Less' }]),
  },
  {
    guard: 'rule reversal_is_not_reversed',
    sql: entry({ reverses: idOf('receipt/3/reversed') }, [
      'receipt',
      lottery,
      30,
      { bank, why: 'Again' },
    ]),
  },
  {
    guard: 'rule movements_of_an_entry_agree',
    sql: byHand(charge, ['bank-charge', lottery, 1, { bank, narrative: 'Something else' }]),
  },
  { guard: 'rule entry_has_so_many_movements', sql: entry({ movements: 1 }, charge, charge) },
  { guard: 'rule posting_is_read_committed', isolation: 'REPEATABLE READ', sql: byHand(charge) },
  { guard: 'rule entry_is_whole', sql: entry({ movements: 2 }, charge) },
  { guard: 'posting:entry_is_whole', sql: entry({ movements: 2 }, charge) },
  {
    guard: 'rule transfer_has_two_equal_sides',
    sql: byHand(
      ['transfer-out', lottery, 500, { bank, why: 'Consent' }],
      ['transfer-in', health, 501, { bank, why: 'Consent' }],
    ),
  },
  { guard: 'rule movement_is_of_a_known_kind', sql: byHand(['gift', lottery, 1]), elseBy: '22004' },
  { guard: 'rule movement_names_its_commitment', sql: byHand(['award', lottery, 1]) },
  {
    guard: 'rule movement_names_its_reservation',
    sql: byHand(['award', lottery, 1, { award, reserve: winter }]),
  },
  {
    guard: 'rule movement_names_its_bank_account',
    sql: byHand(['award', lottery, 1, { award, bank }]),
  },
  {
    guard: 'rule movement_says_why',
    sql: byHand(['award-reduced', lottery, 1, { award, why: '  ' }]),
  },
  { guard: 'rule commitment_is_of_the_fund', sql: byHand(['award', health, 1, { award }]) },
  {
    guard: 'rule reservation_is_of_the_fund',
    sql: byHand(['reserve', health, 1, { reserve: winter }]),
  },
  {
    guard: 'rule movement_is_in_an_open_fund',
    sql: byHand(['bank-charge', nowhere, 1, { bank }]),
    elseBy: '22004',
  },
  { guard: 'rule bank_account_is_open', sql: byHand(['receipt', lottery, 1, { bank: nowhere }]) },
  { guard: 'rule fund_takes_awards', sql: byHand(['award', suspense, 1, { award: nobody }]) },

  // The closed list.
  {
    guard: 'movement_kind:list_is_closed',
    refusedBy: 'ledger_is_append_only',
    sql: [
      `INSERT INTO ledger.movement_kind VALUES ('gift', 'available', 'paid', -1, false, false, false, false)`,
    ],
  },
  {
    guard: 'movement_kind.movement_goes_somewhere',
    asleep: [triggersOf('movement_kind')],
    sql: [
      `INSERT INTO ledger.movement_kind VALUES ('circle', 'available', 'available', 0, false, false, false, false)`,
    ],
  },
  {
    guard: 'movement_kind.movement_never_enters_a_source',
    asleep: [triggersOf('movement_kind')],
    sql: [
      `INSERT INTO ledger.movement_kind VALUES ('unearn', 'available', 'received', -1, false, false, false, false)`,
    ],
  },
  {
    guard: 'movement_kind.cash_moves_as_money_enters_or_leaves',
    asleep: [triggersOf('movement_kind')],
    sql: [
      `INSERT INTO ledger.movement_kind VALUES ('gift', 'available', 'paid', 0, false, false, false, false)`,
    ],
  },
  {
    guard: 'movement_kind.movement_kind_pkey',
    asleep: [triggersOf('movement_kind')],
    sql: [
      `INSERT INTO ledger.movement_kind VALUES ('receipt', 'available', 'paid', -1, false, false, false, false)`,
    ],
  },

  // Closed periods.
  {
    guard: 'rule period_is_open',
    sql: [closed('2026-11-30'), ...byHand(charge)],
  },
  {
    guard: 'fund:fund_joins_the_period',
    refusedBy: 'period_is_open',
    sql: [
      closed('2026-11-30'),
      open('fund', 'fund_id, code, takes_awards', `'${nowhere}', 'late', true`),
      ...byHand(['receipt', nowhere, 1, { bank }]),
    ],
  },
  {
    guard: 'rule period_is_closed_once',
    sql: [closed('2026-11-30'), closed('2026-10-31')],
  },
  {
    guard: 'rule only_a_closed_period_is_reopened',
    sql: [
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason) VALUES ('2026-11-30', true, 'a', 'b')`,
    ],
  },
  {
    guard: 'period:period_is_applied',
    refusedBy: 'overwritten',
    sql: [
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason, closed_at)
         VALUES ('2026-11-30', false, 'a', 'b', '2001-01-01')`,
      isThere(`period WHERE closed_at = '2001-01-01'`),
    ],
  },
  { guard: 'period.closed_date_is_sane', sql: [closed('2100-01-01')] },
  {
    guard: 'period.period_is_closed_by_somebody',
    sql: [
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason) VALUES ('2026-11-30', false, ' ', 'b')`,
    ],
  },
  {
    guard: 'period.period_says_why',
    sql: [
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason) VALUES ('2026-11-30', false, 'a', ' ')`,
    ],
  },
  {
    guard: 'period.period_pkey',
    asleep: [triggersOf('period')],
    sql: [
      `INSERT INTO ledger.period (id, closed_through, is_reopening, closed_by, reason, closed_at) OVERRIDING SYSTEM VALUE
         VALUES (900, '2026-10-31', false, 'a', 'b', now()), (900, '2026-11-30', false, 'a', 'b', now())`,
    ],
  },

  // What is not the caller's to choose.
  {
    guard: 'posting:posting_follows_the_last',
    refusedBy: 'overwritten',
    sql: [
      `INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, kind, fund_id, pence, bank_account_id,
           entry_id, posted_at, version, known_at, from_pot, to_pot, cash_pence, balances, chain)
         VALUES ('attack', 1, 1, '2026-11-23', 'By hand', 'mallory', 'receipt', '${health}', 7, '${bank}',
           999, '2001-01-01', 99, now(), 'paid', 'moved_out', 5, '{1}', 'x')`,
      isThere('posting WHERE version = 99'),
    ],
  },

  // Nothing is edited or deleted.
  ...appendOnly(
    'posting',
    'UPDATE ledger.posting SET pence = pence + 1',
    'DELETE FROM ledger.posting',
  ),
  ...appendOnly(
    'period',
    `UPDATE ledger.period SET closed_through = '2001-01-01'`,
    'DELETE FROM ledger.period',
  ),
  ...appendOnly(
    'movement_kind',
    `UPDATE ledger.movement_kind SET needs_reason = false`,
    'DELETE FROM ledger.movement_kind',
  ),
  ...appendOnly(
    'bank_account',
    `UPDATE ledger.bank_account SET code = 'x'`,
    'TRUNCATE ledger.bank_account',
  ),
  ...appendOnly(
    'commitment',
    `UPDATE ledger.commitment SET code = code || 'x'`,
    'DELETE FROM ledger.commitment',
  ),
  ...appendOnly(
    'reservation',
    `UPDATE ledger.reservation SET code = code || 'x'`,
    'DELETE FROM ledger.reservation',
  ),
  {
    guard: 'fund:fund_keeps_its_name',
    sql: [`UPDATE ledger.fund SET code = code || 'x'`],
  },
  {
    guard: 'fund:is_never_emptied',
    refusedBy: 'ledger_is_append_only',
    sql: [`DELETE FROM ledger.fund WHERE code = 'spare'`],
  },
  {
    guard: 'day_total:totals_move_with_a_posting',
    sql: ['UPDATE ledger.day_total SET pence = pence + 1'],
  },
  {
    guard: 'day_total:totals_move_with_a_posting',
    sql: [
      `INSERT INTO ledger.day_total VALUES ('${lottery}', '2020-01-01', '2020-01-01', 'receipt', 1, 1, 0, 0)`,
    ],
  },
  {
    guard: 'day_total:is_never_emptied',
    refusedBy: 'ledger_is_append_only',
    sql: ['TRUNCATE ledger.day_total'],
  },

  // Keys and codes.
  {
    guard: 'domain code_is_plain',
    sql: [open('fund', 'fund_id, code, takes_awards', `'${nowhere}', 'a b', true`)],
  },
  {
    guard: 'fund.fund_code_is_unique',
    sql: [open('fund', 'fund_id, code, takes_awards', `'${nowhere}', 'LOTTERY', true`)],
  },
  {
    guard: 'fund.fund_pkey',
    sql: [open('fund', 'fund_id, code, takes_awards', `'${lottery}', 'double', true`)],
  },
  {
    guard: 'commitment.commitment_code_is_unique',
    sql: [open('commitment', 'commitment_id, fund_id, code', `'${nowhere}', '${lottery}', 'oc-1'`)],
  },
  {
    guard: 'commitment.commitment_pkey',
    sql: [open('commitment', 'commitment_id, fund_id, code', `'${award}', '${lottery}', 'double'`)],
  },
  {
    guard: 'commitment.commitment_fund_fk',
    sql: [
      open('commitment', 'commitment_id, fund_id, code', `'${nowhere}', '${nowhere}', 'stray'`),
    ],
  },
  {
    guard: 'reservation.reservation_code_is_unique',
    sql: [
      open('reservation', 'reservation_id, fund_id, code', `'${nowhere}', '${lottery}', 'Winter'`),
    ],
  },
  {
    guard: 'reservation.reservation_pkey',
    sql: [
      open('reservation', 'reservation_id, fund_id, code', `'${winter}', '${lottery}', 'double'`),
    ],
  },
  {
    guard: 'reservation.reservation_fund_fk',
    sql: [
      open('reservation', 'reservation_id, fund_id, code', `'${nowhere}', '${nowhere}', 'stray'`),
    ],
  },
  {
    guard: 'bank_account.bank_account_code_is_unique',
    sql: [open('bank_account', 'bank_account_id, code', `'${nowhere}', 'MAIN'`)],
  },
  {
    guard: 'bank_account.bank_account_pkey',
    sql: [open('bank_account', 'bank_account_id, code', `'${bank}', 'double'`)],
  },
  {
    guard: 'day_total.day_total_pkey',
    asleep: [triggersOf('day_total')],
    sql: ['INSERT INTO ledger.day_total SELECT * FROM ledger.day_total'],
  },
  {
    guard: 'posting.posting_pkey',
    asleep: [triggersOf('posting')],
    sql: [forgedPosting({ source: `source || '/again'`, version: 'version + 1000' })],
  },
  {
    guard: 'posting.fund_versions_have_no_gap',
    asleep: [triggersOf('posting')],
    sql: [forgedPosting({ source: `source || '/again'`, entryId: 'entry_id + 1000' })],
  },
];

/** The receipt, once more, but for what is given. */
function forgedPosting({ source = 'source', entryId = 'entry_id', version = 'version' }): string {
  return `INSERT INTO ledger.posting (source, seq, movements, effective_on, narrative, posted_by, kind, fund_id, pence,
      entry_id, posted_at, version, known_at, from_pot, to_pot, cash_pence, balances, chain)
    SELECT ${source}, seq, movements, effective_on, narrative, posted_by, kind, fund_id, pence,
      ${entryId}, posted_at, ${version}, known_at, from_pot, to_pot, cash_pence, balances, chain
    FROM ledger.posting WHERE source = 'receipt/2'`;
}

function reversedTwice(): string[] {
  return [1, 2].flatMap((at) =>
    entry({ source: `again/${at.toString()}`, reverses: idOf('receipt/2') }, [
      'receipt',
      lottery,
      20,
      { bank, why: 'Once' },
    ]),
  );
}

/** A reversal of what never happened. */
function undoneThoughNeverDone(kind: string, rest: Posting[3]): string[] {
  return entry({ reverses: idOf('receipt/2') }, [kind, lottery, 1, { ...rest, why: 'Undone' }]);
}

function appendOnly(table: string, edit: string, empty: string): Attack[] {
  const refusedBy = 'ledger_is_append_only';
  return [
    { guard: `${table}:is_never_edited`, refusedBy, sql: [edit] },
    { guard: `${table}:is_never_emptied`, refusedBy, sql: [empty] },
  ];
}
