import { Module } from '@nestjs/common';
import { EarlierAwardsImport } from './earlier-awards-import.service.js';

/** Awards that others made, or we before this register: read from files, never decided here. */
@Module({ providers: [EarlierAwardsImport], exports: [EarlierAwardsImport] })
export class EarlierAwardsModule {}
