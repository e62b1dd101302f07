import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Fund } from '../../../funds/fund.entity.js';
import type { Pence } from '../../../kernel/pence.js';
import { penceColumn } from '../../../platform/database/pence.column.js';
import { Proposal } from './proposal.entity.js';

/** What a proposal takes from one fund; nothing from every fund proposes to decline. Append-only. */
@Entity('proposal_part')
@Check('proposal_part_amount_is_none_or_more', 'amount_pence >= 0')
export class ProposalPart {
  @PrimaryColumn('uuid', { name: 'proposal_id' })
  @ForeignKey(() => Proposal, { name: 'proposal_part_proposal_fk' })
  readonly proposalId!: string;
  @PrimaryColumn('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'proposal_part_fund_fk' })
  readonly fundId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
}
