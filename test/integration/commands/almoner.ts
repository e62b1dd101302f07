import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Settings } from '../../../src/platform/config/settings.js';
import type { House } from '../../support/house.js';

const PROGRAM = join(import.meta.dirname, '../../../dist/src/almoner.js');

/** How a command ended and what it printed. */
export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a person at a terminal does, with these settings and no others. */
export function almoner(
  settings: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<Ended> {
  if (!existsSync(PROGRAM)) throw new Error('Build first: npm run build');
  const env = { PATH: process.env['PATH'], ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...words], { env, cwd: tmpdir() }, (problem, out, err) => {
      const status = problem === null ? 0 : Number(problem.code ?? -1);
      resolve({ status, out, err });
    });
  });
}

/** The settings of an installation whose database is the house's. */
export function settingsOf(house: House): Record<string, string> {
  const { databaseUrl = '', redisUrl } = house.get(Settings);
  return {
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    SESSION_SECRET: 'a secret that only the tests know, long enough',
    ENCRYPTION_KEY: 'a key that only the tests know, long enough',
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
  };
}
