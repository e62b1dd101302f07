import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BankDetailsCheck } from '../checking/bank-details-check.entity.js';
import { BankDetailsEvidence } from './bank-details-evidence.entity.js';

/** A paper that one of the two checkers says they looked at. */
@Entity('bank_details_looked_at')
@ForeignKey(() => BankDetailsCheck, ['bankDetailsId', 'place'], ['bankDetailsId', 'place'], {
  name: 'bank_details_looked_at_by_their_checker_fk',
})
@ForeignKey(() => BankDetailsEvidence, ['evidenceId', 'bankDetailsId'], ['id', 'bankDetailsId'], {
  name: 'bank_details_looked_at_their_own_evidence_fk',
})
export class EvidenceLookedAt {
  @PrimaryColumn('uuid', { name: 'bank_details_id' }) readonly bankDetailsId!: string;
  /** Of the check. */
  @PrimaryColumn('integer') readonly place!: number;
  @PrimaryColumn('uuid', { name: 'evidence_id' }) readonly evidenceId!: string;
}
