import type { Loaded } from '../load/load.ts';
import type { Model } from '../model/model.ts';
import type { PrintedTypes } from '../types-printer/print-types.ts';

export const targetNames = ['types', 'server', 'client', 'validators'] as const;
export type TargetName = (typeof targetNames)[number];

/** What each target prints, in a line. */
export const targetDescriptions: Readonly<Record<TargetName, string>> = {
  types: 'types of all schemas, requests and responses',
  server: 'a receiver for every exchange, and the handlers to write',
  client: 'a sender for every exchange',
  validators: 'functions that validate requests and responses',
};

/** Makes what a template pack prints. Everything a template decides is decided here. */
export type Target = (
  model: Model,
  loaded: Loaded,
  types: Promise<PrintedTypes> | undefined,
) => object | Promise<object>;

/** Each target is loaded when it is asked for. */
export const targets: Readonly<Record<TargetName, Target>> = {
  types: async (model, loaded, types) => (await import('./types.ts')).typesView(model, loaded, types),
  server: async (model, loaded) => (await import('./server.ts')).serverView(model, loaded),
  client: async (model, loaded) => (await import('./client.ts')).clientView(model, loaded),
  validators: async (model, loaded) => (await import('./validators.ts')).validatorsView(model, loaded),
};

export function isTargetName(name: string): name is TargetName {
  return targetNames.some((known) => known === name);
}

const needs: Readonly<Record<TargetName, readonly TargetName[]>> = {
  types: [],
  validators: ['types'],
  server: ['types', 'validators'],
  client: ['types'],
};

/** The targets with those whose files they import. */
export function withNeeded(chosen: readonly TargetName[]): TargetName[] {
  const wanted = new Set(chosen.flatMap((name) => [name, ...needs[name]]));
  return targetNames.filter((name) => wanted.has(name));
}
