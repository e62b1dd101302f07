import type { Installation } from './installation.js';

/** How often each trace of an act is stored: its row, its entry in the ledger, its line on the record, its event. */
export type Traces = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** What an act of each kind leaves, all of it or none. */
export const LEAVES: Readonly<Record<string, readonly string[]>> = {
  receipt: ['row', 'entry', 'record'],
  charge: ['row', 'entry', 'record'],
  transfer: ['row', 'entry', 'record of the giver', 'record of the receiver'],
  preparation: ['row', 'record'],
  approval: ['row', 'record'],
  sending: ['row', 'entry', 'record', 'event'],
  failure: ['row', 'entry', 'record'],
  statement: ['row', 'line', 'record'],
  statements: ['row', 'event'],
};

/** Of every act in the house of these kinds, also of those whose row is missing. */
export async function readTraces(house: Installation): Promise<Traces> {
  const rows = await house.query<{ key: string; trace: string; count: number }>(
    `SELECT key, trace, count(*)::integer AS count FROM (${Object.values(TRACES).join(' UNION ALL ')}) AS t (key, trace)
      GROUP BY key, trace`,
  );
  const traces = new Map<string, Record<string, number>>();
  for (const { key, trace, count } of rows) {
    traces.set(key, { ...traces.get(key), [trace]: count });
  }
  return traces;
}

/** A row with a form's key, the entry named after it, and the line of the record that names it. */
function ofAForm(kind: string, table: string, source: string, id: string, acts: string): string {
  return `
    SELECT '${kind} ' || form_key, 'row' FROM ${table}
    UNION ALL
    SELECT '${kind} ' || coalesce(t.form_key::text, e.source), 'entry'
      FROM ledger.entry e LEFT JOIN ${table} t ON t.id::text = split_part(e.source, '/', 2)
     WHERE e.source LIKE '${source}/%' AND e.reverses IS NULL
    UNION ALL
    SELECT '${kind} ' || coalesce(t.form_key::text, a.detail->>'${id}'),
           CASE a.act WHEN 'gave' THEN 'record of the giver' WHEN 'was given' THEN 'record of the receiver' ELSE 'record' END
      FROM audit_event a LEFT JOIN ${table} t ON t.id::text = a.detail->>'${id}' WHERE a.act IN (${acts})`;
}

const TRACES = {
  receipts: ofAForm('receipt', 'receipt', 'receipt', 'receiptId', `'received'`),
  charges: ofAForm('charge', 'fund_payment', 'fund-payment', 'fundPaymentId', `'charged'`),
  transfers: ofAForm(
    'transfer',
    'fund_transfer',
    'fund-transfer',
    'fundTransferId',
    `'gave', 'was given'`,
  ),
  preparations: `
    SELECT 'preparation ' || instalment_id, 'row' FROM payment_run_item
    UNION ALL
    SELECT 'preparation ' || coalesce(i.id::text, a.detail->>'reference'), 'record'
      FROM audit_event a LEFT JOIN instalment i ON i.reference = a.detail->>'reference' WHERE a.act = 'payment-prepared'`,
  approvals: `
    SELECT 'approval ' || id, 'row' FROM payment_run WHERE approved_at IS NOT NULL
    UNION ALL
    SELECT 'approval ' || split_part(subject, '/', 2), 'record'
      FROM audit_event WHERE act = 'approved' AND subject LIKE 'payment-run/%'`,
  sendings: `
    SELECT 'sending ' || instalment_id, 'row' FROM payment_run_item WHERE status IN ('sent', 'failed', 'bounced')
    UNION ALL
    SELECT 'sending ' || split_part(source, '/', 2), 'entry' FROM ledger.entry WHERE source LIKE 'instalment/%/sent/%'
    UNION ALL
    SELECT 'sending ' || coalesce(i.id::text, a.detail->>'reference'), 'record'
      FROM audit_event a LEFT JOIN instalment i ON i.reference = a.detail->>'reference' WHERE a.act = 'payment-sent'
    UNION ALL
    SELECT 'sending ' || (payload->>'instalmentId'), 'event' FROM outbox WHERE event = 'instalment.sent'`,
  failures: `
    SELECT 'failure ' || instalment_id, 'row' FROM payment_run_item WHERE status = 'failed'
    UNION ALL
    SELECT 'failure ' || split_part(source, '/', 2), 'entry' FROM ledger.entry WHERE source LIKE 'instalment/%/failed/%'
    UNION ALL
    SELECT 'failure ' || coalesce(i.id::text, a.detail->>'reference'), 'record'
      FROM audit_event a LEFT JOIN instalment i ON i.reference = a.detail->>'reference' WHERE a.act = 'payment-failed'`,
  statements: `
    SELECT 'statement ' || file_name, 'row' FROM bank_statement
    UNION ALL
    SELECT 'statement ' || s.file_name, 'line' FROM bank_line l JOIN bank_statement s ON s.id = l.statement_id
    UNION ALL
    SELECT 'statement ' || (detail->>'fileName'), 'record' FROM audit_event WHERE act = 'statement-imported'
    UNION ALL
    SELECT 'statements of all accounts', 'row' FROM bank_statement
    UNION ALL
    SELECT 'statements of all accounts', 'event' FROM outbox WHERE event = 'statement.imported'`,
};
