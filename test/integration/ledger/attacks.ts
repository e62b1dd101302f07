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
  return [
    `INSERT INTO ledger.entry (source, effective_on, narrative, posted_by, movements, reverses)
       SELECT '${source}', '${on}', '${narrative}', '${by}', ${(movements ?? postings.length).toString()}, ${reverses}`,
    ...postings.map(
      ([kind, fund, pence, rest = {}], at) =>
        `INSERT INTO ledger.posting (entry_id, seq, kind, fund_id, pence, commitment_id, reservation_id, bank_account_id, reason)
           SELECT max(id), ${(at + 1).toString()}, '${kind}', '${fund}', ${pence.toString()}, ${quoted(rest.award)},
             ${quoted(rest.reserve)}, ${quoted(rest.bank)}, ${quoted(rest.why)} FROM ledger.entry WHERE source = '${source}'`,
    ),
  ];
}

type Posting = readonly [
  kind: string,
  fund: string,
  pence: number,
  rest?: { award?: string; reserve?: string; bank?: string; why?: string },
];

function quoted(text: string | undefined): string {
  return text === undefined ? 'NULL' : `'${text}'`;
}

const charge: Posting = ['bank-charge', lottery, 1, { bank }];
const idOf = (source: string): string => `(SELECT id FROM ledger.entry WHERE source = '${source}')`;
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
    guard: 'domain available_is_never_negative',
    sql: byHand(['award', lottery, 90_000, { award }]),
  },
  {
    guard: 'domain reserved_is_never_negative',
    asleep: [triggersOf('fund')],
    sql: [
      `UPDATE ledger.fund SET reserved = reserved - 5000, available = available + 5000 WHERE code = 'lottery'`,
    ],
  },
  {
    guard: 'domain committed_is_never_negative',
    asleep: [triggersOf('fund')],
    sql: [
      `UPDATE ledger.fund SET committed = committed - 50000, available = available + 50000 WHERE code = 'lottery'`,
    ],
  },
  {
    guard: 'domain in_transit_is_never_negative',
    asleep: [triggersOf('fund')],
    sql: [
      `UPDATE ledger.fund SET in_transit = in_transit - 50000, available = available + 50000 WHERE code = 'lottery'`,
    ],
  },
  {
    guard: 'domain fund_totals_are_never_negative',
    asleep: [triggersOf('fund')],
    sql: [`UPDATE ledger.fund SET fee = fee - 1, available = available + 1`],
  },
  {
    guard: 'fund.fund_is_in_one_place_at_a_time',
    asleep: [triggersOf('fund')],
    sql: [`UPDATE ledger.fund SET available = available + 1`],
  },
  {
    guard: 'reservation.reserved_is_never_overdrawn',
    sql: byHand(['award-from-reserve', lottery, 1, { award, reserve: summer }]),
  },
  {
    guard: 'domain payments_never_exceed_the_award',
    sql: byHand(['payment-sent', lottery, 1, { award: other }]),
  },
  {
    guard: 'domain only_what_is_in_transit_arrives',
    sql: byHand(['payment-cleared', lottery, 1, { award: other, bank }]),
  },
  {
    guard: 'domain only_what_was_paid_bounces',
    asleep: ['ALTER TABLE ledger.commitment DROP CONSTRAINT returned_never_exceeds_paid'],
    sql: byHand(
      ['payment-cleared', lottery, 100, { award, bank }],
      ['payment-bounced', lottery, 1, { award: other, bank, why: 'No such account' }],
    ),
  },
  {
    guard: 'commitment.returned_never_exceeds_paid',
    sql: byHand(['grant-returned', lottery, 1, { award, bank }]),
  },
  {
    guard: 'domain returned_is_never_negative',
    asleep: [triggersOf('commitment')],
    sql: ['UPDATE ledger.commitment SET returned = returned - 1'],
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
  { guard: 'domain entry_moves_money', sql: entry({}) },
  { guard: 'entry.source_is_posted_once', sql: entry({ source: 'receipt/1' }, charge) },
  {
    guard: 'entry.entry_is_reversed_once',
    sql: [1, 2].flatMap((at) =>
      entry({ source: `again/${at.toString()}`, reverses: idOf('receipt/2') }, [
        'receipt',
        lottery,
        20,
        { bank, why: 'Once' },
      ]),
    ),
  },
  {
    guard: 'entry.reversed_entry_fk',
    asleep: ['rule reversal_is_the_opposite'],
    sql: entry({ reverses: '999999' }, ['receipt', lottery, 1, { bank, why: 'Of nothing' }]),
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
    guard: 'rule entry_is_written_at_once',
    sql: [
      `INSERT INTO ledger.posting (entry_id, seq, kind, fund_id, pence, bank_account_id)
         VALUES (${idOf('receipt/1')}, 7, 'receipt', '${lottery}', 1, '${bank}')`,
    ],
  },
  { guard: 'rule entry_is_whole', sql: entry({ movements: 2 }, charge) },
  { guard: 'entry:entry_is_whole', sql: entry({ movements: 2 }, charge) },
  {
    guard: 'rule transfer_has_two_equal_sides',
    sql: byHand(
      ['transfer-out', lottery, 500, { bank, why: 'Consent' }],
      ['transfer-in', health, 501, { bank, why: 'Consent' }],
    ),
  },
  { guard: 'rule movement_is_of_a_known_kind', sql: byHand(['gift', lottery, 1]), elseBy: '23502' },
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
    elseBy: 'cash_fund_fk',
  },
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
    sql: [
      closed('2026-10-31'),
      `INSERT INTO ledger.period (id, closed_through, is_reopening, closed_by, reason)
         OVERRIDING SYSTEM VALUE SELECT id, '2026-11-30', false, 'a', 'b' FROM ledger.period`,
    ],
  },

  // What is not the caller's to choose.
  {
    guard: 'entry:entry_is_stamped',
    asleep: ['rule entry_is_whole'],
    refusedBy: 'overwritten',
    sql: [
      `INSERT INTO ledger.entry (source, effective_on, narrative, posted_by, movements, posted_at, xid)
         VALUES ('attack', '2026-11-23', 'By hand', 'mallory', 1, '2001-01-01', pg_current_xact_id())`,
      isThere(`entry WHERE posted_at = '2001-01-01'`),
    ],
  },
  {
    guard: 'posting:posting_moves_balances',
    refusedBy: 'overwritten',
    sql: [
      ...entry({ movements: 1 }),
      `INSERT INTO ledger.posting (entry_id, seq, kind, fund_id, pence, bank_account_id, version, known_at,
           effective_on, from_pot, to_pot, cash_pence, balances, chain)
         VALUES (${idOf('attack')}, 1, 'receipt', '${health}', 7, '${bank}', 99, now(),
           '2001-01-01', 'paid', 'moved_out', 5, '{1}', 'x')`,
      isThere('posting WHERE version = 99'),
    ],
  },

  // Nothing is edited or deleted.
  ...appendOnly(
    'entry',
    `UPDATE ledger.entry SET narrative = 'x'`,
    `DELETE FROM ledger.entry WHERE source = 'receipt/3/reversed'`,
  ),
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
    'TRUNCATE ledger.bank_account CASCADE',
    [triggersOf('cash')],
  ),
  ...kept(
    'fund',
    `UPDATE ledger.fund SET chain = sha256('x')`,
    `DELETE FROM ledger.fund WHERE code = 'spare'`,
  ),
  ...kept(
    'commitment',
    'UPDATE ledger.commitment SET committed = committed + 1',
    'DELETE FROM ledger.commitment',
  ),
  ...kept(
    'reservation',
    'UPDATE ledger.reservation SET reserved = reserved + 1',
    'DELETE FROM ledger.reservation',
  ),
  ...kept('cash', 'UPDATE ledger.cash SET pence = pence + 1', 'DELETE FROM ledger.cash'),
  ...kept(
    'day_total',
    'UPDATE ledger.day_total SET pence = pence + 1',
    'TRUNCATE ledger.day_total',
  ),

  // Balances start at nothing.
  {
    guard: 'fund:fund_starts_empty',
    refusedBy: 'balances_move_with_a_posting',
    sql: [
      open(
        'fund',
        'fund_id, code, takes_awards, received, available',
        `'${nowhere}', 'rich', true, 1, 1`,
      ),
    ],
  },
  {
    guard: 'commitment:commitment_starts_empty',
    refusedBy: 'balances_move_with_a_posting',
    sql: [
      open(
        'commitment',
        'commitment_id, fund_id, code, committed',
        `'${nowhere}', '${lottery}', 'rich', 1`,
      ),
    ],
  },
  {
    guard: 'reservation:reservation_starts_empty',
    refusedBy: 'balances_move_with_a_posting',
    sql: [
      open(
        'reservation',
        'reservation_id, fund_id, code, reserved',
        `'${nowhere}', '${lottery}', 'rich', 1`,
      ),
    ],
  },
  {
    guard: 'cash:cash_starts_with_a_posting',
    refusedBy: 'balances_move_with_a_posting',
    sql: [
      `INSERT INTO ledger.cash SELECT fund_id, '${bank}', 1 FROM ledger.fund WHERE code = 'spare'`,
    ],
  },
  {
    guard: 'day_total:day_total_starts_with_a_posting',
    refusedBy: 'balances_move_with_a_posting',
    sql: [
      `INSERT INTO ledger.day_total VALUES ('${lottery}', '2020-01-01', '2020-01-01', 'receipt', 1, 1, 0, 0)`,
    ],
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
    guard: 'cash.cash_fund_fk',
    asleep: [triggersOf('cash')],
    sql: [open('cash', 'fund_id, bank_account_id, pence', `'${nowhere}', '${bank}', 1`)],
  },
  { guard: 'cash.cash_bank_account_fk', sql: byHand(['receipt', lottery, 1, { bank: nowhere }]) },
  {
    guard: 'cash.cash_pkey',
    asleep: [triggersOf('cash')],
    sql: [open('cash', 'fund_id, bank_account_id, pence', `'${lottery}', '${bank}', 1`)],
  },
  {
    guard: 'day_total.day_total_pkey',
    asleep: [triggersOf('day_total')],
    sql: ['INSERT INTO ledger.day_total SELECT * FROM ledger.day_total'],
  },
  {
    guard: 'entry.entry_pkey',
    asleep: ['rule entry_is_whole'],
    sql: [
      `INSERT INTO ledger.entry (id, source, effective_on, narrative, posted_by, movements)
         OVERRIDING SYSTEM VALUE VALUES (${idOf('receipt/1')}, 'attack', '2026-11-23', 'By hand', 'mallory', 1)`,
    ],
  },
  {
    guard: 'posting.posting_pkey',
    asleep: [triggersOf('posting')],
    sql: [forgedPosting('entry_id', 'version + 1000')],
  },
  {
    guard: 'posting.fund_versions_have_no_gap',
    asleep: [triggersOf('posting')],
    sql: [forgedPosting('entry_id + 1000', 'version')],
  },
];

function forgedPosting(entryId: string, version: string): string {
  return `INSERT INTO ledger.posting (entry_id, seq, fund_id, kind, pence, version, known_at, effective_on, from_pot, to_pot, cash_pence, balances, chain)
    SELECT ${entryId}, seq, fund_id, kind, pence, ${version}, known_at, effective_on, from_pot, to_pot, cash_pence, balances, chain
    FROM ledger.posting`;
}

function appendOnly(table: string, edit: string, empty: string, asleep: string[] = []): Attack[] {
  const refusedBy = 'ledger_is_append_only';
  return [
    { guard: `${table}:is_never_edited`, refusedBy, sql: [edit] },
    { guard: `${table}:is_never_emptied`, refusedBy, asleep, sql: [empty] },
  ];
}

function kept(table: string, edit: string, empty: string): Attack[] {
  return [
    {
      guard: `${table}:balance_moves_with_a_posting`,
      refusedBy: 'balances_move_with_a_posting',
      sql: [edit],
    },
    { guard: `${table}:is_never_emptied`, refusedBy: 'ledger_is_append_only', sql: [empty] },
  ];
}
