import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Something that two rooms tell differently. */
export interface Disagreement {
  readonly who: string;
  readonly what: string;
}

/**
 * The rooms against the ledger: what was recorded must be what was posted. The ledger proves itself;
 * this proves that the awards, receipts, instalments and matches are the ones it speaks of.
 */
@Injectable()
export class Agreement {
  constructor(private readonly dataSource: DataSource) {}

  async disagreements(): Promise<readonly Disagreement[]> {
    return this.dataSource.query<Disagreement[]>(`
      SELECT 'award ' || a.reference AS who, 'its amount is not what the ledger has committed, sent and paid for it' AS what
        FROM award a LEFT JOIN ledger.commitment c ON c.commitment_id = a.id
       WHERE c.amount IS DISTINCT FROM a.amount_pence OR c.fund_id IS DISTINCT FROM a.fund_id
      UNION ALL
      SELECT 'commitment ' || c.code, 'the ledger has it and there is no such award'
        FROM ledger.commitment c LEFT JOIN award a ON a.id = c.commitment_id WHERE a.id IS NULL
      UNION ALL
      SELECT 'award ' || a.reference, 'its instalments say another sum was sent or cleared than the ledger'
        FROM award a JOIN ledger.commitment c ON c.commitment_id = a.id
        LEFT JOIN LATERAL (
          SELECT coalesce(sum(amount_pence) FILTER (WHERE status = 'sent'), 0) AS sent,
                 coalesce(sum(amount_pence) FILTER (WHERE status = 'cleared'), 0) AS cleared
            FROM instalment WHERE award_id = a.id) i ON true
       WHERE i.sent <> c.in_transit OR i.cleared <> c.paid
      UNION ALL
      SELECT 'award ' || a.reference, 'its instalments do not add up to it'
        FROM award a JOIN instalment i ON i.award_id = a.id
       GROUP BY a.id HAVING sum(i.amount_pence) <> a.amount_pence
      UNION ALL
      SELECT 'receipt ' || r.id, 'it was recorded and not posted as it is'
        FROM receipt r
        LEFT JOIN ledger.entry e ON e.source = 'receipt/' || r.id
        LEFT JOIN ledger.posting p ON p.entry_id = e.id
       WHERE p.pence IS DISTINCT FROM r.amount_pence OR p.fund_id IS DISTINCT FROM r.fund_id
          OR p.bank_account_id IS DISTINCT FROM r.bank_account_id
      UNION ALL
      SELECT 'application ' || p.reference, 'it says awarded and there is no award, or the other way round'
        FROM application p LEFT JOIN award a ON a.application_id = p.id
       WHERE (p.status = 'awarded') <> (a.id IS NOT NULL)
      UNION ALL
      SELECT 'statement line ' || l.id, 'more of it is matched than it comes to'
        FROM bank_line l JOIN bank_match_part p ON p.bank_line_id = l.id AND p.is_live
       GROUP BY l.id HAVING abs(sum(p.pence)) > abs(l.amount_pence)
      UNION ALL
      SELECT 'payment ' || i.reference, 'it is matched with another sum than has cleared'
        FROM instalment i
        JOIN (SELECT instalment_id, sum(pence) AS pence FROM bank_match_part
                    WHERE is_live AND instalment_id IS NOT NULL GROUP BY 1) p ON p.instalment_id = i.id
       WHERE p.pence <> CASE i.status WHEN 'cleared' THEN -i.amount_pence ELSE 0 END
      UNION ALL
      SELECT 'receipt ' || r.id, 'it is reversed and still matched with a line'
        FROM receipt r WHERE r.reversed_at IS NOT NULL
         AND EXISTS (SELECT FROM bank_match_part p WHERE p.receipt_id = r.id AND p.is_live)
      ORDER BY 1, 2`);
  }
}
