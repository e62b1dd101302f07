import fc from 'fast-check';
import {
  mergedDraft,
  type KeptDraft,
  type WindowForm,
} from '../../../src/panels/scoring/drafting/merging-windows.rules.js';

const nothing: KeptDraft = { typed: {}, writers: {}, others: [] };

function form(
  page: string,
  typed: Readonly<Record<string, string>>,
  opened: Readonly<Record<string, string>> = {},
): WindowForm {
  return { page, typed, wasOpenedWith: (field, text) => (opened[field] ?? '') === text };
}

it('keeps what one window types, and what it types next', () => {
  const first = mergedDraft(nothing, form('one', { comment: 'Good' }));
  const then = mergedDraft(first, form('one', { comment: 'Good value' }));

  expect(first).toMatchObject({ typed: { comment: 'Good' }, taken: ['comment'], others: [] });
  expect(then).toMatchObject({ typed: { comment: 'Good value' }, rivals: [], others: [] });
});

it('puts together what two windows typed in two places', () => {
  const first = mergedDraft(nothing, form('one', { comment: 'Good', suggested: '' }));
  const then = mergedDraft(first, form('two', { comment: '', suggested: '400' }));

  expect(then).toMatchObject({ typed: { comment: 'Good', suggested: '400' }, others: [] });
  expect(then.left).toEqual(['comment']);
});

it('keeps both texts where two windows changed the same', () => {
  const first = mergedDraft(nothing, form('one', { comment: 'Good' }));
  const then = mergedDraft(first, form('two', { comment: 'Poor' }));
  const later = mergedDraft(then, form('two', { comment: 'Poorly written' }));

  expect(then.rivals).toEqual(['comment']);
  expect(later.typed).toEqual({ comment: 'Good' });
  expect(later.others).toEqual([{ field: 'comment', text: 'Poorly written', page: 'two' }]);
});

it('drops no text of a window that disagrees, whoever types next', () => {
  const first = mergedDraft(nothing, form('one', { comment: 'Good' }));
  const then = mergedDraft(first, form('two', { comment: 'Poor' }));
  const third = mergedDraft(then, form('three', { comment: 'Fair' }, { comment: 'Good' }));

  expect(third.typed).toEqual({ comment: 'Fair' });
  expect(third.others.map(({ text }) => text)).toEqual(['Poor', 'Good']);
});

it('says so no more when both have come to the same', () => {
  const first = mergedDraft(nothing, form('one', { comment: 'Good' }));
  const then = mergedDraft(first, form('two', { comment: 'Poor' }));
  const agreed = mergedDraft(then, form('two', { comment: 'Good' }));

  expect(agreed).toMatchObject({ typed: { comment: 'Good' }, others: [], rivals: [] });
});

it('loses no window’s last text, whatever two of them type in whatever order', () => {
  const step = fc.record({
    page: fc.constantFrom('one', 'two'),
    comment: fc.constantFrom('Good', 'Poor', 'Fair', 'Cheap'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let draft: KeptDraft = nothing;
      const last = new Map<string, string>();
      for (const { page, comment: word } of steps) {
        const comment = `${word}, says ${page}`; // two who type the very same agree
        draft = mergedDraft(draft, form(page, { comment }));
        last.set(page, comment);
      }
      const kept = [draft.typed['comment'], ...draft.others.map(({ text }) => text)];
      for (const text of last.values()) expect(kept).toContain(text);
    }),
  );
});
