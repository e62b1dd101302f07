import { SystemClock } from '../../src/kernel/clock.js';
import { OneTimeCodes } from '../../src/people/second-factor/one-time-codes.service.js';
import type { Client } from './clients.js';
import type { Installation } from './installation.js';
import type { Person } from './person.js';

/** How far an instalment has got. */
interface Stage {
  readonly status: 'planned' | 'in-run' | 'sent' | 'cleared';
  readonly runId: string | null;
  readonly runStatus: string | null;
}

/**
 * Payments that go round: one person prepares the run, another approves it with a code, it is sent, and
 * the bank says that it failed; so it is planned again.
 */
export class Paying implements Client {
  private readonly codes = new OneTimeCodes(new SystemClock());
  private turn = 0;

  private constructor(
    private readonly house: Installation,
    private readonly preparing: Person,
    private readonly approving: Person,
    private readonly instalmentIds: readonly string[],
    private readonly bankAccountId: string,
  ) {}

  /** Those of awards whose organisation has an account that two people checked. All are made due. */
  static async of(house: Installation, preparing: Person, approving: Person): Promise<Paying> {
    const payable = await house.query<{ id: string }>(
      `UPDATE instalment SET due_on = LEAST(due_on, current_date - 1) WHERE status IN ('planned', 'in-run', 'sent') AND waits_for = 'date' AND award_id IN
         (SELECT a.id FROM award a WHERE a.status IN ('accepted', 'active')
             AND (SELECT status FROM bank_details d WHERE d.organisation_id = a.organisation_id ORDER BY version DESC LIMIT 1) = 'verified')
       RETURNING id`,
    );
    const [account] = await house.query<{ id: string }>(
      `SELECT id FROM bank_account WHERE code = 'main'`,
    );
    const ids = payable.map(({ id }) => id);
    return new Paying(house, preparing, approving, ids, account?.id ?? '');
  }

  async act(): Promise<void> {
    const id = this.instalmentIds[this.turn++ % this.instalmentIds.length] ?? '';
    const { status, runId, runStatus } = await this.stageOf(id);
    if (status === 'planned') await this.prepare(id);
    else if (status === 'sent') await this.fail(id);
    else if (runId !== null && runStatus === 'prepared') await this.approve(runId);
    else if (runId !== null && runStatus === 'approved') await this.send(id, runId);
  }

  private async prepare(id: string): Promise<void> {
    const path = '/payment-runs/new';
    const chosen = { bankAccount: this.bankAccountId, instalments: [id] };
    await this.preparing.send(`preparation ${id}`, path, await this.preparing.fill(path, chosen));
  }

  private async approve(runId: string): Promise<void> {
    const path = `/payment-runs/${runId}/approval`;
    const code = await this.codeOfTheApprover();
    await this.approving.send(`approval ${runId}`, path, await this.approving.fill(path, { code }));
  }

  private async send(id: string, runId: string): Promise<void> {
    const path = `/payment-runs/${runId}/sending`;
    const how = { layout: 'lloyds', ownName: 'One Colchester', serviceUserNumber: '' };
    await this.preparing.send(`sending ${id}`, path, await this.preparing.fill(path, how));
  }

  private async fail(id: string): Promise<void> {
    const path = `/payments/${id}/failure`;
    const reason = { reason: 'The bank says the account is closed' };
    await this.preparing.send(`failure ${id}`, path, await this.preparing.fill(path, reason));
  }

  /** As if they had waited for one that they have not used yet. */
  private async codeOfTheApprover(): Promise<string> {
    const [row] = await this.house.query<{ secret: string }>(
      `UPDATE person SET totp_last_step = NULL WHERE name = 'Daniel Whitcombe' RETURNING totp_secret AS secret`,
    );
    return this.codes.current(row?.secret ?? '');
  }

  private async stageOf(id: string): Promise<Stage> {
    const [stage] = await this.house.query<Stage & Record<string, unknown>>(
      `SELECT i.status, r.id AS "runId", r.status AS "runStatus" FROM instalment i
         LEFT JOIN payment_run_item t ON t.instalment_id = i.id AND t.status = 'included'
         LEFT JOIN payment_run r ON r.id = t.run_id WHERE i.id = $1`,
      [id],
    );
    if (!stage) throw new Error('There is nothing to pay');
    return stage;
  }
}
