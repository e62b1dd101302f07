import { Parser } from 'htmlparser2';

/** What a browser sends when a person has filled in a form and pressed its button. */
export interface FilledForm {
  /** In the order of the page; a name may be there several times. */
  readonly fields: readonly (readonly [string, string])[];
  /** The form asks for a file. */
  readonly hasFile: boolean;
}

/**
 * What is typed where a page does not say by itself what is wanted: by the name of the field, or by how
 * it begins, with a star.
 */
type Typed = Readonly<Record<string, string>>;

/**
 * The form of a page that is sent to this path, filled in: what stands there stays, of choices the
 * first is made, every box is ticked, what is empty gets words. Undefined when there is no such form.
 */
export function filledForm(html: string, path: string, typed: Typed = {}): FilledForm | undefined {
  const markup = formTo(html, path);
  if (markup === undefined) return undefined;
  const fields = new Map<string, string>();
  let hasFile = false;
  let select: string | undefined;
  let textarea: string | undefined;
  const parser = new Parser({
    onopentag(tag, { name = '', type = 'text', value = '', ...rest }) {
      if (tag === 'option' && select !== undefined && value !== '') {
        if ('selected' in rest || !fields.has(select)) fields.set(select, value);
      }
      if (tag === 'select') select = name;
      if (tag === 'textarea') {
        textarea = name;
        fields.set(name, '');
      }
      if (tag !== 'input') return;
      if (type === 'file') hasFile = true;
      else if (type === 'radio' || type === 'checkbox') {
        if ('checked' in rest || !fields.has(name)) fields.set(name, value);
      } else fields.set(name, value === '' && type !== 'hidden' ? wordsFor(name, type) : value);
    },
    ontext(text) {
      if (textarea !== undefined) fields.set(textarea, (fields.get(textarea) ?? '') + text);
    },
    onclosetag(tag) {
      if (tag === 'select') select = undefined;
      if (tag !== 'textarea' || textarea === undefined) return;
      if (fields.get(textarea)?.trim() === '') fields.set(textarea, wordsFor(textarea, 'text'));
      textarea = undefined;
    },
  });
  parser.end(markup);
  for (const [name, value] of Object.entries(typed)) {
    const begins = name.endsWith('*') ? name.slice(0, -1) : undefined;
    const meant =
      begins === undefined ? [name] : [...fields.keys()].filter((one) => one.startsWith(begins));
    for (const one of meant) fields.set(one, value);
  }
  return { fields: [...fields], hasFile };
}

function formTo(html: string, path: string): string | undefined {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  return forms.find((form) => {
    const [, opening = ''] = /^<form([^>]*)>/.exec(form) ?? [];
    const [, action = path] = /action="([^"]*)"/.exec(opening) ?? [];
    return opening.includes('method="post"') && action.split('?')[0] === path.split('?')[0];
  });
}

/** A day and a time that are ahead, where they are asked for. */
function wordsFor(name: string, type: string): string {
  if (name.endsWith('-day')) return '15';
  if (name.endsWith('-month')) return '12';
  if (name.endsWith('-year')) return '2026';
  if (name.endsWith('Time')) return '12 noon';
  return type === 'email' ? 'ivo@example.org' : 'Words';
}
