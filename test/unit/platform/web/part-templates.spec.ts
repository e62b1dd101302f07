import { renderedLine } from './rendered-line.js';

it('links a sum to what it is made of, nought included', () => {
  const html = renderedLine(
    '{{ p.figures([{ label: "In transit", pence: nothing, href: "/x" }, { label: "Text", text: "none" }]) }}',
    {},
    { nothing: 0n },
  );

  expect(html).toContain('<a href="/x">£0</a>');
  expect(html).toContain('<dd>none</dd>');
});

it('names each cell by its column, so that a row can be a card on a phone', () => {
  const html = renderedLine(
    '{{ p.table({ caption: "2 awards", head: [{ text: "Who" }, { text: "Sum", numeric: true }], rows: rows }) }}',
    {},
    { rows: [[{ text: '<Club>', href: '/a' }, { text: '£1' }]] },
  );

  expect(html).toMatch(/scope="row"[^>]*><a class="govuk-link" href="\/a">&lt;Club&gt;<\/a>/);
  expect(html).toContain(
    '<td role="cell" data-label="Sum" class="govuk-table__cell govuk-table__cell--numeric">',
  );
});

it('says what will appear in place of an empty table', () => {
  const html = renderedLine(
    '{{ p.table({ caption: "0 awards", head: [], rows: [], empty: "Soon" }) }}',
  );

  expect(html).toContain('0 awards');
  expect(html).toContain('<p>Soon</p>');
  expect(html).not.toContain('<table');
});

it('escapes text, and lets html be html', () => {
  const html = renderedLine(
    '{{ p.summary([{ key: "A", text: "<i>" }, { key: "B", html: "<b>bold</b>" }, { key: "C", text: "c", href: "/c" }, { key: "D", text: "d", href: "/d", action: "Change" }]) }}',
  );

  expect(html).toContain('&lt;i&gt;');
  expect(html).toContain('<b>bold</b>');
  expect(html).toContain('<a class="govuk-link" href="/c">c</a>');
  expect(html).toMatch(/href="\/d">\s*Change<span class="govuk-visually-hidden"> D<\/span>/);
});
