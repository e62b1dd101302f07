import { TypingIn } from '../applications/on-behalf/typing-in.service.js';
import { londonInstant } from '../kernel/london.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** A bid that came on paper, and that the coordinator has begun to type in. */
export async function typeIn(
  stage: Stage,
  roundId: string,
  organisationName: string,
): Promise<string> {
  stage.clock.goTo(-1, '14:30');
  return stage.get(TypingIn).begin({
    roundSlug: await stage.idOf('SELECT slug AS id FROM round WHERE id = $1', roundId),
    organisationId: await stage.idOf(
      'SELECT id FROM organisation WHERE name = $1',
      organisationName,
    ),
    channel: 'paper',
    receivedAt: londonInstant(stage.clock.day(-2), '15:10'),
    reason: 'Handed in at the desk by the treasurer, who has no computer; stamped on arrival',
    receiptBy: 'post',
    receiptEmail: null,
    by: await stage.person(staff.coordinator),
  });
}
