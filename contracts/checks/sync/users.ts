import { ruleOf } from '../../guides/book.ts';
import type { MakeChecks } from '../check.ts';
import { expectSynchronised } from './expect-synchronised.ts';

/** At most so many users come in one call. */
const most = 500;

const details = {
  employeeCode: '00000001',
  mobile: '13800000000',
  email: 'zhangsan@example.com',
  employeeType: 1,
  workPlace: '南京',
  entryDate: '2022-11-9',
  extension: { entryDate: '2022-11-9', employeeType: '4', workPlace: '南京' },
};

export const userChecks: MakeChecks = (book) => {
  const entity = book.guide.entities?.find(({ list }) => list !== undefined);
  const { list } = entity ?? {};
  if (entity === undefined || list === undefined) return [];
  const { exchange } = entity;
  const { first } = book.guide.cast;
  const basics = { rule: ruleOf(book, exchange), exchange, calls: 'each', stage: 'plain' } as const;
  return [
    {
      ...basics,
      id: `sync.many-${exchange}`,
      title: `${exchange} with ${most} users succeeds`,
      severity: 'error',
      async run(bench) {
        await bench.instance();
        const subject = bench.fresh();
        await bench.ask(first, subject);
        const users = Array.from({ length: most }, (_, index) => ({ userName: `user-${index}` }));
        const answer = await bench.ask(exchange, subject, list(subject, users));
        expectSynchronised(bench, answer, `${exchange} with ${most} users, the most that come in one call,`);
      },
    },
    {
      ...basics,
      id: `tolerance.user-details-${exchange}`,
      title: `${exchange} accepts details of users beside the others and in extension`,
      severity: 'warning',
      async run(bench) {
        await bench.instance();
        const subject = bench.fresh();
        await bench.ask(first, subject);
        const answer = await bench.ask(exchange, subject, list(subject, [details]));
        expectSynchronised(bench, answer, `${exchange} with all details of a user`);
      },
    },
  ];
};
