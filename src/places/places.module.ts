import { Module } from '@nestjs/common';
import { PlacesImport } from './import/places-import.service.js';
import { Places } from './places.queries.js';

/** Where postcodes are, when somebody has imported a lookup. */
@Module({ providers: [Places, PlacesImport], exports: [Places, PlacesImport] })
export class PlacesModule {}
