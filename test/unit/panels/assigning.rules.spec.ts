import {
  activeOn,
  changeTo,
  refusalsToAnswer,
  refusalsToAssign,
  scoringIt,
} from '../../../src/panels/assignment/assigning.rules.js';
import type {
  AssignableBid,
  ScorerOfBid,
} from '../../../src/panels/assignment/assignable-bids.queries.js';

const members = ['ann', 'bob', 'cyd'].map((personId) => ({
  ...{ personId, personName: personId, agencyName: 'Agency' },
}));

function scorer(personId: string, change: Partial<ScorerOfBid> = {}): ScorerOfBid {
  const asked = { isAssigned: true, answer: null, reason: '', isSent: false, isLost: false };
  return { personId, personName: personId, ...asked, hasSeat: true, ...change };
}

function bid(change: Partial<AssignableBid> = {}): AssignableBid {
  return {
    ...{ applicationId: 'a', number: 1, reference: 'OC-1', organisationName: 'Club' },
    ...{ isOpen: true, scorers: [], shutTo: [], ...change },
  };
}

function codes(given: AssignableBid, wanted: readonly string[], by = 'zoe'): readonly string[] {
  const change = changeTo(given, wanted);
  return refusalsToAssign({ bid: given, members, change, by }).map(({ code }) => code);
}

it('asks who is not asked or has declined, and takes back who is not wanted', () => {
  const given = bid({
    scorers: [
      scorer('ann'),
      scorer('bob', { answer: 'declined' }),
      scorer('cyd', { isAssigned: false, isSent: true }),
    ],
  });

  expect(activeOn(given)).toEqual(['ann']);
  expect(changeTo(given, ['bob'])).toEqual({ toAsk: ['bob'], toTakeBack: ['ann'] });
  expect(changeTo(given, ['ann'])).toEqual({ toAsk: [], toTakeBack: [] });
});

it('has for scorers who is willing or done, and has no interest', () => {
  const given = bid({
    scorers: [
      scorer('ann', { answer: 'accepted' }),
      scorer('bob', { answer: 'declined' }),
      scorer('cyd', { isAssigned: false, isSent: true }),
      scorer('dee'),
      scorer('eve', { hasSeat: false }),
    ],
    shutTo: ['dee'],
  });

  expect(scoringIt(given)).toEqual(['ann', 'cyd']);
});

it.each<[string, AssignableBid, readonly string[], readonly string[]]>([
  ['members without an interest', bid(), ['ann', 'bob'], []],
  ['a bid that is decided', bid({ isOpen: false }), ['ann'], ['bid-decided']],
  ['an interest of theirs', bid({ shutTo: ['ann'] }), ['ann'], ['scorer-with-interest']],
  ['an interest of who assigns', bid({ shutTo: ['zoe'] }), ['ann'], ['interest-pecuniary']],
  ['nobody’s seat', bid(), ['eve'], ['no-member']],
  ['sent scores', bid({ scorers: [scorer('ann', { isSent: true })] }), [], ['scored-already']],
  ['nobody any more', bid({ scorers: [scorer('ann')] }), [], []],
])('assigning with %s', (_, given, wanted, refused) => {
  expect(codes(given, wanted)).toEqual(refused);
});

it.each<[Partial<Parameters<typeof refusalsToAnswer>[0]>, readonly string[]]>([
  [{}, []],
  [{ answer: 'accepted', reason: '' }, []],
  [{ before: 'accepted' }, []],
  [{ status: 'declined' }, ['bid-decided']],
  [{ before: 'declined', answer: 'accepted' }, ['declined-already']],
  [{ isSent: true }, ['scored-already']],
  [{ isSent: true, answer: 'accepted' }, []],
  [{ reason: '' }, ['decline-unexplained']],
])('answering with %o is refused for %p', (change, refused) => {
  const facts = {
    ...{ status: 'submitted', isSent: false, before: null },
    ...{ answer: 'declined' as const, reason: 'Away', ...change },
  };
  expect(refusalsToAnswer(facts).map(({ code }) => code)).toEqual(refused);
});
