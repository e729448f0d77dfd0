/**
 * What templates are given, for TypeScript: `import type { ServerView } from 'koocontract/views'`.
 * docs/templates.md describes every field.
 */
export type {
  BodyDefinition,
  BodyFormat,
  FieldDefinition,
  ParameterDefinition,
  ParameterStyle,
  PartDefinition,
  TextDefinition,
} from '../../runtime/receiving/service.ts';
export type { Code } from '../emit/helpers.ts';
export type * from '../model/model.ts';
export type * from './answers.ts';
export type * from './bodies.ts';
export type * from './client.ts';
export type * from './code-tables.ts';
export type * from './header.ts';
export type * from './parameters.ts';
export type * from './schemes.ts';
export type * from './server.ts';
export type * from './types.ts';
export type * from './validators.ts';

/** Goes up when a field of a view is renamed, removed or changes its meaning; a new field is no change. */
export const viewVersion = 3;
