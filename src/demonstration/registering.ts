import { randomUUID } from 'node:crypto';
import { Gifts } from '../panels/gifts/gifts.queries.js';
import { GiftRecording, type RecordGift } from '../panels/gifts/recording.service.js';
import { Registering, type RegisterInterest } from '../panels/register/registering.service.js';
import { InterestRegisters } from '../panels/register/interest-registers.queries.js';
import { versionOf } from '../panels/register/register.rules.js';
import { members, standIns, type Player } from './cast.js';
import type { Stage } from './stage.js';

const [helen, tom, , owen, anita, callum, fiona, marcus] = members;

/** Within four weeks of taking their seats members say what they are and own; one of them hasn't yet. */
export async function registerInterests(stage: Stage): Promise<void> {
  await register(stage, helen, {
    kind: 'employment',
    body: 'Colchester City Council',
    what: 'Head of communities',
    since: stage.clock.day(-2100),
  });
  await register(stage, tom, {
    kind: 'contract',
    body: 'Colne Catering',
    what: 'A share of a tenth; it caters for the county’s meetings',
    since: stage.clock.day(-1300),
  });
  await register(stage, callum, {
    kind: 'associate',
    body: 'A play project in Highwoods',
    what: 'My partner is paid to run its sessions',
    since: stage.clock.day(-700),
  });
  await register(stage, fiona, {
    kind: 'trusteeship',
    body: 'Hythe Riverside Choir',
    what: 'Treasurer, unpaid',
    since: stage.clock.day(-900),
  });
  for (const player of [...members.filter((one) => one !== marcus), standIns.deputy]) {
    await confirm(stage, player);
  }
}

/** Later something changes: an interest ends, another begins, and two members are offered something. */
export async function keepRegisters(stage: Stage): Promise<void> {
  stage.clock.goTo(-100, '12:30');
  const personId = await stage.person(tom);
  const [share] = await stage.get(InterestRegisters).entriesOf([personId]);
  if (!share) throw new Error(`${tom.name} has registered nothing`);
  await stage
    .get(Registering)
    .end({ personId, interestId: share.id, endedOn: stage.clock.day(-101) });
  await confirm(stage, tom);
  stage.clock.goTo(-90, '21:15');
  await register(stage, anita, {
    kind: 'associate',
    body: 'Lexden Memory Singers',
    what: 'My mother sings with them',
    since: stage.clock.day(-92),
    organisationName: 'Lexden Memory Singers',
  });
  await confirm(stage, anita);
  await recordGifts(stage);
}

async function recordGifts(stage: Stage): Promise<void> {
  stage.clock.goTo(-19, '18:05');
  await offer(stage, helen, {
    what: 'Two tickets for the midwinter supper',
    body: 'Tiptree Shed',
    valuePence: 60_00n,
    offeredOn: stage.clock.day(-20),
    answer: 'declined',
    reason: 'I take nothing from groups that may apply',
  });
  const lunch = {
    what: 'Lunch at the open day',
    body: 'Wivenhoe Warm Table',
    offeredOn: stage.clock.day(-160),
    answer: 'accepted',
    reason: 'Everybody who came was given one',
  } as const;
  stage.clock.goTo(-159, '09:20');
  await offer(stage, owen, { ...lunch, valuePence: 50_00n });
  const [recorded] = await stage.get(Gifts).ofPerson(await stage.person(owen));
  if (!recorded) throw new Error(`${owen.name} has recorded nothing`);
  stage.clock.goTo(-159, '09:25');
  await offer(stage, owen, {
    ...{ ...lunch, valuePence: 5_00n },
    corrects: { id: recorded.id, correction: 'It was £5, not £50' },
  });
}

type Told<Command> = Omit<Command, 'personId' | 'organisation' | 'formKey'>;

async function register(
  stage: Stage,
  player: Player,
  {
    organisationName,
    ...interest
  }: Told<RegisterInterest> & { readonly organisationName?: string },
): Promise<void> {
  const organisation = await organisationOf(stage, organisationName);
  const personId = await stage.person(player);
  await stage
    .get(Registering)
    .register({ ...interest, personId, organisation, formKey: randomUUID() });
}

async function offer(stage: Stage, player: Player, gift: Told<RecordGift>): Promise<void> {
  const organisation = await organisationOf(stage, gift.body);
  const personId = await stage.person(player);
  await stage.get(GiftRecording).record({ ...gift, personId, organisation, formKey: randomUUID() });
}

async function organisationOf(stage: Stage, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  return stage.idOf('SELECT id FROM organisation WHERE name = $1', name);
}

async function confirm(stage: Stage, player: Player): Promise<void> {
  const personId = await stage.person(player);
  const seenVersion = versionOf(await stage.get(InterestRegisters).entriesOf([personId]));
  await stage.get(Registering).confirm({ personId, seenVersion });
}
