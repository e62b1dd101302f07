import type { Form } from '../forms/form.js';

/**
 * The form every round opens with: what One Colchester asks of a project. Themes and
 * neighbourhoods are the partnership's; the principles of "Communities Can" shape the third section.
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
          name: 'other-funding',
          kind: 'long-text',
          mostWords: 100,
          label: 'Where does the rest come from?',
          noun: 'where the rest comes from',
          hint: 'Leave this empty if you ask for the whole cost.',
          isRequired: false,
        },
      ],
    },
  ],
  rules: [],
};
