import { COST_KINDS } from '../funds/agreement/cost-kinds.js';
import type { Choice, Form } from '../forms/form.js';

/** Named as the partnership names them, by their place in addresses. */
function choices(...texts: readonly string[]): readonly Choice[] {
  return texts.map((text) => ({
    value: text
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
    text,
  }));
}

/** Those that an agreement may exclude keep the key under which it excludes them. */
const costKinds: readonly Choice[] = [
  ...choices('Venue', 'Materials', 'Food and drink', 'Travel', 'Publicity', 'Training'),
  { value: 'volunteers', text: 'Volunteers’ expenses' },
  { value: 'sessions', text: 'Sessional workers' },
  ...(['salaries', 'core-costs', 'equipment', 'buildings', 'vehicles'] as const).map((value) => ({
    value,
    text: COST_KINDS[value],
  })),
  { value: 'other', text: 'Something else' },
];

/** Papers are asked for and not demanded: the coordinator checks them, whichever way they come. */
const FROM_LIBRARY = 'What is in your library already, you can take from there.';

/**
 * The form every round opens with: what One Colchester asks of a project. Themes, neighbourhoods,
 * wards and Live Well domains are the partnership's; the principles of "Communities Can" shape the
 * third section.
 */
export const standardForm: Form = {
  sections: [
    {
      title: 'The project',
      questions: [
        {
          name: 'title',
          kind: 'short-text',
          label: 'What is your project called?',
          noun: 'the title of your project',
          isRequired: true,
        },
        {
          name: 'summary',
          kind: 'long-text',
          mostWords: 150,
          label: 'What will you do?',
          noun: 'a summary of your project',
          hint: 'Say it as you would to a neighbour. If you are funded, this is what the public reads.',
          isRequired: true,
        },
        {
          name: 'starts-on',
          kind: 'date',
          label: 'When will it start?',
          noun: 'the date your project starts',
          isRequired: true,
        },
        {
          name: 'ends-on',
          kind: 'date',
          label: 'When will it end?',
          noun: 'the date your project ends',
          hint: 'If it goes on, the last day this money pays for.',
          isRequired: true,
        },
        {
          name: 'is-new',
          kind: 'yes-no',
          label: 'Is this something new?',
          noun: 'yes or no',
          isRequired: true,
        },
        {
          name: 'so-far',
          kind: 'long-text',
          mostWords: 150,
          label: 'What have you done so far, and what did you learn?',
          noun: 'what you have done so far',
          isRequired: true,
          shownIf: [{ question: 'is-new', is: 'one-of', values: ['no'] }],
        },
      ],
    },
    {
      title: 'People and place',
      questions: [
        {
          name: 'who-benefits',
          kind: 'long-text',
          mostWords: 150,
          label: 'Who will benefit?',
          noun: 'who will benefit',
          isRequired: true,
        },
        {
          name: 'people',
          kind: 'number',
          least: 1,
          most: 250_000,
          label: 'About how many people will take part or benefit?',
          noun: 'the number of people',
          isRequired: true,
        },
        {
          name: 'neighbourhood',
          kind: 'one-of',
          label: 'Where are most of them?',
          noun: 'a neighbourhood',
          isRequired: true,
          choices: [
            { value: 'central', text: 'Colchester Central' },
            { value: 'north', text: 'Colchester North' },
            { value: 'south', text: 'Colchester South' },
          ],
        },
        {
          name: 'theme',
          kind: 'one-of',
          label: 'Which theme does your project serve most?',
          noun: 'a theme',
          isRequired: true,
          choices: [
            { value: 'community-safety', text: 'Community Safety' },
            { value: 'prosperity-and-hardship', text: 'Prosperity and Hardship' },
            { value: 'health-and-wellbeing', text: 'Health and Wellbeing' },
          ],
        },
        {
          name: 'area',
          kind: 'area',
          label: 'Which wards do they live in?',
          noun: 'at least one ward',
          hint: 'Choose all that apply.',
          isRequired: true,
          asksPostcodes: true,
          places: choices(
            ...['Berechurch', 'Castle', 'Greenstead', 'Highwoods'],
            ...['Lexden and Braiswick', 'Marks Tey and Layer', 'Mersea and Pyefleet', 'Mile End'],
            ...[
              'New Town and Christ Church',
              'Old Heath and The Hythe',
              'Prettygate',
              'Rural North',
            ],
            ...['St Anne’s and St John’s', 'Shrub End', 'Stanway', 'Tiptree'],
            ...['Wivenhoe'],
          ),
        },
        {
          name: 'ages',
          kind: 'several-of',
          label: 'How old are they?',
          noun: 'an age group',
          isRequired: false,
          choices: choices('Children', 'Young people', 'Adults', 'Older people'),
        },
        {
          name: 'needs',
          kind: 'several-of',
          label: 'Which of these does your project help with most?',
          noun: 'what it helps with',
          hint: 'What people here said they miss. Choose up to two.',
          isRequired: false,
          most: 2,
          choices: choices(
            ...['Transport', 'Unpaid carers', 'Community safety'],
            ...['Knowing what is available', 'Advocacy'],
          ),
        },
        {
          name: 'venue',
          kind: 'address',
          label: 'Where will it take place?',
          noun: 'where it takes place',
          hint: 'Leave this empty if there is no one place.',
          isRequired: false,
        },
      ],
    },
    {
      title: 'How it will work',
      questions: [
        {
          name: 'strengths',
          kind: 'long-text',
          mostWords: 250,
          label: 'What is already strong here, and how will you build on it?',
          noun: 'what is already strong here',
          hint: 'People, places, skills and groups: what is strong, not what is wrong.',
          isRequired: true,
        },
        {
          name: 'led-by',
          kind: 'long-text',
          mostWords: 250,
          label: 'How are the people who benefit leading or shaping the project?',
          noun: 'how people lead or shape the project',
          isRequired: true,
        },
        {
          name: 'is-open',
          kind: 'yes-no',
          label: 'Can anyone who would benefit take part, whatever their means?',
          noun: 'yes or no',
          isRequired: true,
        },
        {
          name: 'partners',
          kind: 'long-text',
          mostWords: 100,
          label: 'Who do you work with?',
          noun: 'who you work with',
          hint: 'Other groups, services, places. It helps the panel to see what fits together.',
          isRequired: false,
        },
      ],
    },
    {
      title: 'The money',
      questions: [
        {
          name: 'amount',
          kind: 'money',
          label: 'How much do you ask for?',
          noun: 'the amount you ask for',
          isRequired: true,
        },
        {
          name: 'total-cost',
          kind: 'money',
          label: 'What will the whole project cost?',
          noun: 'the cost of the whole project',
          isRequired: true,
        },
        {
          name: 'budget',
          kind: 'budget',
          label: 'What will the money pay for?',
          noun: 'your budget',
          hint: 'One line for each thing. What you ask for and money from elsewhere must come to the cost.',
          isRequired: true,
          costKinds,
        },
        {
          name: 'quotes',
          kind: 'files',
          most: 3,
          purpose: 'quotes',
          label: 'Quotes for what costs most',
          noun: 'the quotes',
          hint: 'For each single thing that costs £500 or more: a quote, or a photograph of its price.',
          isRequired: false,
        },
        {
          name: 'other-funding',
          kind: 'long-text',
          mostWords: 100,
          label: 'What should we know about the money from elsewhere?',
          noun: 'what we should know about it',
          hint: 'When you will know, and what you do if it does not come. Leave this empty if you ask for the whole cost.',
          isRequired: false,
        },
        {
          name: 'afterwards',
          kind: 'long-text',
          mostWords: 100,
          label: 'What happens when the money is spent?',
          noun: 'what happens when the money is spent',
          isRequired: false,
        },
      ],
    },
    {
      title: 'What will change',
      questions: [
        {
          name: 'outcomes',
          kind: 'outcomes',
          label: 'What will be different, and how will you count it?',
          noun: 'at least one outcome',
          hint: 'One or two are enough. You will tell us these figures again when you report.',
          isRequired: true,
          most: 5,
          domains: choices(
            ...['Start Well', 'Be Well', 'Stay Well', 'Feel Well', 'Age Well', 'Die Well'],
          ),
        },
        {
          name: 'how-known',
          kind: 'long-text',
          mostWords: 100,
          label: 'How else will you know that it works?',
          noun: 'how else you will know',
          isRequired: false,
        },
      ],
    },
    {
      title: 'Your organisation',
      questions: [
        {
          name: 'at-risk',
          kind: 'yes-no',
          label: 'Will you work with children, or with adults at risk?',
          noun: 'yes or no',
          isRequired: true,
        },
        {
          name: 'safeguarding-lead',
          kind: 'short-text',
          label: 'Who leads on safeguarding?',
          noun: 'the name of your safeguarding lead',
          isRequired: true,
          isIdentifying: true,
          shownIf: [{ question: 'at-risk', is: 'one-of', values: ['yes'] }],
        },
        {
          name: 'governing-document',
          kind: 'files',
          most: 2,
          purpose: 'governing-document',
          label: 'Your governing document',
          noun: 'your governing document',
          hint: `Your constitution, rules, articles or trust deed. ${FROM_LIBRARY}`,
          isRequired: false,
          isIdentifying: true,
        },
        {
          name: 'accounts',
          kind: 'files',
          most: 2,
          purpose: 'accounts',
          label: 'Your latest accounts',
          noun: 'your latest accounts',
          hint: `A new group may send what it spent and received so far. ${FROM_LIBRARY}`,
          isRequired: false,
          isIdentifying: true,
        },
        {
          name: 'phone',
          kind: 'phone',
          label: 'What number may we ring about this application?',
          noun: 'the number',
          isRequired: false,
        },
      ],
    },
  ],
  rules: [
    {
      kind: 'not-before',
      date: 'ends-on',
      earliest: 'starts-on',
      message: 'The project must not end before it starts',
    },
    {
      kind: 'at-most',
      sum: { question: 'amount' },
      of: { question: 'total-cost' },
      message: 'You can’t ask for more than the whole project costs',
    },
    {
      kind: 'equal',
      sum: { question: 'budget', total: 'cost' },
      to: { question: 'total-cost' },
      message: 'The lines of the budget must come to what the whole project costs',
    },
    {
      kind: 'equal',
      sum: { question: 'budget', total: 'asked' },
      to: { question: 'amount' },
      message: 'What you ask for in the budget must come to the amount you ask for',
    },
  ],
};
