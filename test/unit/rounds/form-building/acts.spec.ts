import fc from 'fast-check';
import { readForm } from '../../../../src/forms/definition/read-form.js';
import type { Form } from '../../../../src/forms/form.js';
import { Views } from '../../../../src/platform/web/views.service.js';
import { changesBetween } from '../../../../src/rounds/form-building/changes.rules.js';
import { reasonsNotToPublish } from '../../../../src/rounds/form-building/draft-flaws.rules.js';
import { namesIn } from '../../../../src/rounds/form-building/edits.rules.js';
import { previewOf } from '../../../../src/rounds/form-building/preview.page.js';
import { bareForm, flawsOfRoundForm } from '../../../../src/rounds/round-form.rules.js';
import { standardForm } from '../../../../src/rounds/standard-form.js';
import { anyAct, done, type Act } from './acts.js';

const views = new Views();
const shell = {
  ...{ person: undefined, path: '/', nonce: 'n', flash: undefined, hasLocalOutbox: false },
  ...{ refusals: [], typed: {}, csrfToken: () => 't' },
};

function built(from: Form, acts: readonly Act[]): Form {
  let form = from;
  for (const act of acts) {
    const after = done(form, act);
    if (after && 'sections' in after) form = after;
  }
  return form;
}

function rendered(form: Form): string {
  return views.render('rounds/form-building/views/preview.njk', {
    ...{ shell, round: { slug: 'r', title: 'R' }, version: 2, isPublished: false },
    ...{ sections: previewOf(form), rules: form.rules.map(({ message }) => message) },
  });
}

const anyStart = fc.constantFrom(bareForm, standardForm);
const anyActs = fc.array(anyAct, { minLength: 1, maxLength: 25 });

it('makes nothing but sound forms of any sequence of acts, or sentences that refuse', () => {
  fc.assert(
    fc.property(anyStart, anyActs, (start, acts) => {
      let form = start;
      for (const act of acts) {
        const after = done(form, act);
        if (!after) continue;
        if (!('sections' in after)) {
          expect(after.every(({ message }) => message.length > 0)).toBe(true);
          continue;
        }
        form = after;
        const flaws = flawsOfRoundForm(form).map(({ code }) => code);
        expect(flaws.filter((code) => !['section-empty', 'nothing-asked'].includes(code))).toEqual(
          [],
        );
      }
    }),
    { numRuns: 150 },
  );
});

it('can be published as soon as no section is empty, and is read back from JSON as it was', () => {
  fc.assert(
    fc.property(anyStart, anyActs, (start, acts) => {
      const form = built(start, acts);
      const isWhole = form.sections.every(({ questions }) => questions.length > 0);
      expect(reasonsNotToPublish(form).length === 0).toBe(isWhole);
      if (isWhole) expect(readForm(JSON.parse(JSON.stringify(form)))).toEqual({ form });
    }),
    { numRuns: 100 },
  );
});

it('shows every question of it in the preview, with nothing that was typed as markup', () => {
  fc.assert(
    fc.property(anyStart, anyActs, (start, acts) => {
      const form = built(start, acts);
      const html = rendered(form);
      for (const name of namesIn(form)) expect(html).toContain(`"${name}`);
      expect(html).not.toContain('<b>“hut”');
      expect(html).not.toContain('[object Object]');
    }),
    { numRuns: 20, endOnFailure: true },
  );
}, 60_000);

it('says that nothing changed exactly of a form and itself', () => {
  fc.assert(
    fc.property(anyStart, anyActs, (start, acts) => {
      const form = built(start, acts);
      expect(changesBetween(form, JSON.parse(JSON.stringify(form)) as Form)).toEqual([]);
      for (const { what, meaning } of changesBetween(start, form)) {
        expect([what, meaning]).not.toContain('');
      }
    }),
    { numRuns: 60 },
  );
});
