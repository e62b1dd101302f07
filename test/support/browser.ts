import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { unpackBrowser } from './browser-from-npm.js';

/**
 * A browser without a window. Chromium comes from npm, with the libraries and the font it needs; on
 * machines it isn't made for, the one that is installed is used, or the one TEST_BROWSER names.
 */
export async function launchBrowser(): Promise<Browser> {
  const { program, env } = await findBrowser();
  return chromium.launch({
    executablePath: program,
    env: { ...process.env, ...env },
    args: [
      '--headless=shell',
      '--no-sandbox', // which root may not have; it visits nothing but us
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function findBrowser(): Promise<{ program: string; env: Record<string, string> }> {
  const named = process.env['TEST_BROWSER'];
  if (named !== undefined) return { program: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
  const program = INSTALLED.find((path) => existsSync(path));
  if (program !== undefined) return { program, env: {} };
  throw new Error(
    'The browser tests need Chromium or Chrome here: install it, or set TEST_BROWSER',
  );
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
