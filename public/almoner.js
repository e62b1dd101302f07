// The few things that are easier with a script. Every page works without it.
import { initAll } from '/assets/govuk-frontend.min.js';

initAll();
