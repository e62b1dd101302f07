import { randomUUID } from 'node:crypto';
import { AdjustmentRecording } from '../applications/adjustments/adjustments.service.js';
import { Clarifying } from '../applications/clarification/clarifying.service.js';
import { Extending } from '../applications/deadline/extending.service.js';
import { EqualityGiving } from '../applications/equality/equality.service.js';
import { Messaging } from '../applications/messages/messaging.service.js';
import { StandingChanging } from '../applications/standing/standing-changing.service.js';
import { londonInstant } from '../kernel/london.js';
import { organisations, staff } from './cast.js';
import type { Stage } from './stage.js';

/** A question about a bid that the panel reads: asked, answered, and talked about. */
export async function askAboutABid(stage: Stage, applicationId: string): Promise<void> {
  const coordinator = await stage.person(staff.coordinator);
  const contact = await stage.person(organisations.singers.contact);
  stage.clock.goTo(-3, '10:15');
  const number = await stage.get(Clarifying).ask({
    applicationId,
    asked: [
      {
        question: 'summary',
        label: 'What will you do?',
        ask: 'How many afternoons is that in a year?',
      },
    ],
    dueOn: stage.clock.day(2),
    by: coordinator,
  });
  stage.clock.goTo(-2, '17:30');
  await stage.get(Clarifying).answer({
    applicationId,
    number,
    answers: { summary: 'Forty: every Wednesday but in August and at Christmas.' },
    by: contact,
  });
  stage.clock.goTo(-2, '17:40');
  await stage.get(Messaging).send({
    applicationId,
    side: 'organisation',
    body: 'We have answered your question. Our pianist asks whether the hall has been told yet?',
    formKey: randomUUID(),
    by: contact,
  });
  const roundId = await roundOf(stage, applicationId);
  await stage.get(EqualityGiving).give(applicationId, roundId, { age: '65-and-over' });
}

/** A bid that its own people took back. */
export async function takeBack(stage: Stage, applicationId: string): Promise<void> {
  stage.clock.goTo(-3, '19:20');
  await stage.get(StandingChanging).change({
    applicationId,
    act: 'withdrawn',
    reason: 'The parish council gave us what we asked for',
    until: null,
    by: await stage.person(organisations.play.contact),
  });
}

/** A bid opened again, because its budget was the wrong one. */
export async function openAgain(stage: Stage, applicationId: string): Promise<void> {
  stage.clock.goTo(-2, '09:50');
  await stage.get(StandingChanging).change({
    applicationId,
    act: 'reopened',
    reason: 'The budget was last year’s; the group asked to send the right one',
    until: londonInstant(stage.clock.day(5), '17:00'),
    by: await stage.person(staff.coordinator),
  });
}

/** More time as a reasonable adjustment, for a draft that is under way. */
export async function giveMoreTime(stage: Stage, applicationId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const organisationId = await stage.idOf(
    'SELECT organisation_id AS id FROM application WHERE id = $1',
    applicationId,
  );
  stage.clock.goTo(-1, '11:00');
  await stage.get(AdjustmentRecording).record({
    organisationId,
    personId: await stage.person(organisations.bikes.contact),
    kind: 'more-time',
    asked: 'Two days more, because reading takes longer',
    agreed: 'Two days more, and a talk on the telephone',
    formKey: randomUUID(),
    by,
  });
  await stage.get(Extending).extend({
    roundId: await roundOf(stage, applicationId),
    organisationId,
    until: londonInstant(stage.clock.day(14), '12:00'),
    cause: 'reasonable-adjustment',
    reason: 'As agreed on the telephone',
    by,
  });
}

function roundOf(stage: Stage, applicationId: string): Promise<string> {
  return stage.idOf('SELECT round_id AS id FROM application WHERE id = $1', applicationId);
}
