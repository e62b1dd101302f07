// A meeting's agenda: bids are moved by buttons or dragged, and the money line follows what is proposed as it is typed.
import { holdPage, say, send, show, watchChanges } from '/assets/live-page.js';

const PAUSE_MS = 600;
const TRY_AGAIN_MS = 5_000;
const OFFLINE = 'Not sent: no connection. We go on trying.';
/** So near the edge of the window it moves along. */
const EDGE = 70;

export function watchMeeting() {
  watchChanges();
  if (document.getElementById('agenda')) {
    document.addEventListener('click', moveByButton);
    document.addEventListener('pointerdown', beginDragging);
  }
  if (document.getElementById('money-line')) {
    document.addEventListener('input', noteTyping);
    document.addEventListener('change', saveAtOnce);
  }
}

function moveByButton(event) {
  const button = event.target.closest?.('button[form=order]');
  if (!button) return;
  event.preventDefault();
  void move(button.formAction, button.value, button);
}

/** What is refused is sent again as the browser does it: its page says why, and shows the agenda as it is now. */
async function move(address, place, button) {
  const form = document.getElementById('order');
  const answer = await send(address, [...new FormData(form), ['place', place]]);
  if (!answer) say(OFFLINE);
  else if (answer.status === 200 && answer.path === form.dataset.page) {
    show(answer.html);
    if (button && !button.isConnected) focusNear(button);
  } else {
    form.action = address;
    form.append(Object.assign(document.createElement('input'), { name: 'place', value: place }));
    form.submit();
  }
}

/** At the top there is no more up: the keyboard goes on at the button beside it. */
function focusNear({ id }) {
  const other = id.startsWith('up-') ? id.replace('up-', 'down-') : id.replace('down-', 'up-');
  document.getElementById(other)?.focus();
}

function beginDragging(event) {
  const grip = event.target.closest?.('[data-grip]');
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  const dragged = grip.closest('tr');
  const rows = [...dragged.parentElement.rows];
  const from = rows.indexOf(dragged);
  let to = from;
  let y = event.clientY;
  let frame = requestAnimationFrame(step);
  holdPage(true);
  dragged.classList.add('almoner-dragged');
  grip.setPointerCapture(event.pointerId);
  const listening = new AbortController();
  const { signal } = listening;
  grip.addEventListener('pointermove', (moved) => (y = moved.clientY), { signal });
  grip.addEventListener('pointerup', () => end(to), { signal });
  grip.addEventListener('pointercancel', () => end(from), { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end(from), { signal });

  function step() {
    if (y < EDGE) window.scrollBy(0, -14);
    else if (y > window.innerHeight - EDGE) window.scrollBy(0, 14);
    const under = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
    to = under < 0 ? rows.length - 1 : under;
    for (const [index, row] of rows.entries()) {
      row.classList.toggle('almoner-drop-above', index === to && to < from);
      row.classList.toggle('almoner-drop-below', index === to && to > from);
    }
    frame = requestAnimationFrame(step);
  }

  function end(place) {
    listening.abort();
    cancelAnimationFrame(frame);
    for (const row of rows) {
      row.classList.remove('almoner-dragged', 'almoner-drop-above', 'almoner-drop-below');
    }
    holdPage(false);
    if (place !== from) void move(grip.dataset.grip, String(place + 1));
  }
}

/** By row: when to send what was typed in it. */
const timers = new Map();

function rowOf({ target }) {
  return target.matches?.('#money-line input:not([type=hidden])') ? target.closest('tr') : null;
}

function noteTyping(event) {
  const row = rowOf(event);
  if (row) sendIn(row, PAUSE_MS);
}

/** Left by Tab: no need to wait for more. */
function saveAtOnce(event) {
  const row = rowOf(event);
  if (row) sendIn(row, 0);
}

function sendIn(row, ms) {
  clearTimeout(timers.get(row));
  timers.set(
    row,
    setTimeout(() => void propose(row), ms),
  );
}

/** One bid's sums. The house works out the line: the browser has no rule of its own for it. */
async function propose(row) {
  const form = row.closest('form');
  const inputs = [...row.querySelectorAll('input')];
  const sent = inputs.map(({ name, value }) => [name, value]);
  if (inputs.every(({ value, defaultValue }) => value === defaultValue)) return;
  const token = form.elements.namedItem('_csrf').value;
  const answer = await send(form.action, [['_csrf', token], ...sent]);
  if (!answer) {
    say(OFFLINE);
    sendIn(row, TRY_AGAIN_MS);
    return;
  }
  if (answer.status !== 200 && answer.status !== 422) {
    say('Not sent. Press the button below the table.');
    return;
  }
  if (answer.status === 200) {
    for (const [name, value] of sent) form.elements.namedItem(name).defaultValue = value;
  }
  // The version that stands now, also where somebody else's does: it is named, and the next try means it.
  show(answer.html, [`${inputs[0].name}`]);
  const reasons = [...row.querySelectorAll('.govuk-error-message')].map((one) => one.textContent);
  if (reasons.length > 0) say(reasons.join(' '));
}
