/** A question of the equality form. Nobody has to answer any of them. */
export interface EqualityQuestion {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

const RATHER_NOT = { value: 'rather-not', text: 'I’d rather not say' };

/** After the harmonised questions of the Office for National Statistics, cut to what a small panel can use. */
export const EQUALITY_QUESTIONS: readonly EqualityQuestion[] = [
  {
    name: 'age',
    label: 'How old are you?',
    choices: [
      { value: 'under-25', text: 'Under 25' },
      { value: '25-44', text: '25 to 44' },
      { value: '45-64', text: '45 to 64' },
      { value: '65-and-over', text: '65 or over' },
      RATHER_NOT,
    ],
  },
  {
    name: 'sex',
    label: 'What is your sex?',
    choices: [{ value: 'female', text: 'Female' }, { value: 'male', text: 'Male' }, RATHER_NOT],
  },
  {
    name: 'ethnic-group',
    label: 'What is your ethnic group?',
    choices: [
      { value: 'asian', text: 'Asian or Asian British' },
      { value: 'black', text: 'Black, Black British, Caribbean or African' },
      { value: 'mixed', text: 'Mixed or multiple ethnic groups' },
      { value: 'white', text: 'White' },
      { value: 'other', text: 'Another ethnic group' },
      RATHER_NOT,
    ],
  },
  {
    name: 'disability',
    label:
      'Do you have a physical or mental health condition that reduces what you can do day to day?',
    choices: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, RATHER_NOT],
  },
];

/** Only what was asked and answered with one of its choices. */
export function readEqualityAnswers(
  typed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    EQUALITY_QUESTIONS.flatMap(({ name, choices }) => {
      const chosen = choices.find(({ value }) => value === typed[name]);
      return chosen ? [[name, chosen.value]] : [];
    }),
  );
}
