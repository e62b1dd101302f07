import { ChaseList } from '../correspondence/reminders/chasing/chase-list.queries.js';
import { Kinds } from '../correspondence/reminders/kinds.queries.js';
import { Reminders } from '../correspondence/reminders/reminders.service.js';
import { TimingSetting } from '../correspondence/reminders/timing/timing-setting.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** The coordinator gives more warning of policies that run out, and writes to who is late longest. */
export async function chase(stage: Stage): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const kind = stage.get(Kinds).found('document-expires');
  await stage.get(TimingSetting).set(
    {
      kind,
      steps: [{ days: -56, counted: 'days', to: ['owing'] }, ...kind.steps],
      seenVersion: 0,
      reason: 'Insurers take six weeks to answer a small group',
    },
    by,
  );
  const [longest] = await stage.get(ChaseList).of(by);
  if (longest) await stage.get(Reminders).remindNow(longest.kind, longest.id, by);
}
