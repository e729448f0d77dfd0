import type { Handlers } from '../../generated/kit-v1/server.ts';
import type { Handlers as HandlersV2 } from '../../generated/kit-v2/server.ts';
import { validateAuthSyncRequest } from '../../generated/kit-v2/validators.ts';
import { parseList } from './parse-list.ts';

/** The callbacks of the kit V1.0: those of V2.0, but lists travel as text (3). */
export function createHandlersV1(handlers: HandlersV2): Handlers {
  return {
    ...handlers,

    authSync({ userList, ...request }, context) {
      const read = validateAuthSyncRequest({ ...request, userList: parseList(userList) });
      if (!read.ok) return { resultCode: '000002', resultMsg: 'userList is no list of users' };
      return handlers.authSync(read.value, context);
    },

    allOrgSync: ({ orgInfo, ...request }, context) =>
      handlers.allOrgSync({ ...request, orgInfoList: orgInfo }, context),
  };
}
