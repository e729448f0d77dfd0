import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serializeParts } from '../../runtime/sending/serialize.ts';
import { guides as merchantGuides } from '../guides/find-guide.ts';
import { exercise } from './exercise.ts';
import { pactGuides } from './guides.ts';
import { interactionsOf } from './interactions.ts';
import { pactFileName, pactFolder } from './pact-file.ts';
import { writePacts } from './write-pacts.ts';

const guides = await pactGuides();
const scratch = mkdtempSync(join(tmpdir(), 'koocontract-pacts-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(guides)('the generated code for each $kind of $model.id', (guide) => {
  it('keeps the contract that is checked in', async () => {
    const name = pactFileName(guide.model, guide.kind);
    const written = readFileSync(await writePacts(guide, scratch), 'utf8');
    const checkedIn = readFileSync(join(pactFolder, name), 'utf8');
    expect(written, `contracts/pacts/${name} is out of date. Run: npm run pacts`).toBe(checkedIn);
  });
});

describe('contracts/pacts', () => {
  it('has one for each guide whose merchants can be verified', () => {
    const documents = guides.filter(({ kind }) => kind === 'webhook').map(({ model }) => model.id);
    expect(documents.toSorted()).toEqual(merchantGuides.map(({ id }) => id).sort());
  });

  it('holds the pacts of the guides and nothing else', () => {
    const wanted = guides.map(({ model, kind }) => pactFileName(model, kind));
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
    const data = await exercise(guide.model, guide.create, scratch, interaction);
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

describe('a client', () => {
  type Body = string | URLSearchParams | FormData;

  function interactionOf(id: string, description: string) {
    const guide = guides.find(({ model, kind }) => model.id === id && kind === 'path');
    const found = guide && interactionsOf(guide.model, 'path').find((one) => one.description === description);
    if (guide === undefined || found === undefined) throw new Error(`There is no ${description}.`);
    return { guide, found };
  }

  /** Lets something else than the generated client send the request of an interaction. */
  async function exercised(id: string, description: string, body: Body): Promise<unknown> {
    const { guide, found } = interactionOf(id, description);
    const { name, path } = found.exchange;
    const create = ({ url }: { url: string }) => ({
      [name]: () => fetch(new URL(path, url), { method: 'POST', body }),
    });
    return exercise(guide.model, create, scratch, found);
  }

  it.each([
    ['open-api', 'queryOrder: MOCKPERIODYEARNEW'],
    ['login', 'casP3ServiceValidate: xml'],
    ['login', 'casValidate: valid'],
  ])('of %s hands over the whole answer to %s', async (id, description) => {
    const { guide, found } = interactionOf(id, description);
    const data = await exercise(guide.model, guide.create, scratch, found);
    expect(data).toEqual(found.example.response.body);
  });

  const fields = { client_id: 'a', client_secret: 'b', code: 'c', redirect_uri: 'https://example.com' };
  const right = { ...fields, grant_type: 'authorization_code' };
  const wrong = { ...fields, grant_type: 'refresh_token' };

  it('may send other values in a form, but for those that select its meaning', async () => {
    const description = 'getToken: with-refresh-token';
    await exercised('login', description, new URLSearchParams(right));
    const refused = exercised('login', description, new URLSearchParams(wrong));
    await expect(refused).rejects.toThrow("to be equal to 'authorization_code'");
    await expect(exercised('login', description, JSON.stringify(right))).rejects.toThrow('Test failed');
  });

  it('may send other values in parts, but for those that select its meaning', async () => {
    const description = 'orgIdGetToken: online';
    await exercised('login', description, serializeParts(right));
    const refused = exercised('login', description, serializeParts(wrong));
    await expect(refused).rejects.toThrow("to be equal to 'authorization_code'");
    const { code: _code, ...incomplete } = right;
    await expect(exercised('login', description, serializeParts(incomplete))).rejects.toThrow("'code'");
  });
});
