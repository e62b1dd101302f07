import {
  chairInWords,
  chairOfItem,
  type NamedAttendee,
} from '../../../src/panels/meetings/chair.rules.js';
import type { Office } from '../../../src/panels/membership/seat.entity.js';

const NOW = new Date('2026-12-16T15:00:00Z');
const OFFICES = new Map<string, Office>([
  ['helen', 'chair'],
  ['tom', 'vice-chair'],
  ['anita', 'member'],
]);
const attendee = (name: string, change: Partial<NamedAttendee> = {}): NamedAttendee => ({
  ...{ personId: name.toLowerCase(), personName: name, agencyName: `${name}’s agency` },
  ...{ sector: 'public', arrivedAt: new Date('2026-12-16T14:00:00Z'), leftAt: null },
  interest: 'none',
  ...change,
});
const recused = { interest: 'pecuniary' } as const;
const gone = { leftAt: new Date('2026-12-16T14:30:00Z') };
const chair = (...attendees: readonly NamedAttendee[]) =>
  chairOfItem({
    attendees,
    offices: OFFICES,
    mayDecide: attendees
      .filter(({ interest }) => interest !== 'pecuniary')
      .map(({ agencyName }) => agencyName),
    now: NOW,
  });
const [helen, tom, anita] = [attendee('Helen'), attendee('Tom'), attendee('Anita')];

it('is the chair, and there is nothing to say about it', () => {
  const item = chair(anita, tom, helen);

  expect(item).toMatchObject({ holder: { name: 'Helen' }, aside: [], mustChoose: false });
  expect(chairInWords(item)).toBeUndefined();
});

it('is the vice chair when the chair has an interest, whether they stayed or left for it', () => {
  for (const left of [{}, gone]) {
    const item = chair(attendee('Helen', { ...recused, ...left }), tom, anita);

    expect(item).toMatchObject({ holder: { name: 'Tom' }, aside: ['Helen'], mustChoose: false });
    expect(chairInWords(item)).toBe('Tom is in the chair, as Helen has an interest');
  }
});

it('is the vice chair when the chair is away, which is no interest', () => {
  expect(chair(tom, anita)).toMatchObject({ holder: { name: 'Tom' }, aside: [] });
  expect(chair(attendee('Helen', gone), tom)).toMatchObject({ holder: { name: 'Tom' }, aside: [] });
});

it('stays the chair’s when their interest is not pecuniary, or only the vice chair has one', () => {
  const other = attendee('Helen', { interest: 'other-registerable' });

  expect(chair(other, tom)).toMatchObject({ holder: { name: 'Helen' }, aside: [] });
  expect(chair(helen, attendee('Tom', recused))).toMatchObject({ holder: { name: 'Helen' } });
});

it('is chosen by those who are here when neither can take it and one has an interest', () => {
  const both = chair(attendee('Tom', recused), attendee('Helen', recused), anita);

  expect(both).toMatchObject({
    ...{ holder: undefined, aside: ['Helen', 'Tom'], mustChoose: true },
    candidates: [{ personId: 'anita', name: 'Anita' }],
  });
  expect(chairInWords(both)).toBe(
    'Helen and Tom have an interest: the members here choose who takes the chair',
  );
  expect(chair(attendee('Helen', recused), attendee('Tom', gone), anita)).toMatchObject({
    ...{ aside: ['Helen'], mustChoose: true },
  });
});

it('is nobody’s when both are away: then nobody has to be named', () => {
  expect(chair(anita)).toMatchObject({ holder: undefined, aside: [], mustChoose: false });
});

it('is for nobody whose agency may not decide the item', () => {
  const facts = { attendees: [helen, tom], offices: OFFICES, now: NOW };

  expect(chairOfItem({ ...facts, mayDecide: [tom.agencyName] })).toMatchObject({
    holder: { name: 'Tom' },
    candidates: [{ name: 'Tom' }],
  });
});
