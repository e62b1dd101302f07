import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Entry, Movement } from '../../../src/kernel/entry.js';
import type { Pence } from '../../../src/kernel/pence.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { FIRST_RULE } from '../../../src/panels/rule/panel-rule.js';
import { PanelRuleVersion } from '../../../src/panels/rule/panel-rule.entity.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import type { House } from '../../support/house.js';

/**
 * Rows as the rooms leave them behind, written straight into their tables: reporting only reads, so
 * its tests need no act of another room. What is posted is posted by the ledger itself.
 */
export class WrittenStory {
  private written = 0;

  private constructor(
    private readonly house: House,
    readonly coordinator: string,
    readonly panelId: string,
    readonly bankAccountId: string,
  ) {}

  static async begin(house: House): Promise<WrittenStory> {
    const coordinator = await house.person('Coral Coordinator', 'coordinator');
    const panelId = await insert(house.db, 'panel', {
      name: 'Funding Panel',
      parent_body: 'Strategic Group',
    });
    await house.db.manager.insert(PanelRuleVersion, {
      ...{ panelId, version: 1, ...FIRST_RULE, quorumAgencies: 5 },
      ...{ reason: 'Terms of reference', setAt: '2026-04-01T09:00:00Z', setBy: coordinator },
    });
    const bankAccountId = await insert(house.db, 'bank_account', {
      code: 'current',
      name: 'Current account',
      sort_code: '309089',
      account_number: '12345678',
      opened_at: '2026-04-01T09:00:00Z',
    });
    const story = new WrittenStory(house, coordinator, panelId, bankAccountId);
    await story.inTransaction((journal, tx) =>
      journal.openBankAccount(tx, { bankAccountId, code: 'current' }),
    );
    return story;
  }

  async fund(name: string, receivedPence: Pence): Promise<string> {
    const code = name.toLowerCase().replaceAll(' ', '-');
    const fundId = await insert(this.house.db, 'fund', {
      code,
      name,
      funder_name: `${name} Trustees`,
      restriction: 'Groups in Colchester',
      agreement_reference: 'A-1',
      starts_on: '2026-04-01',
      spend_by: '2028-03-31',
      opened_at: '2026-04-01T09:00:00Z',
      opened_by: this.coordinator,
    });
    await this.inTransaction((journal, tx) => journal.openFund(tx, { fundId, code }));
    const { bankAccountId } = this;
    await this.post('2026-05-01', {
      kind: 'receipt',
      fundId,
      bankAccountId,
      amountPence: receivedPence,
    });
    return fundId;
  }

  async round(
    title: string,
    fundId: string,
    budgetPence: Pence,
    closesAt: string,
  ): Promise<string> {
    const roundId = await insert(this.house.db, 'round', {
      slug: title.toLowerCase().replaceAll(' ', '-'),
      title,
      summary: `What ${title} is for`,
      panel_id: this.panelId,
      opens_at: '2026-09-01T08:00:00Z',
      closes_at: closesAt,
      score_by: '2026-12-11',
      smallest_pence: '50000',
      largest_pence: '1000000',
      return_months: '{6}',
      signatories: 1,
      opened_at: '2026-08-01T08:00:00Z',
      opened_by: this.coordinator,
    });
    await this.house.db.query(
      `INSERT INTO round_form (round_id, version, definition, revision, edited_at, edited_by, published_at, published_by)
       VALUES ($1, 1, '{"sections": [], "rules": []}', 0, now(), $2, now(), $2)`,
      [roundId, this.coordinator],
    );
    await this.house.db.query('INSERT INTO round_fund VALUES ($1, $2, $3)', [
      roundId,
      fundId,
      budgetPence.toString(),
    ]);
    await this.setAside('2026-09-01', fundId, roundId, budgetPence);
    return roundId;
  }

  organisation(name: string): Promise<string> {
    return insert(this.house.db, 'organisation', {
      name,
      legal_form: 'unincorporated-group',
      postcode: 'CO1 1AA',
      purpose: 'Neighbours',
      registered_at: '2026-09-01T08:00:00Z',
      registered_by: this.coordinator,
    });
  }

  application(
    roundId: string,
    organisationId: string,
    title: string,
    status: 'draft' | 'submitted' | 'awarded' | 'declined',
    requestedPence = 480_000n,
  ): Promise<string> {
    const by = { started_by: this.coordinator, saved_by: this.coordinator };
    const sent = { submitted_at: '2026-10-02T09:00:00Z', submitted_by: this.coordinator };
    return insert(this.house.db, 'application', {
      reference: this.reference('OC'),
      round_id: roundId,
      organisation_id: organisationId,
      status,
      title,
      requested_pence: requestedPence.toString(),
      answers: '{}',
      version: 1,
      started_at: '2026-10-01T09:00:00Z',
      saved_at: '2026-10-01T09:00:00Z',
      ...by,
      ...(status !== 'draft' && sent),
      ...((status === 'awarded' || status === 'declined') && {
        outcome_released_at: '2026-11-03T12:00:00Z',
      }),
    });
  }

  /** An award with its commitment in the ledger. */
  async award(
    applicationId: string,
    organisationId: string,
    fundId: string,
    amountPence: Pence,
    status: 'offered' | 'accepted',
  ): Promise<string> {
    const reference = this.reference('AW');
    const accepted = {
      accepted_at: '2026-11-10T09:00:00Z',
      accepted_by: this.coordinator,
      signatory_name: 'Sam Signatory',
      signatory_position: 'Chair',
    };
    const awardId = await insert(this.house.db, 'award', {
      reference,
      application_id: applicationId,
      organisation_id: organisationId,
      fund_id: fundId,
      amount_pence: amountPence.toString(),
      conditions: '',
      status,
      decided_at: '2026-11-03T12:00:00Z',
      ...(status === 'accepted' && accepted),
    });
    await this.inTransaction((journal, tx) =>
      journal.openCommitment(tx, { commitmentId: awardId, fundId, code: reference }),
    );
    const money = { fundId, commitmentId: awardId, amountPence };
    const [reserve] = await this.house.db.query<{ id: string }[]>(
      `SELECT r.id FROM fund_reservation r JOIN application a ON a.round_id = r.holder_id
        WHERE a.id = $1 AND r.fund_id = $2`,
      [applicationId, fundId],
    );
    await this.post(
      '2026-11-03',
      reserve
        ? { kind: 'award-from-reserve', ...money, reservationId: reserve.id }
        : { kind: 'award', ...money },
    );
    return awardId;
  }

  /** Sets money aside for a round. */
  private async setAside(
    effectiveOn: string,
    fundId: string,
    roundId: string,
    amountPence: Pence,
  ): Promise<void> {
    const code = this.reference('R');
    const reservationId = await insert(this.house.db, 'fund_reservation', {
      fund_id: fundId,
      holder_id: roundId,
      code,
      reserved_at: '2026-09-01T08:00:00Z',
      reserved_by: this.coordinator,
    });
    const reservation = { reservationId, fundId, code };
    await this.inTransaction((journal, tx) => journal.openReservation(tx, reservation));
    await this.post(effectiveOn, { kind: 'reserve', fundId, reservationId, amountPence });
  }

  returnDue(awardId: string, dueOn: string): Promise<string> {
    return insert(this.house.db, 'monitoring_return', {
      award_id: awardId,
      number: (this.written += 1),
      due_on: dueOn,
      status: 'due',
    });
  }

  post(effectiveOn: string, ...movements: [Movement, ...Movement[]]): Promise<unknown> {
    const entry: Entry = {
      source: `story/${randomUUID()}`,
      effectiveOn,
      narrative: 'Written by a test',
      postedBy: 'system',
      movements,
    };
    return this.inTransaction((journal, tx) => journal.post(tx, entry));
  }

  private inTransaction<T>(
    act: (journal: Journal, tx: Parameters<Journal['post']>[0]) => Promise<T>,
  ): Promise<T> {
    return this.house.get(Transactions).run((tx) => act(this.house.get(Journal), tx));
  }

  private reference(prefix: string): string {
    this.written += 1;
    return `${prefix}-2026-${this.written.toString().padStart(4, '0')}`;
  }
}

async function insert(db: DataSource, table: string, row: object): Promise<string> {
  const values = { id: randomUUID(), ...row };
  const columns = Object.keys(values);
  await db.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(values),
  );
  return values.id;
}
