import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A bookkeeping program that somebody else wrote. Where it is not installed its tests are left out
 * with a message; in CI they fail instead. `apt-get install hledger beancount` brings both.
 */
export function outsider(program: string): { readonly isHere: boolean } {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return { isHere: true };
  } catch {
    if (process.env['CI'] === 'true') throw new Error(`CI needs ${program}: install its package`);
    process.stderr.write(`${program} is not on PATH: the export is not checked against it\n`);
    return { isHere: false };
  }
}

/** hledger's own balances of a journal file, to the penny, having checked it as strictly as it can. */
export async function balancesByHledger(file: string): Promise<Record<string, bigint>> {
  const { stdout } = await run('hledger', [
    ...['-f', file, '--strict', 'balance'],
    ...['--flat', '--no-total', '--output-format', 'csv'],
  ]);
  return readBalances(stdout, /^"(.+?)","GBP (-?[\d.]+)"$/);
}

/** The same by beancount, whose checker refuses a file with any fault. */
export async function balancesByBeancount(file: string): Promise<Record<string, bigint>> {
  await run('bean-check', [file]);
  const { stdout } = await run('bean-query', [
    ...['--format', 'csv', file],
    'SELECT account, number(only("GBP", sum(position))) GROUP BY account',
  ]);
  return readBalances(stdout, /^(\S+?)\s*,\s*(-?[\d.]+)\s*$/);
}

function readBalances(csv: string, line: RegExp): Record<string, bigint> {
  const balances = csv
    .split(/\r?\n/)
    .slice(1)
    .filter((text) => text !== '')
    .map((text): [string, bigint] => {
      const [, account = '', pounds = ''] = line.exec(text) ?? [];
      if (account === '') throw new Error(`not a balance: ${text}`);
      return [account, BigInt(pounds.replace('.', ''))];
    });
  return Object.fromEntries(balances.filter(([, pence]) => pence !== 0n));
}
