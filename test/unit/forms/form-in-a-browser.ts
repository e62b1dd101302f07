import { Parser } from 'htmlparser2';
import type { Answers } from '../../../src/forms/answers.js';
import type { Form } from '../../../src/forms/form.js';
import { shortcomingsOf } from '../../../src/forms/judging/shortcomings.rules.js';
import { shownQuestions } from '../../../src/forms/showing/shown-questions.js';
import { renderedLine, type FormState } from '../platform/web/rendered-line.js';

type Sent = Readonly<Record<string, string | readonly string[]>>;

/** A form as a browser has it: the ids of the page, its names of inputs, and what pressing the button sends. */
export interface OpenForm {
  readonly html: string;
  readonly ids: readonly string[];
  readonly inputs: ReadonlySet<string>;
  readonly sent: Sent;
}

/** A section through the real templates; undefined when nothing of it is asked. */
export function openForm(
  form: Form,
  number: number,
  answers: Answers,
  state: FormState = {},
): OpenForm | undefined {
  const fields = shownQuestions(form, number, answers, shortcomingsOf(form, answers));
  if (!fields) return undefined;
  const html = renderedLine(
    '{% import "forms/views/question.njk" as q %}{% for field in fields %}{{ q.question(shell, field) }}{% endfor %}',
    state,
    { fields },
  );
  return { html, ...parsed(html) };
}

function parsed(html: string): Omit<OpenForm, 'html'> {
  const ids: string[] = [];
  const inputs = new Set<string>();
  const sent: [string, string][] = [];
  let select: { name: string; value: string | undefined } | undefined;
  let textarea: string | undefined;
  const parser = new Parser({
    onopentag(tag, { id, name = '', type, value = '', ...rest }) {
      if (id !== undefined) ids.push(id);
      if (tag === 'option' && select && ('selected' in rest || select.value === undefined)) {
        select.value = value;
      }
      if (!['input', 'select', 'textarea'].includes(tag)) return;
      inputs.add(name);
      if (tag === 'select') select = { name, value: undefined };
      else if (tag === 'textarea') textarea = name;
      else if ((type !== 'radio' && type !== 'checkbox') || 'checked' in rest)
        sent.push([name, value]);
    },
    onclosetag(tag) {
      if (tag === 'select' && select) sent.push([select.name, select.value ?? '']);
      // As browsers do: the first newline of the markup is not part of the text, and lines end in CR LF.
      if (tag === 'textarea' && textarea) {
        const written = decoded(textareaOf(html, textarea)).replace(/^\n/, '');
        sent.push([textarea, written.replaceAll('\n', '\r\n')]);
      }
      if (tag === 'select') select = undefined;
      if (tag === 'textarea') textarea = undefined;
    },
  });
  parser.end(html);
  return { ids, inputs, sent: bodyOf(sent) };
}

/** As the house's body parser has it: a name that is sent several times is a list. */
function bodyOf(pairs: readonly (readonly [string, string])[]): Sent {
  const body = new Map<string, string[]>();
  for (const [name, value] of pairs) body.set(name, [...(body.get(name) ?? []), value]);
  return Object.fromEntries(
    [...body].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** The parser leaves the text of a textarea encoded, now and then: it is read from the markup. */
function textareaOf(html: string, name: string): string {
  const start = html.indexOf('>', html.indexOf(`<textarea`, html.indexOf(` for="${name}"`))) + 1;
  return html.slice(start, html.indexOf('</textarea>', start));
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' },
  ...{ '&#39;': "'", '&#92;': '\\', '&#96;': '`' },
};

function decoded(markup: string): string {
  return markup.replaceAll(/&[a-z]+;|&#\d+;/g, (entity) => ENTITIES[entity] ?? entity);
}
