import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { guides as merchantGuides } from '../guides/find-guide.ts';
import { exercise } from './exercise.ts';
import { pactGuides } from './guides.ts';
import { interactionsOf } from './interactions.ts';
import { pactFileName, pactFolder } from './pact-file.ts';
import { writePacts } from './write-pacts.ts';

const guides = await pactGuides();
const scratch = mkdtempSync(join(tmpdir(), 'koocontract-pacts-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(guides)('the sender of $model.id', ({ model, createSender }) => {
  it('keeps the contract that is checked in', async () => {
    const written = readFileSync(await writePacts(model, createSender, scratch), 'utf8');
    const checkedIn = readFileSync(join(pactFolder, pactFileName(model)), 'utf8');
    expect(written, `contracts/pacts/${pactFileName(model)} is out of date. Run: npm run pacts`).toBe(
      checkedIn,
    );
  });
});

describe('contracts/pacts', () => {
  it('has one for each guide whose merchants can be verified', () => {
    const documents = guides.map(({ model }) => model.id);
    expect(documents.toSorted()).toEqual(merchantGuides.map(({ id }) => id).sort());
  });

  it('holds the pacts of the guides and nothing else', () => {
    const wanted = guides.map(({ model }) => pactFileName(model));
    expect(readdirSync(pactFolder).sort(), 'Delete what is left over, then run: npm run pacts').toEqual(
      wanted.sort(),
    );
  });
});

describe('a sender', () => {
  const guide = guides.find(({ model }) => model.id === 'saas-v2');
  const [interaction] = guide === undefined ? [] : interactionsOf(guide.model);
  if (guide === undefined || interaction === undefined) throw new Error('There is no pact to break.');

  it('hands over the answer', async () => {
    // Pact's server answers with what the contract demands, which is a part of the example.
    const data = await exercise(guide.model, guide.createSender, scratch, interaction);
    expect(interaction.example.response.body).toMatchObject(Object(data));
    expect(data).toBeDefined();
  });

  it('is found out when it sends something else', async () => {
    const createSender = ({ url }: { url: string }) => ({
      [interaction.exchange.name]: () => fetch(url, { method: 'POST', body: '{}' }),
    });
    await expect(exercise(guide.model, createSender, scratch, interaction)).rejects.toThrow('Test failed');
  });

  it('is found out when it does not sign', async () => {
    const createSender = ({ url }: { url: string }) => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(interaction.example.body);
      return { [interaction.exchange.name]: () => fetch(url, { method: 'POST', headers, body }) };
    };
    await expect(exercise(guide.model, createSender, scratch, interaction)).rejects.toThrow('signature');
  });
});
