/** Makes the load of the receivers, in a process of its own. */
import { runLoad } from '../serving/load.ts';
import { makeRequests } from './make-requests.ts';

await runLoad(makeRequests);
