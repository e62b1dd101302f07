import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandsModule } from './commands.module.js';
import { createDataSource } from '../data-source.js';
import { readSettings, Settings } from '../platform/config/settings.js';
import { joinOrStartEmbeddedServer } from '../platform/database/embedded/embedded-server.js';
import { migrate } from '../platform/database/migrate.js';

/** Opens the house without pages for the length of one command, and puts everything back as it was. */
export async function inTheHouse(
  command: (house: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const settings = quietly(readSettings(process.env));
  if (settings.databaseUrl !== undefined) {
    await onDatabase(settings, settings.databaseUrl, command);
    return;
  }
  const { dataDir } = settings;
  const server = await joinOrStartEmbeddedServer({ dataDir, log: console.error });
  try {
    await onDatabase(settings, server.url, command);
  } finally {
    await server.stop();
  }
}

async function onDatabase(
  settings: Settings,
  databaseUrl: string,
  command: (house: INestApplicationContext) => Promise<void>,
): Promise<void> {
  await migrate(createDataSource(databaseUrl));
  const house = await NestFactory.createApplicationContext(
    CommandsModule.for(settings, databaseUrl),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    await command(house);
  } finally {
    await house.close();
  }
}

/** A command's own words are its output; logs would only be in their way. */
function quietly(settings: Settings): Settings {
  return Object.assign(Object.create(Settings.prototype) as Settings, settings, {
    logLevel: 'error',
  });
}
