import { renderedLine } from './rendered-line.js';

const refusedAmount = {
  refusals: [{ code: 'unreadable', field: 'amount', message: 'Enter an amount in <pounds>' }],
  typed: {
    amount: '1,000.1000"',
    kind: 'other',
    'due-day': '30',
    'due-month': '02',
    'due-year': '',
  },
};

describe('a form', () => {
  it('carries the token and its hidden fields', () => {
    const html = renderedLine(
      '{% call f.form(shell, { button: "Send my scores", hidden: { formKey: key } }) %}x{% endcall %}',
      {},
      { key: 'a"b' },
    );

    expect(html).toContain('<input type="hidden" name="_csrf" value="to+ken">');
    expect(html).toContain('<input type="hidden" name="formKey" value="a&quot;b">');
    expect(html).toContain('Send my scores');
    expect(html).not.toContain('action=');
  });

  it('carries the token in its address when it has a file', () => {
    const html = renderedLine('{% call f.form(shell, { file: true }) %}{% endcall %}');

    expect(html).toContain('enctype="multipart/form-data" action="/here?_csrf=to%2Bken"');
    expect(html).not.toContain('name="_csrf"');
  });
});

describe('a field', () => {
  const pounds = '{{ f.pounds(shell, { name: "amount", label: "Amount", value: pence }) }}';

  it('shows its value, escaped', () => {
    const html = renderedLine(
      '{{ f.text(shell, { name: "title", label: "A & B", value: value }) }}',
      {},
      { value: '"><script>' },
    );

    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(html).toContain('A &amp; B');
  });

  it('shows pence as pounds, also none at all', () => {
    expect(renderedLine(pounds, {}, { pence: 480_050n })).toContain('value="4800.50"');
    expect(renderedLine(pounds, {}, { pence: 0n })).toContain('value="0.00"');
    expect(renderedLine(pounds, {}, { pence: null })).toContain('value=""');
  });

  it('shows what was typed after a refusal, and why it was refused, both escaped', () => {
    const html = renderedLine(pounds, refusedAmount, { pence: 480_050n });

    expect(html).toContain('value="1,000.1000&quot;"');
    expect(html).toContain('Enter an amount in &lt;pounds&gt;');
    expect(html).toContain('id="amount"'); // where the summary’s link leads
    expect(html).toMatch(/aria-describedby="[^"]*amount-error/);
  });

  it('keeps a date’s three inputs as they were typed, an empty one included', () => {
    const line = '{{ f.date(shell, { name: "due", label: "Due", value: "2026-12-04" }) }}';

    expect(valuesIn(renderedLine(line))).toEqual(['due=4', 'due-month=12', 'due-year=2026']);
    expect(valuesIn(renderedLine(line, refusedAmount))).toEqual([
      'due=30',
      'due-month=02',
      'due-year=',
    ]);
    expect(renderedLine(line)).toContain('name="due-day"');
  });

  it('keeps the choice that was made, or that none was', () => {
    const line =
      '{{ f.radios(shell, { name: "kind", label: "K", value: "none", items: [{ value: "none", text: "N" }, { value: "other", text: "O" }] }) }}';

    expect(checkedIn(renderedLine(line))).toEqual(['none']);
    expect(checkedIn(renderedLine(line, refusedAmount))).toEqual(['other']);
    expect(checkedIn(renderedLine(line, { ...refusedAmount, typed: {} }))).toEqual([]);
  });

  it('keeps one box ticked, and several', () => {
    const one = '{{ f.checkbox(shell, { name: "sure", label: "Sure", value: true }) }}';
    const many =
      '{{ f.checkboxes(shell, { name: "many", label: "M", items: [{ value: "a", text: "A" }, { value: "b", text: "B" }] }) }}';
    const { refusals } = refusedAmount;

    expect(checkedIn(renderedLine(one))).toEqual(['yes']);
    expect(checkedIn(renderedLine(one, { refusals, typed: {} }))).toEqual([]);
    expect(checkedIn(renderedLine(many, { refusals, typed: { many: 'b' } }))).toEqual(['b']);
    expect(checkedIn(renderedLine(many, { refusals, typed: { many: ['a', 'b'] } }))).toEqual([
      'a',
      'b',
    ]);
  });

  it('starts a list of choices with none, until there is one', () => {
    const line = (value: string): string =>
      `{{ f.select(shell, { name: "fund", label: "Fund", value: "${value}", items: [{ value: "x", text: "X" }] }) }}`;

    expect(renderedLine(line(''))).toContain('>Choose</option>');
    expect(renderedLine(line('x'))).not.toContain('Choose');
  });

  it('says how many words it takes, without a script too', () => {
    const html = renderedLine(
      '{{ f.longText(shell, { name: "why", label: "Why", mostWords: 150 }) }}',
    );

    expect(html).toContain('You can enter up to 150 words');
  });
});

function valuesIn(html: string): string[] {
  return [...html.matchAll(/id="([^"]+)" name="[^"]+" type="text" value="([^"]*)"/g)].map(
    ([, id, value]) => `${id ?? ''}=${value ?? ''}`,
  );
}

function checkedIn(html: string): string[] {
  return [...html.matchAll(/value="([^"]*)" checked/g)].map(([, value]) => value ?? '');
}
