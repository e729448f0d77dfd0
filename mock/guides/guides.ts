import type { GuideMock, GuideSettings } from '../behaviour.ts';

/** Guides whose mock keeps state, by id: each is made anew for every mock that is started. */
export const guideMocks: Readonly<Record<string, (settings: GuideSettings) => GuideMock>> = {};
