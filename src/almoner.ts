import 'reflect-metadata';
import { createCommands } from './commands/commands.js';
import { endingInOneSentence } from './platform/process/one-sentence.js';

/** `npm run almoner -- <command>`. Exit status 0 only when all went well; one sentence on standard error otherwise. */
await endingInOneSentence(async () => {
  await createCommands().parseAsync(process.argv);
});
