// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { decideWanted, giveNames, nameKey } from './assignNames';
import type { NameRow } from './nameRows';

function row(given: Partial<NameRow>): NameRow {
  const {
    kind = 'API',
    namespace = 'default',
    base_name = 'orders',
    external_id = 'urn:orders',
  } = given;
  const location = given.location ?? `${given.id ?? 'a'}.yaml`;
  return {
    id: location,
    descriptor_id: `file-${location}`,
    kind,
    namespace,
    origin: 'descriptor',
    location,
    base_name,
    family: `${kind}/${namespace}/${external_id}`,
    external_id,
    version: '1.0.0',
    content_hash: location,
    foreign_ref: null,
    wanted_name: null,
    entity_ref: null,
    superseded_by: null,
    notes: null,
    ...given,
  };
}

/** Names by location: the name, or `-> ` and what stands in its place. */
function names(rows: NameRow[], definedBy = new Map<string, string>()) {
  const decisions = decideWanted(rows, definedBy);
  const keys = new Set(
    rows.map(r => nameKey(r, decisions.get(r.id)!.wantedName)),
  );
  const given = giveNames(rows, decisions, keys);
  return Object.fromEntries(
    rows.map(r => {
      const { entityRef, supersededBy } = given.get(r.id)!;
      return [
        r.location,
        entityRef?.replace(/^.*\//, '') ?? `-> ${supersededBy}`,
      ];
    }),
  );
}

describe('names of entities', () => {
  it('carry the major for the highest version, and the whole version for the others', () => {
    expect(
      names([
        row({ location: 'a', version: '1.0.2' }),
        row({ location: 'b', version: '1.10.0' }),
        row({ location: 'c', version: '2.0.0' }),
        row({ location: 'd', version: null }),
      ]),
    ).toEqual({
      a: 'orders-v1.0.2',
      b: 'orders-v1',
      c: 'orders-v2',
      d: 'orders',
    });
  });

  it('carry no version for the newest product', () => {
    expect(
      names([
        row({ kind: 'DataProduct', location: 'a', version: '1.0.0' }),
        row({ kind: 'DataProduct', location: 'b', version: '2.0.0' }),
      ]),
    ).toEqual({ a: 'orders-v1.0.0', b: 'orders' });
  });

  it('leave out a copy, and keep apart two files that say different things of one version', () => {
    expect(
      names([
        row({ location: 'a', content_hash: 'x' }),
        row({ location: 'b', content_hash: 'x' }),
      ]),
    ).toEqual({ a: 'orders-v1', b: '-> a' });
    expect(names([row({ location: 'a' }), row({ location: 'b' })])).toEqual({
      a: 'orders-v1',
      b: expect.stringMatching(/^orders-v1\.0\.0-[0-9a-f]{6}$/),
    });
  });

  it('keep different contracts of the same name apart', () => {
    expect(
      names([
        row({ location: 'a', external_id: 'urn:x' }),
        row({ location: 'b', external_id: 'urn:a' }),
      ]),
    ).toEqual({
      a: expect.stringMatching(/^orders-v1-[0-9a-f]{6}$/),
      b: 'orders-v1',
    });
  });

  it('go to what a catalog-info file states before descriptors of the same name or id', () => {
    expect(
      names([
        row({
          kind: 'DataProduct',
          location: 'stated',
          origin: 'stated',
          external_id: null,
          family: 'stated',
          base_name: 'orders',
        }),
        row({ kind: 'DataProduct', location: 'described' }),
      ]),
    ).toEqual({ stated: 'orders', described: '-> stated' });
    expect(
      names([
        row({
          kind: 'DataProduct',
          location: 'stated',
          origin: 'stated',
          base_name: 'my-orders',
        }),
        row({ kind: 'DataProduct', location: 'described', version: '2.0.0' }),
      ]),
    ).toEqual({ stated: 'my-orders', described: '-> stated' });
  });

  it('leave other versions of a contract alone when one is stated', () => {
    expect(
      names([
        row({
          location: 'stated',
          origin: 'stated',
          base_name: 'orders-api',
          version: '1.0.0',
        }),
        row({ location: 'v1', version: '1.0.0' }),
        row({ location: 'v2', version: '2.0.0' }),
      ]),
    ).toEqual({ stated: 'orders-api', v1: '-> stated', v2: 'orders-v2' });
  });

  it('are given up for a stated API that points at the file, and for an entity of others with the id', () => {
    expect(
      names([row({ location: 'a' })], new Map([['file-a', 'the-api']])),
    ).toEqual({ a: '-> the-api' });
    expect(
      names([row({ location: 'a', foreign_ref: 'api:default/theirs' })]),
    ).toEqual({ a: '-> api:default/theirs' });
  });

  it('are one for each entity, and the same in whatever order files are found', () => {
    const rows = fc.uniqueArray(
      fc.record({
        location: fc.stringMatching(/^[a-z]{1,3}$/),
        base_name: fc.constantFrom('orders', 'orders-v1', 'returns'),
        external_id: fc.constantFrom('urn:a', 'urn:b', 'urn:c'),
        version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0', null),
        content_hash: fc.constantFrom('x', 'y', 'z'),
        origin: fc.constantFrom('descriptor', 'stated', 'unreadable'),
      }),
      { selector: r => r.location, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, fc.func(fc.nat()), (given, shuffle) => {
        const all = given.map(row);
        const forward = names(all);
        const backward = names(
          [...all].sort((a, b) => shuffle(a.location) - shuffle(b.location)),
        );
        const taken = Object.values(forward).filter(
          name => !name.startsWith('->'),
        );
        expect(backward).toEqual(forward);
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
