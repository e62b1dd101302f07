// Hides the questions that the other answers on the page don't ask for, and shows them when they do.
// Without it they stand there with words that say when to answer. The house judges what is sent by the
// same conditions: here it only has to look right while somebody types. What is hidden keeps what was
// typed in it, and is sent with the rest.

const questions = [...document.querySelectorAll('[data-question]')];
const status = document.createElement('p');

export function watchConditions() {
  if (!questions.some((question) => question.dataset.shownIf)) return;
  for (const words of document.querySelectorAll('.almoner-only-if')) words.hidden = true;
  status.className = 'govuk-visually-hidden';
  status.setAttribute('role', 'status');
  document.querySelector('main').append(status);
  showWhatIsAsked();
  const form = questions[0].closest('form');
  form?.addEventListener('input', sayWhatChanged);
  form?.addEventListener('change', sayWhatChanged);
  window.addEventListener('pageshow', showWhatIsAsked); // a browser that goes back fills in again what was typed
}

function sayWhatChanged() {
  const changed = showWhatIsAsked();
  if (changed.length === 0) return;
  status.textContent = changed
    .map(
      (question) => `${question.hidden ? 'No longer asked' : 'Now asked'}: ${labelOf(question)}.`,
    )
    .join(' ');
}

/** In the order of the page: a condition looks back, and what is hidden counts as not answered. */
function showWhatIsAsked() {
  return questions.filter((question) => {
    const was = question.hidden;
    question.hidden = !conditionsOf(question).every(holds) && !hasError(question);
    return question.hidden !== was;
  });
}

function conditionsOf(question) {
  return JSON.parse(question.dataset.shownIf ?? '[]');
}

/** What can't be worked out here, for its question isn't on the page to be answered, holds. */
function holds(condition) {
  const question = questions.find(({ dataset }) => dataset.question === condition.question);
  if (!question) return true;
  if (question.hidden) return false;
  const answers = answersOf(question);
  if (condition.is === 'answered') return answers.length > 0 || 'answered' in question.dataset;
  if (condition.is === 'one-of') return answers.some((value) => condition.values.includes(value));
  const given = quantityOf(answers[0] ?? '', question.dataset.kind);
  if (given === undefined) return false;
  const limit = BigInt(condition.value);
  return condition.is === 'at-least' ? given >= limit : given <= limit;
}

/** What is chosen, ticked or typed in a question. Whether match funding is confirmed says nothing alone. */
function answersOf(question) {
  return [...question.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter(({ name }) => !name.endsWith('.isConfirmed'))
    .filter(({ type, checked }) => checked || (type !== 'radio' && type !== 'checkbox'))
    .map(({ value }) => value.trim())
    .filter((value) => value !== '');
}

/** A number, or pounds as pence; undefined for what can't be read as one. */
function quantityOf(typed, kind) {
  const plain = typed.replace(/^£\s*/, '').replaceAll(',', '');
  const [, whole, pennies = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  return kind === 'money' ? BigInt(whole + pennies.padEnd(2, '0')) : BigInt(whole);
}

/** It was refused: whoever is sent to it must find it, to put it right or empty it. */
function hasError(question) {
  return question.querySelector('.govuk-error-message') !== null;
}

function labelOf(question) {
  return question.querySelector('legend, label, h2').textContent.trim();
}
