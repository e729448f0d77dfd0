import type { GuideMock, GuideSettings } from '../behaviour.ts';
import { createLoginMock } from './login/login.ts';
import { createOpenApiMock } from './open-api/open-api.ts';

/** Guides whose mock keeps state, by id: each is made anew for every mock that is started. */
export const guideMocks: Readonly<Record<string, (settings: GuideSettings) => GuideMock>> = {
  login: createLoginMock,
  'open-api': createOpenApiMock,
};
