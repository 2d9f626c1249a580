// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  type Guess,
  guessesFor,
  OPEN_QUESTIONS,
} from '../__testUtils__/guesses';
import { HIDDEN_POLICY, hiddenMesh } from '../__testUtils__/hiddenMesh';
import { type Access, startAccess } from '../__testUtils__/startAccess';

jest.setTimeout(600_000);

const HIDDEN = 'hidden';
/** As long, and nowhere in the catalog. */
const ABSENT = 'absent';

const directory = createMockDirectory();
let access: Access;

const ask = (person: string, { path: at, body }: Guess) =>
  access.ask(person, `catalog/${at}`, {
    ...(body && { method: 'POST', body }),
  });

/** An answer without the name that was asked for and without places in code. */
async function answer(person: string, guess: Guess, name: string) {
  const { status, text } = await ask(person, guess);
  return {
    status,
    text: text
      .replace(new RegExp(name, 'gi'), '…')
      .replace(/"stack":".*?"(,|})/g, '$1')
      .replace(/"uid":"[^"]*"/g, ''),
  };
}

/** Everything that an answer says, with what its cursors carry. */
function said(text: string): string {
  const cursors = [...text.matchAll(/"(?:next|prev)Cursor":"([^"]*)"/g)];
  return [
    text,
    ...cursors.map(([, one]) => Buffer.from(one, 'base64').toString('utf8')),
  ].join('\n');
}

beforeAll(async () => {
  directory.clear();
  writeFileSync(path.join(directory.path, 'access.yaml'), HIDDEN_POLICY);
  access = await startAccess({
    entities: hiddenMesh(),
    policies: directory.path,
  });
  await access.until(async () => {
    const { body } = await access.ask(
      'stella',
      'catalog/entities/by-query?filter=relations.hasPart=dataproduct:default/hidden&filter=relations.ownerOf=dataproduct:default/hidden&filter=relations.providesApi=api:default/hidden-contract&filter=relations.dependencyOf=dataproduct:default/hidden',
    );
    return body.totalItems === 5;
  }, 'the relations of what is hidden');
});

it.each(guessesFor(HIDDEN).map((guess, at) => [JSON.stringify(guess), at]))(
  'tells nothing by %s',
  async (_, at) => {
    const hidden = guessesFor(HIDDEN)[at as number];
    const absent = guessesFor(ABSENT)[at as number];
    expect(await answer('olga', hidden, HIDDEN)).toEqual(
      await answer('olga', absent, ABSENT),
    );
    // To who may see it all, each of these questions tells one from the other.
    expect(await answer('stella', hidden, HIDDEN)).not.toEqual(
      await answer('stella', absent, ABSENT),
    );
  },
);

it.each(OPEN_QUESTIONS.map(one => [JSON.stringify(one), one] as const))(
  'names nothing that is hidden when asked %s',
  async (_, question) => {
    const { status, text } = await ask('olga', question);
    expect(status).toBe(200);
    expect(said(text)).not.toContain(HIDDEN);
    expect(said((await ask('stella', question)).text)).toContain(HIDDEN);
  },
);

it.each(
  guessesFor('open')
    .filter(({ path: at }) => /^(entities\/by-query|refresh)/.test(at))
    .slice(0, 4)
    .map(one => [JSON.stringify(one), one] as const),
)('answers about what is seen: %s', async (_, guess) => {
  const seen = await answer('olga', guess, 'open');
  expect(seen.status).toBe(200);
  expect(seen.text).toContain('sales');
});

it.each(['GET', 'DELETE'])(
  'answers %s by an id alike for what is hidden and for what is not there',
  async method => {
    const { body } = await access.ask(
      'stella',
      'catalog/entities/by-name/dataproduct/default/hidden',
    );
    const { uid } = body.metadata;
    const other = `${uid.slice(1)}${uid[0]}`;
    const by = async (one: string) => {
      const { status, text } = await access.ask(
        'olga',
        `catalog/entities/by-uid/${one}`,
        { method },
      );
      return [
        status,
        text
          .split(one)
          .join('…')
          .replace(/"stack":".*?"(,|})/g, '$1'),
      ];
    };
    expect(await by(uid)).toEqual(await by(other));
  },
);

it.each(['cursor=1&cursor=2', 'cursor[a]=1'])(
  'refuses what nobody can read: %s',
  async puzzle => {
    const { status } = await ask('olga', {
      path: `entities/by-query?${puzzle}`,
    });
    expect(status).toBe(400);
  },
);

it('refuses filters without a bottom', async () => {
  let query: object = { kind: 'api' };
  for (let depth = 0; depth < 60; depth++) query = { $not: query };
  const { status } = await ask('olga', {
    path: 'entities/by-query',
    body: { query },
  });
  expect(status).toBe(400);
});
