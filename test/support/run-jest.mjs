import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs Jest to its end. A file that could not even be loaded counts as one failed test. */
export async function runJest(folder, env, args) {
  const outputFile = join(folder, 'jest.json');
  rmSync(outputFile, { force: true });
  const status = await run(
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      join(root, 'node_modules/jest/bin/jest.js'),
      '--maxWorkers=2',
      '--json',
      `--outputFile=${outputFile}`,
      ...args,
    ],
    { ...process.env, ...env },
  );
  if (!existsSync(outputFile)) return { passed: 0, failed: 1, isGreen: false };
  const result = JSON.parse(readFileSync(outputFile, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    isGreen: status === 0,
  };
}

function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
    const passOn = () => child.kill('SIGTERM');
    process.once('SIGTERM', passOn);
    child.on('error', reject);
    child.on('close', (status) => {
      process.off('SIGTERM', passOn);
      resolve(status);
    });
  });
}
