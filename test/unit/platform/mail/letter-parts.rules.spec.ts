import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  filledIn,
  namesIn,
  partsOf,
} from '../../../../src/platform/mail/wording/letter-parts.rules.js';
import { Views } from '../../../../src/platform/web/views.service.js';
import { isDescribed } from '../../../../src/correspondence/wording/letter-kinds.rules.js';

const LETTERS = join(import.meta.dirname, '../../../../src/correspondence');
const templates = readdirSync(LETTERS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.txt.njk'))
  .sort();

const views = new Views();

describe('the letters that the house came with', () => {
  it.each(templates)('%s is said to be for something', (path) => {
    expect(isDescribed(path.slice(path.lastIndexOf('/') + 1).replace('.txt.njk', ''))).toBe(true);
  });

  it.each(templates)('%s shows people names, and no code', (path) => {
    const { text, placeholders } = partsOf(readFileSync(join(LETTERS, path), 'utf8'));

    expect(text).not.toMatch(/[{}%|]|\w\.\w+Pence|https?:/);
    expect(new Set(placeholders.map(({ name }) => name)).size).toBe(placeholders.length);
    for (const { name } of placeholders) expect(name).toMatch(/^[\p{Lu}][\p{L}\d’“”,:() -]+$/u);
    expect(namesIn(text)).toEqual(placeholders.map(({ name }) => name));
  });
});

describe('a template taken apart', () => {
  const source = [
    'Dear {{ addressee.name }},',
    '',
    '{% if award.conditions %}',
    'The panel asks for this:',
    '',
    '{{ award.conditions }}',
    '{% else %}',
    'There are no special conditions.',
    '{% endif %}',
    '{% if feedback %}',
    '',
    'The panel adds:',
    '',
    '{{ feedback }}',
    '{% endif %}',
    '',
    'Read it: {{ baseUrl }}/awards/{{ award.id }}/acceptance',
    '',
    '{% for one in list %}{% if one %}- {{ one }}',
    '{% endif %}{% endfor %}',
    'The end',
  ].join('\n');
  const { text, placeholders } = partsOf(source);
  const fill = (of: object): Record<string, string> =>
    Object.fromEntries(
      placeholders.map(({ name, source: part }) => [name, views.renderTextPart(part, of).trim()]),
    );

  it('has a name for what it prints, for an address, and for what depends on something', () => {
    expect(text).toBe(
      [
        'Dear [Reader’s name],',
        '[Conditions, or that there are none]',
        '[The panel’s feedback]',
        'Read it: [Link to acceptance]',
        '[List of list]\nThe end',
      ].join('\n\n'),
    );
  });

  it.each([
    { conditions: 'Tell us first', feedback: 'Well done', list: ['a', 'b'] },
    { conditions: '', feedback: '', list: [] },
    { conditions: '', feedback: '{{ 7 * 7 }} [Reader’s name]', list: ['{% if %}'] },
  ])('put together again is the same letter: %j', ({ conditions, feedback, list }) => {
    const of = {
      ...{ addressee: { name: 'Anne' }, award: { conditions, id: '7' }, feedback, list },
      baseUrl: 'https://almoner.example',
    };

    const again = filledIn(text, fill(of));

    const words = (letter: string): string => letter.replaceAll(/\s+/g, ' ').trim();
    expect(words(again)).toBe(words(views.renderTextPart(source, of)));
  });
});

describe('what is put into a letter', () => {
  it('is never read as a template, nor as a name in brackets, whatever it is', () => {
    const dangerous = fc.oneof(
      fc.string(),
      fc.constantFrom('{{ 7 * 7 }}', '{% raw %}', '[B]', '[A][B]', '$&', '$1', '{# #}', ']', '['),
    );
    fc.assert(
      fc.property(dangerous, dangerous, (a, b) => {
        const made = filledIn('x[A]y[B]z', { A: a, B: b });
        const plain = `x${a}y${b}z`;
        const tidy = (letter: string): string => letter.replaceAll(/\s+/g, ' ').trim();
        expect(tidy(made)).toBe(tidy(plain));
      }),
    );
  });

  it('leaves no line where it stands for nothing', () => {
    expect(filledIn('One\n[A]\nTwo [A]\n\n[A] [B]\n\nThree', { A: '', B: '' })).toBe(
      'One\nTwo\n\nThree',
    );
  });

  it('leaves brackets that are nobody’s name', () => {
    expect(filledIn('He wrote [sic] and [', { A: '1' })).toBe('He wrote [sic] and [');
  });
});
