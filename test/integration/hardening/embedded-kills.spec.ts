import { kills } from '../../../bench/kills/kills.js';
import { victims } from '../../../bench/kills/victims.js';

it('loses nothing and does nothing by half, whatever is killed while people act', async () => {
  const { application, backend, server, worker } = victims;

  const killed = await kills([application, backend, server, worker]);

  expect(killed.map(({ victim, wrongs }) => ({ victim, wrongs }))).toEqual([
    { victim: 'application', wrongs: [] },
    { victim: 'a backend at work', wrongs: [] },
    { victim: 'PostgreSQL', wrongs: [] },
    { victim: 'worker', wrongs: [] },
  ]);
  for (const { acknowledged } of killed) expect(acknowledged).toBeGreaterThan(0);
}, 300_000);
