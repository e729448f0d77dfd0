import type { Front } from '../../behaviour.ts';

/** Below this path, a mock shows what it has kept. */
export const pagesPath = '/__mock';

/** Serves lists as JSON, each at its own name: `GET /__mock/usage`. */
export function createPages(lists: Readonly<Record<string, readonly unknown[]>>): Front {
  const pages = new Map(Object.entries(lists).map(([name, list]) => [`${pagesPath}/${name}`, list]));
  return (request) => {
    const list = request.method === 'GET' ? pages.get(request.url.pathname) : undefined;
    if (list === undefined) return request;
    const body = `${JSON.stringify(list, null, 2)}\n`;
    return {
      name: 'what was kept',
      answer: { status: 200, headers: { 'content-type': 'application/json' }, body },
    };
  };
}
