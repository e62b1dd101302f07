import type { Capacity } from '../../../src/kernel/role.js';
import {
  refusalsToAccept,
  refusalsToChange,
  refusalsToInvite,
  type Acting,
} from '../../../src/organisations/contacts/contacts.rules.js';

const acting = (personId: string, capacity: Capacity): Acting => ({
  personId,
  email: `${personId}@example.org`,
  capacity,
});
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map(({ code }) => code);

describe('an invitation', () => {
  it('goes to whoever is no contact yet', () => {
    const facts = { acting: [acting('asha', 'lead')], waiting: 0, email: 'ben@example.org' };
    expect(refusalsToInvite(facts)).toEqual([]);
  });

  it('does not go to somebody who acts already, nor to a thirty-first', () => {
    const people = [acting('asha', 'lead'), acting('ben', 'reader')];
    expect(
      codes(refusalsToInvite({ acting: people, waiting: 28, email: 'ben@example.org' })),
    ).toEqual(['contact-already', 'many-people']);
    expect(refusalsToInvite({ acting: people, waiting: 27, email: 'cy@example.org' })).toEqual([]);
  });

  const expiresAt = new Date('2026-12-01T10:00:00Z');
  it.each([
    ['waiting', '2026-12-01T09:59:59Z', []],
    ['waiting', '2026-12-01T10:00:00Z', ['invitation-expired']],
    ['accepted', '2027-12-01T10:00:00Z', []],
    ['withdrawn', '2026-11-30T10:00:00Z', ['invitation-withdrawn']],
    ['replaced', '2026-11-30T10:00:00Z', ['invitation-withdrawn']],
  ] as const)('that is %s is accepted at %s: %j', (status, now, refused) => {
    expect(codes(refusalsToAccept({ status, expiresAt, now: new Date(now) }))).toEqual(refused);
  });
});

describe('a role', () => {
  const people = [acting('asha', 'lead'), acting('ben', 'editor')];

  it('changes and ends, but never the last lead’s', () => {
    expect(refusalsToChange(people, 'ben', 'reader')).toEqual([]);
    expect(refusalsToChange(people, 'ben', null)).toEqual([]);
    expect(refusalsToChange(people, 'asha', 'lead')).toEqual([]);
    expect(refusalsToChange(people, 'asha', null)).toEqual([
      { code: 'last-lead', message: 'This is the only lead: make somebody else a lead first' },
    ]);
    expect(refusalsToChange(people, 'asha', 'editor')).toMatchObject([
      { code: 'last-lead', field: 'capacity' },
    ]);
  });

  it('of one lead of two changes and ends', () => {
    const two = [...people, acting('cy', 'lead')];
    expect(refusalsToChange(two, 'asha', null)).toEqual([]);
    expect(refusalsToChange(two, 'asha', 'reader')).toEqual([]);
  });
});
