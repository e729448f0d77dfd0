import { decryptSecret, type Handlers } from '../../generated/kit-v2/server.ts';
import { validateAllOrgSyncRequest } from '../../generated/kit-v2/validators.ts';
import type { Directory } from './directory.ts';
import { parseList } from './parse-list.ts';

const success = { resultCode: '000000', resultMsg: 'Success' } as const;

/**
 * The merchant's side of the five callbacks of the kit V2.0. Each makes the directory what the call says, so it may come
 * again, in any order. Numbers in brackets are sections of the kit's reference.
 *
 * @param privateKey PEM; its public half stands in the application credential
 */
export function createHandlers(directory: Directory, privateKey: string): Handlers {
  return {
    tenantSync: (request) =>
      stored(request, request.flag === 0 ? directory.removeTenant : directory.putTenant),

    // A secret that can't be decrypted is an unexpected error: answered with 000005, its cause in the log (1.5).
    applicationSync(request) {
      if (request.flag === 0) return stored(request, directory.removeApplication);
      const { plain: clientSecret } = decryptSecret(request.clientSecret, privateKey);
      return stored({ ...request, clientSecret }, directory.putApplication);
    },

    authSync({ userList, ...request }) {
      const changes = [
        directory.removeUsers,
        directory.putUsers,
        directory.putUsers,
        directory.withdrawUsers,
      ] as const;
      return stored({ ...request, users: JSON.stringify(userList) }, changes[request.flag]);
    },

    singleOrgSync: (request) =>
      stored(
        { ...request, departments: JSON.stringify([request]) },
        request.flag === 0 ? directory.removeDepartments : directory.putDepartments,
      ),

    // Departments that are missing in the list stay: nothing says that they are gone (2.5).
    allOrgSync({ orgInfoList, ...request }) {
      const list = typeof orgInfoList === 'string' ? parseList(orgInfoList) : orgInfoList;
      const { ok } = validateAllOrgSyncRequest({ ...request, orgInfoList: list });
      if (!ok) return { resultCode: '000002', resultMsg: 'there is no list of departments' };
      return stored({ ...request, departments: JSON.stringify(list) }, directory.putDepartments);
    },
  };
}

/** Debugging calls are replayed twice a day, and leave no data (1.7). */
function stored<Request extends { readonly testFlag: number }>(
  request: Request,
  store: (request: Request) => void,
) {
  if (request.testFlag !== 1) store(request);
  return success;
}
