import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Balances } from '../../src/ledger/balances.queries.js';
import { JournalExport } from '../../src/ledger/export.service.js';
import { Verification } from '../../src/ledger/verify.service.js';
import { AuditChain } from '../../src/platform/audit/audit-chain.queries.js';
import { Agreement } from '../../src/reporting/proof/agreement.queries.js';
import { balancesByHledger } from '../integration/ledger/outsiders.js';
import type { House } from '../support/house.js';

/** What `almoner verify` proves, from nothing. Answers with everything that is wrong. */
export async function problemsOf(house: House): Promise<readonly unknown[]> {
  return [
    ...(await house.get(Verification).run()).problems,
    ...(await house.get(Agreement).disagreements()),
    ...(await house.get(AuditChain).broken()),
  ];
}

/** Every account that is not empty, in pence: by us, and by hledger from our export. */
export async function balancesTwice(
  house: House,
): Promise<{ readonly ours: Record<string, bigint>; readonly hledger: Record<string, bigint> }> {
  const folder = await mkdtemp(join(tmpdir(), 'almoner-story-'));
  const journal = join(folder, 'story.journal');
  const out = createWriteStream(journal);
  await house.get(JournalExport).write('hledger', out);
  await finished(out.end());
  const accounts = await house.get(Balances).allAccounts();
  const hledger = await balancesByHledger(journal);
  await rm(folder, { recursive: true });
  return {
    ours: Object.fromEntries(
      accounts.flatMap(({ account, pence }) => (pence === 0n ? [] : [[account, pence]])),
    ),
    hledger,
  };
}
