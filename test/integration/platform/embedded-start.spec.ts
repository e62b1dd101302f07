import { jest } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { run, type Program } from '../../support/program.js';
import { temporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.js';

jest.setTimeout(240_000); // the demonstration is told

let folder: TemporaryFolder;
let settings: Record<string, string>;
const running: Program[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  settings = { DATA_DIR: folder.path, PORT: (await freePort()).toString() };
});

afterAll(async () => {
  for (const program of running) {
    program.process.kill('SIGINT');
    await program.ended;
  }
  await folder.remove();
});

async function start(): Promise<Program> {
  const program = run('main', [], settings);
  running.push(program);
  await program.saying('authenticator codes');
  return program;
}

const page = (path: string): Promise<Response> =>
  fetch(`http://localhost:${settings['PORT'] ?? ''}${path}`);

describe('the one command on an empty folder', () => {
  it('fills a database with the demonstration, and says how to come in', async () => {
    const { said } = await start();

    expect(said()).toContain(`Almoner is at http://localhost:${settings['PORT'] ?? ''}`);
    expect(said()).toMatch(/The trustee administrator +\S+@example\.org/);
    expect((await page('/health/ready')).status).toBe(200);
    expect(await (await page('/')).text()).toContain('Community Safety small grants');
    expect((await page('/outbox')).status).toBe(200);
  });

  it('tells a second copy that it is running, and goes on', async () => {
    const second = run('main', [], { ...settings, PORT: '0' });

    expect(await second.ended).toBe(1);
    expect(second.said().trim().split('\n')).toHaveLength(1);
    expect(second.said()).toContain('already running');
    expect((await page('/health/ready')).status).toBe(200);
  });

  it('lets a command join it, which proves the whole demonstration again', async () => {
    const verify = run('almoner', ['verify'], settings);

    expect(await verify.ended).toBe(0);
    expect(verify.said()).toContain('Everything agrees');
  });

  it('holds over £1.5 million in four funds', async () => {
    const balances = run('almoner', ['balances', '--json'], settings);
    await balances.ended;
    const accounts = JSON.parse(balances.said()) as { account: string; pence: number }[];

    const held = accounts.filter(({ account }) => /^funds:(?!suspense:)\w+:held$/.test(account));
    expect(held).toHaveLength(4);
    expect(held.reduce((sum, { pence }) => sum - pence, 0)).toBeGreaterThan(1_500_000_00);
  });

  it('has its data again after being killed, and stops cleanly when asked', async () => {
    const [first] = running;
    first?.process.kill('SIGKILL');
    await first?.ended;

    const again = await start();
    const home = await (await page('/')).text();
    again.process.kill('SIGINT');

    expect(home).toContain('Community Safety small grants');
    expect(await again.ended).toBe(0);
    await expect(page('/')).rejects.toThrow();
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
