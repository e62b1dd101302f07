import { TypingIn } from '../applications/on-behalf/typing-in.service.js';
import { londonInstant } from '../kernel/london.js';
import { Registration } from '../organisations/registration/registration.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** A bid that came on paper from a group that is not online, and that the coordinator has begun to type in. */
export async function typeIn(stage: Stage, roundId: string): Promise<string> {
  stage.clock.goTo(-1, '14:30');
  const by = await stage.person(staff.coordinator);
  return stage.get(TypingIn).begin({
    roundSlug: await stage.idOf('SELECT slug AS id FROM round WHERE id = $1', roundId),
    organisationId: await stage.get(Registration).registerOnBehalf(
      {
        name: 'Old Heath Evening Knitters',
        legalForm: 'unincorporated-group',
        charityNumber: '',
        companyNumber: '',
        postcode: 'CO2 0AB',
        purpose: 'Knitting together on dark evenings.',
        cameBy: 'paper',
        cameEvidence: 'Form signed by the treasurer, with their rules; in the file',
      },
      by,
    ),
    channel: 'paper',
    receivedAt: londonInstant(stage.clock.day(-2), '15:10'),
    reason: 'Handed in at the desk by the treasurer, who has no computer; stamped on arrival',
    receiptBy: 'post',
    receiptEmail: null,
    by,
  });
}
