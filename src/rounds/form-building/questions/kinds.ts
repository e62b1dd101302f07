import type { Kind } from '../../../forms/form.js';

/** Every kind of question, as a coordinator chooses it. */
export const KINDS: Readonly<Record<Kind, { readonly title: string; readonly hint: string }>> = {
  'short-text': { title: 'One line of text', hint: 'A name, a title' },
  'long-text': {
    title: 'Text with a word limit',
    hint: 'Paragraphs; words are counted as one types',
  },
  number: { title: 'A whole number', hint: 'How many people, how many weeks' },
  money: { title: 'A sum of money', hint: 'In pounds and pence' },
  date: { title: 'A date', hint: 'Day, month and year' },
  'yes-no': { title: 'Yes or no', hint: 'Other questions can depend on it' },
  'one-of': { title: 'One of several choices', hint: 'Other questions can depend on it' },
  'several-of': { title: 'Several of the choices', hint: 'Boxes to tick' },
  email: { title: 'An e-mail address', hint: 'Checked for its form' },
  phone: { title: 'A telephone number', hint: 'Checked for its form' },
  address: { title: 'An address', hint: 'With its postcode' },
  files: { title: 'Files', hint: 'Quotes, a constitution, a plan' },
  budget: { title: 'A budget', hint: 'Lines that add up to the penny, and money from elsewhere' },
  outcomes: { title: 'Outcomes', hint: 'What will change, what is counted, and how many' },
  area: { title: 'The area served', hint: 'Wards or neighbourhoods, and postcodes' },
  spending: { title: 'Spending', hint: 'What was spent of each line of the grant’s budget' },
  people: {
    title: 'People reached',
    hint: 'New ones, and those who came again: nobody is counted twice',
  },
  progress: { title: 'Progress', hint: 'What was reached of each outcome that was promised' },
};

export function kindIn(text: string): Kind | undefined {
  return Object.keys(KINDS).find((kind): kind is Kind => kind === text);
}
