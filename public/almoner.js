// The few things that are easier with a script. Every page works without it.
import { initAll } from '/assets/govuk-frontend.min.js';
import { watchConditions } from '/assets/shown-if.js';
import { watchTyping } from '/assets/autosave.js';
import { watchSignIn } from '/assets/sign-in-ending.js';

initAll();
watchSignIn();
watchConditions();
watchTyping();
// Only a meeting's page is live: the others load none of it.
if (document.getElementById('live-status')) {
  const { watchMeeting } = await import('/assets/meeting.js');
  watchMeeting();
}
