import { Inviting } from '../applications/inviting/inviting.service.js';
import { Substituting } from '../panels/meetings/substitutes/substitute.service.js';
import { Seats } from '../panels/membership/seats.queries.js';
import { FIRST_RULE } from '../panels/rule/panel-rule.js';
import { RuleSetting } from '../panels/rule/rule-setting.service.js';
import { Deputies } from '../panels/terms/deputy.service.js';
import { Terms } from '../panels/terms/terms.service.js';
import { standIns, staff, type members } from './cast.js';
import { giveAuthenticator } from './house-staff.js';
import type { Stage } from './stage.js';

type Name = (typeof members)[number]['name'];

async function seatOf(stage: Stage, panelId: string, name: Name): Promise<string> {
  const seats = await stage.get(Seats).ofPanel(panelId);
  const seat = seats.find(({ personName }) => personName === name);
  if (!seat) throw new Error(`${name} has no seat`);
  return seat.seatId;
}

/** The rule as its terms of reference have it, with a week to ratify; a term renewed; a deputy. */
export async function agreeHowToDecide(stage: Stage, panelId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(RuleSetting).set(
    {
      ...FIRST_RULE,
      ...{ panelId, seenVersion: 1, quorumAgencies: 5, ratificationDays: 7 },
      reason: 'Terms of reference of March 2023, Appendix A',
    },
    by,
  );
  await stage.get(Terms).renew(
    {
      ...{ panelId, seatId: await seatOf(stage, panelId, 'Owen Bright') },
      ...{ endsOn: stage.clock.day(180), reason: 'Two years, as the hospital trust asked' },
    },
    by,
  );
  await stage.get(Deputies).name(
    {
      ...{ panelId, seatId: await seatOf(stage, panelId, 'Anita Desai') },
      ...standIns.deputy,
    },
    by,
  );
  await giveAuthenticator(stage, standIns.deputy);
}

/** A member can't come to the meeting: somebody else of the agency goes. */
export async function sendSomebodyElse(
  stage: Stage,
  panelId: string,
  meetingId: string,
): Promise<void> {
  await stage.get(Substituting).name(
    {
      ...{ meetingId, seatId: await seatOf(stage, panelId, 'Fiona Hartley') },
      ...{ ...standIns.substitute, mayNameAnyone: true },
    },
    await stage.person(staff.coordinator),
  );
  await giveAuthenticator(stage, standIns.substitute);
}

/** A round for one named organisation, as core grants are given. */
export async function inviteByName(
  stage: Stage,
  roundId: string,
  organisationName: string,
): Promise<void> {
  const id = await stage.idOf('SELECT id FROM organisation WHERE name = $1', organisationName);
  const by = await stage.person(staff.coordinator);
  await stage.get(Inviting).invite({ roundId, organisationId: id }, by);
}
