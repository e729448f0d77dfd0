/** Makes the load of the mocks, in a process of its own. */
import { runLoad } from '../serving/load.ts';
import { makeRequests } from './make-requests.ts';

await runLoad(makeRequests);
