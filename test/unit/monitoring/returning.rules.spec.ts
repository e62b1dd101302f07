import type { Form, Question } from '../../../src/forms/form.js';
import {
  consentIn,
  isOver,
  isShownTo,
  type Consent,
  type ConsentReader,
  type ConsentScope,
} from '../../../src/monitoring/consent/consent.rules.js';
import { openQuestions, refusalsToWrite } from '../../../src/monitoring/drafting/writing.rules.js';
import {
  filesQuestion,
  refusalsOfCount,
} from '../../../src/monitoring/files/return-files.rules.js';
import {
  refusalsToSubmit,
  type SubmissionFacts,
} from '../../../src/monitoring/submission/submission.rules.js';

const story: Question = {
  ...{ name: 'story', kind: 'long-text', mostWords: 5, label: 'What happened?' },
  ...{ noun: 'what happened', isRequired: true },
};
const photographs: Question = {
  ...{ name: 'photographs', kind: 'files', most: 1, purpose: 'photographs' },
  ...{ label: 'Photographs', noun: 'a photograph', isRequired: false },
};
const form: Form = { sections: [{ title: 'All', questions: [story, photographs] }], rules: [] };

describe('what may be written', () => {
  it.each([
    ['due', 'active', []],
    ['queried', 'accepted', []],
    ['submitted', 'active', ['return-submitted']],
    ['accepted', 'active', ['return-accepted']],
    ['waived', 'active', ['return-waived']],
    ['due', 'on-hold', ['award-on-hold']],
  ] as const)('a return that is %s, of an award that is %s', (status, awardStatus, codes) => {
    expect(refusalsToWrite({ status, awardStatus }).map(({ code }) => code)).toEqual(codes);
  });

  it('is everything, but after a query what was asked again', () => {
    const names = (status: 'due' | 'queried', askedAgain: readonly string[] | null): string[] =>
      openQuestions(form, { status, askedAgain }).map(({ name }) => name);

    expect(names('due', ['story'])).toEqual(['story', 'photographs']);
    expect(names('queried', null)).toEqual(['story', 'photographs']);
    expect(names('queried', ['story'])).toEqual(['story']);
  });

  it('is also what is asked only because of an answer that is open again', () => {
    const shownIf = [{ question: 'photographs', is: 'answered' }] as const;
    const whose = { ...photographs, name: 'whose', shownIf };
    const until = { ...photographs, name: 'until' };
    const asking: Form = {
      sections: [
        ...form.sections,
        { title: 'Consent', questions: [whose] },
        { title: 'And then', questions: [until], shownIf: [{ question: 'whose', is: 'answered' }] },
      ],
      rules: [],
    };
    const names = (askedAgain: readonly string[]): string[] =>
      openQuestions(asking, { status: 'queried', askedAgain }).map(({ name }) => name);

    expect(names(['photographs'])).toEqual(['photographs', 'whose', 'until']);
    expect(names(['story'])).toEqual(['story']);
  });
});

describe('sending', () => {
  const facts: SubmissionFacts = {
    status: 'due',
    awardStatus: 'active',
    ...{ form, answers: { story: 'It went well' } },
    askedAgain: null,
    ...{ rivals: [], version: 3, checkedVersion: 3, savedByName: 'Joan Pettit' },
    savedAt: new Date('2026-11-23T10:00:00Z'),
  };

  it('takes what is whole', () => {
    expect(refusalsToSubmit(facts)).toEqual([]);
  });

  it('says everything that is missing, at its question', () => {
    expect(refusalsToSubmit({ ...facts, answers: {} })).toEqual([
      { code: 'unanswered', field: 'story', message: 'Enter what happened' },
    ]);
    expect(
      refusalsToSubmit({ ...facts, answers: { story: 'one two three four five six' } }),
    ).toMatchObject([{ code: 'needs-attention', field: 'story' }]);
  });

  it('leaves alone what was sent and is not asked again', () => {
    const queried = { ...facts, status: 'queried', answers: {} } as const;

    expect(refusalsToSubmit({ ...queried, askedAgain: ['photographs'] })).toEqual([]);
    expect(refusalsToSubmit({ ...queried, askedAgain: ['story'] })).toMatchObject([
      { field: 'story' },
    ]);
  });

  it('asks to choose between two texts', () => {
    expect(refusalsToSubmit({ ...facts, rivals: ['story'] })).toMatchObject([
      {
        code: 'needs-attention',
        field: 'story',
        message: expect.stringContaining('choose what stays') as unknown,
      },
    ]);
  });

  it('says who saved a change meanwhile', () => {
    expect(refusalsToSubmit({ ...facts, checkedVersion: 2 })).toMatchObject([
      {
        code: 'saved-meanwhile',
        message: expect.stringContaining('Joan Pettit saved a change on ') as unknown,
      },
    ]);
    expect(refusalsToSubmit({ ...facts, savedAt: null, checkedVersion: 2 })).toMatchObject([
      { message: expect.stringContaining('saved a change, after') as unknown },
    ]);
  });

  it('says nothing else once nothing may be changed', () => {
    expect(refusalsToSubmit({ ...facts, status: 'accepted', answers: {} })).toMatchObject([
      { code: 'return-accepted' },
    ]);
  });
});

describe('files', () => {
  it('answer questions of files only', () => {
    expect(filesQuestion(form, 'photographs')).toBe(photographs);
    expect(filesQuestion(form, 'story')).toBeUndefined();
  });

  it('are as many as the question takes', () => {
    const question = { kind: 'files', most: 1, purpose: 'photographs' } as const;
    const asked = { ...photographs, ...question };

    expect(refusalsOfCount(asked, 1)).toEqual([]);
    expect(refusalsOfCount(asked, 2)).toMatchObject([{ code: 'too-many-files', field: 'file' }]);
    expect(refusalsOfCount({ ...asked, most: 3 }, 4)).toMatchObject([
      { message: expect.stringContaining('3 files') as unknown },
    ]);
  });
});

describe('consent', () => {
  const consent: Consent = {
    scope: 'funder',
    whose: 'All',
    lastsUntil: '2026-11-23',
    withdrawnAt: null,
  };
  const readers: readonly ConsentReader[] = ['staff', 'own', 'panel', 'funder', 'public'];
  const shown = (change: Partial<Consent>, today: string): readonly ConsentReader[] =>
    readers.filter((reader) => isShownTo(reader, { ...consent, ...change }, today));

  it.each([
    ['panel', ['staff', 'own', 'panel']],
    ['funder', ['staff', 'own', 'panel', 'funder']],
    ['public', ['staff', 'own', 'panel', 'funder', 'public']],
  ] as const)('as far as %s', (scope: ConsentScope, expected) => {
    expect(shown({ scope }, '2026-11-23')).toEqual(expected);
  });

  it('ends with its last day, and when it is taken back: then only staff see what was sent', () => {
    expect(shown({}, '2026-11-24')).toEqual(['staff']);
    expect(shown({ withdrawnAt: new Date() }, '2026-11-01')).toEqual(['staff']);
    expect([isOver(consent, '2026-11-23'), isOver(consent, '2026-11-24')]).toEqual([false, true]);
  });

  it('is read from the answers, whole or not at all', () => {
    const answers = {
      ...{ 'consent-scope': 'public', 'consent-whose': 'All', 'consent-until': '2027-01-01' },
    };

    expect(consentIn(answers)).toEqual({ scope: 'public', whose: 'All', lastsUntil: '2027-01-01' });
    expect(consentIn({})).toBeUndefined();
    expect(consentIn({ ...answers, 'consent-scope': 'everybody' })).toBeUndefined();
    expect(consentIn({ ...answers, 'consent-until': { typed: {}, problems: [] } })).toBeUndefined();
  });
});
