import { randomUUID } from 'node:crypto';
import { AppealRecording } from '../awards/appeals/appeal-recording.service.js';
import { VariationAsking } from '../awards/variation/asking.service.js';
import { VariationDeciding } from '../awards/variation/deciding.service.js';
import { VariationLimitSetting } from '../awards/variation-limits/limits-setting.service.js';
import { addMonths } from '../kernel/london.js';
import { organisations, staff } from './cast.js';
import type { Stage } from './stage.js';

/** Small changes are the coordinator's, larger ones the chair's, the rest the panel's. */
export async function agreeWhoDecidesChanges(stage: Stage, panelId: string): Promise<void> {
  await stage.get(VariationLimitSetting).set(
    {
      ...{ panelId, seenVersion: 0, coordinatorPence: 500_00n, chairPence: 2_000_00n },
      ...{ coordinatorMonths: 3, chairMonths: 12, purposeOffice: 'chair' as const },
      reason: 'Terms of reference, paragraph 14',
    },
    await stage.person(staff.coordinator),
  );
}

/** The work began later than planned: asked for, and agreed by the coordinator two days later. */
export async function beginLater(stage: Stage, awardId: string): Promise<void> {
  const number = await stage.get(VariationAsking).ask({
    ...{ awardId, kind: 'dates', cameBy: 'organisation', formKey: randomUUID() },
    after: {
      startsOn: stage.clock.today(),
      endsOn: addMonths(stage.clock.today(), 12),
      returnsLaterByMonths: 0,
    },
    reason: 'The lock-up that we were promised was flooded, and was dry again only last week.',
    by: await stage.person(organisations.bikes.contact),
  });
  await stage.get(VariationDeciding).decide({
    ...{ awardId, number, verdict: 'approved', metOn: stage.clock.today() },
    reason: 'Nothing of the money was spent before; the work is the same.',
    ...{ isCoordinator: true, isChair: false, by: await stage.person(staff.coordinator) },
  });
}

/** What waits for the chair: the carers want to do something else with the money. */
export async function askForAnotherPurpose(stage: Stage, awardId: string): Promise<void> {
  await stage.get(VariationAsking).ask({
    ...{ awardId, kind: 'purpose', cameBy: 'organisation', formKey: randomUUID() },
    after: {
      purpose:
        'A morning off every Tuesday for people who care for somebody at home, and from April on one Saturday a month as well, for those who are at work in the week.',
    },
    reason: 'Nine carers who came once could not come again, because they work on Tuesdays.',
    by: await stage.person(organisations.carers.contact),
  });
}

/** It came by telephone; who looks into it is to be said. */
export async function hearAComplaint(stage: Stage, applicationId: string): Promise<void> {
  await stage.get(AppealRecording).record({
    ...{ kind: 'complaint', applicationId, isOwn: false, formKey: randomUUID() },
    ...{ fromName: 'Desmond Pryor', fromEmail: '' },
    words:
      'He lives above the lock-up. The gate is left open after the Saturday session, and nobody answered the note that he left.',
    receivedOn: stage.clock.today(),
    by: await stage.person(staff.coordinator),
  });
}
