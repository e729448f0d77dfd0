import { loadDocument } from '../../../generator/load/load.ts';
import { buildModel } from '../../../generator/model/build-model.ts';
import { loadModules } from './modules.ts';
import { plan } from './plan.ts';
import { openRoom } from './room.ts';
import { talkOnce } from './talk-once.ts';

export interface Talk {
  readonly exchanges: number;
  /** Exchanges that were called at least once, and every time went well. */
  readonly well: number;
  readonly calls: number;
  /** Exchange, status of the answer, and what went wrong. */
  readonly failures: readonly string[];
  /** The same of what no value could be made for. */
  readonly unsampled: readonly string[];
}

/**
 * Starts the receivers of what was generated from a document, and calls each exchange through its sender.
 *
 * @param folder with the generated code
 */
export async function talk(document: string, folder: string): Promise<Talk> {
  const model = buildModel(await loadDocument(document));
  const modules = await loadModules(folder);
  const told = { failed: [] as string[], unsampled: [] as string[], well: [] as string[] };
  const made = new Map<string, string>();
  let well = 0;
  const kinds = (['path', 'webhook', 'callback'] as const).filter((kind) =>
    model.exchanges.some((exchange) => exchange.kind === kind),
  );
  for (const [index, kind] of kinds.entries()) {
    const exchanges = model.exchanges.filter((exchange) => exchange.kind === kind);
    const room = await openRoom(modules, kind, index === 0, exchanges);
    for (const exchange of exchanges) {
      const results = [];
      for (const planned of plan(exchange, made)) {
        const result = await talkOnce({ model, modules, room, exchange, planned });
        results.push(result);
        told[result.what].push(`${exchange.name} ${planned.reply?.status ?? ''}: ${result.why}`);
      }
      const whats = new Set(results.map(({ what }) => what));
      if (whats.has('well') && !whats.has('failed')) well++;
    }
    await room.close();
  }
  return {
    exchanges: model.exchanges.length,
    well,
    calls: told.well.length + told.failed.length,
    failures: told.failed,
    unsampled: told.unsampled,
  };
}
