import type { People, Problem } from '../answers.js';
import type { QuestionOf } from '../form.js';
import type { Body } from './body.js';
import { Cells } from './read-lines.js';
import type { ReadAnswer } from './reading.js';

/** Spending of each line that the question has. A line of which nothing was typed is left out. */
export function readSpending({ name, lines = [] }: QuestionOf<'spending'>, body: Body): ReadAnswer {
  const problems: Problem[] = [];
  const told = lines.flatMap(({ value, text }, index) => {
    const cells = new Cells(body, [name, index + 1], `“${text}”`, problems);
    const spent = cells.pounds('spent', 'What you spent');
    const why = cells.words('why', 'The explanation');
    return spent === '' && why === '' ? [] : [{ line: value, spent, why }];
  });
  const why = new Cells(body, [name], 'your spending', problems).words('why', 'The explanation');
  if (problems.length > 0) return { problems };
  return { value: told.length === 0 && why === '' ? '' : { lines: told, why } };
}

export function readPeople({ name }: QuestionOf<'people'>, body: Body): ReadAnswer {
  const problems: Problem[] = [];
  const cells = new Cells(body, [name], 'this period', problems);
  const people: People = {
    fresh: cells.whole('fresh', 'The number of new people'),
    again: cells.whole('again', 'The number of people who came again'),
  };
  if (problems.length > 0) return { problems };
  return { value: people.fresh === '' && people.again === '' ? '' : people };
}

/** What was reached of each target that the question has. */
export function readProgress(
  { name, targets = [] }: QuestionOf<'progress'>,
  body: Body,
): ReadAnswer {
  const problems: Problem[] = [];
  const told = targets.flatMap(({ value, indicator }, index) => {
    const cells = new Cells(body, [name, index + 1], `“${indicator}”`, problems);
    const reached = cells.whole('reached', 'How many');
    const why = cells.words('why', 'What you say of it');
    return reached === '' && why === '' ? [] : [{ target: value, reached, why }];
  });
  if (problems.length > 0) return { problems };
  return { value: told.length === 0 ? '' : told };
}
