import type { PartTerms } from './payment-plan.rules.js';

/** When a payment is made, as tables keep it. */
export interface PartColumns {
  readonly waitsFor: 'date' | 'conditions' | 'return';
  readonly months: number | null;
  readonly returnNumber: number | null;
  readonly isRetention: boolean;
}

export function columnsOf({ trigger, isRetention }: PartTerms): PartColumns {
  return {
    waitsFor: trigger.kind,
    months: trigger.kind === 'date' ? trigger.months : null,
    returnNumber: trigger.kind === 'return' ? trigger.number : null,
    isRetention,
  };
}

/** The other way round, in SQL: the `trigger` of a row of `table` as JSON. */
export function triggerInSql(table: string): string {
  return `CASE ${table}.waits_for
    WHEN 'date' THEN jsonb_build_object('kind', 'date', 'months', ${table}.months)
    WHEN 'return' THEN jsonb_build_object('kind', 'return', 'number', ${table}.return_number)
    ELSE jsonb_build_object('kind', 'conditions') END`;
}
