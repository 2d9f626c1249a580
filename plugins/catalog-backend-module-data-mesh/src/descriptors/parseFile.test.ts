// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import path from 'node:path';
import {
  type Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import { descriptorPlaceOf } from '@meshwright/plugin-data-mesh-common';
import { contract, product } from '../__testUtils__/documents';
import { oversizedFile, parseFile } from './parseFile';
import type { SourceFile } from './types';

function fileAt(location: string): SourceFile {
  return {
    id: location,
    tree: '.',
    path: location,
    location,
    managedBy: `data-mesh:test/${location}`,
    sourceId: 'test',
    namespace: 'default',
  };
}

function parse(location: string, content: string | Buffer) {
  const { status, drafts } = parseFile(
    fileAt(location),
    Buffer.from(content as string),
  );
  return { status, drafts };
}

describe('parseFile', () => {
  it('makes a contract an API with its text as it is', () => {
    const text = contract({
      name: 'Orders',
      version: '2.0.0',
      extra: `
domain: sales
dataProduct: ledger
tags: [Personal Data, 'C++', '!!!']
team:
  name: sales-team
  members:
    - { username: jane, role: Data Owner }
    - { username: joe, role: owner, dateOut: '2025-01-01' }
authoritativeDefinitions:
  - { url: 'https://wiki.example.com/orders', type: businessDefinition }
  - { url: 'javascript:alert(1)', type: implementation }
support:
  - { channel: '#sales', url: 'https://chat.example.com/sales' }
`,
    });
    expect(parse('a/orders.odcs.yaml', text)).toMatchObject({
      status: 'ok',
      drafts: [
        {
          key: 'contract',
          baseName: 'orders',
          externalId: 'urn:contract:Orders',
          version: '2.0.0',
          definition: text,
          references: [
            {
              role: 'owner',
              target: 'sales-team',
              path: '/team/name',
              line: 14,
            },
            { role: 'owner', target: 'jane', person: true },
            { role: 'domain', target: 'sales', line: 10, column: 9 },
            { role: 'product', target: 'ledger' },
          ],
          entity: {
            kind: 'API',
            metadata: {
              title: 'Orders',
              tags: ['personal-data', 'c++'],
              links: [
                {
                  url: 'https://wiki.example.com/orders',
                  title: 'businessDefinition',
                },
                { url: 'https://chat.example.com/sales', title: '#sales' },
              ],
            },
            spec: { type: 'data-contract', lifecycle: 'active' },
          },
        },
      ],
    });
  });

  it('keeps where the parts of a product stand, as its entity and its document name them', () => {
    const { drafts } = parse(
      'a/returns.odps.yaml',
      `apiVersion: v1.0.0
kind: DataProduct
id: returns
name: returns
version: 1.0.0
status: active
description:
  purpose: Who sent what back.
outputPorts:
  - name: daily
    version: 1.0.0
    contractId: returns
  - name: hourly
    version: 1.0.0
    contractId: returns
`,
    );
    const lineOf = (pointer: string) =>
      descriptorPlaceOf(drafts[0].entity as Entity, pointer);
    expect(lineOf('/name')).toEqual({ path: '/name', line: 4 });
    expect(lineOf('/description/purpose')).toEqual({
      path: '/description/purpose',
      line: 8,
    });
    expect(lineOf('/spec/outputPorts/1')).toEqual({
      path: '/outputPorts/1',
      line: 13,
    });
    expect(lineOf('/team')).toEqual({ path: '/team', line: 1 });
  });

  it('makes contracts of those that stand inside a product', () => {
    const text = `
dataProductDescriptor: 1.0.0
info:
  fullyQualifiedName: urn:dpds:com.example:dataproducts:ledger:1
  name: ledger
  version: 1.0.0
  domain: sales
  owner: { id: jane@example.com }
interfaceComponents:
  outputPorts:
    - name: orders
      version: 1.2.0
      promises:
        api:
          specification: odcs
          definition:
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:contract:orders
            name: orders
            version: 1.2.0
            status: active
    - name: page
      version: 1.0.0
      promises:
        api:
          specification: openapi
          definition: { openapi: 3.0.0 }
`;
    const { drafts } = parse('a/ledger.dpds.yaml', text);
    expect(drafts.map(({ key, entity }) => [key, entity.kind])).toEqual([
      ['product', 'DataProduct'],
      ['port:orders@1.2.0', 'API'],
    ]);
    expect(drafts[0].references).toContainEqual(
      expect.objectContaining({
        role: 'output',
        target: 'urn:contract:orders',
        version: '1.2.0',
        port: 0,
      }),
    );
    expect(drafts[1].definition).toContain('id: urn:contract:orders');
  });

  it('knows files by their content when their names say nothing', () => {
    expect(
      parse('x/anything.yaml', product({ name: 'p' })).drafts[0].entity.kind,
    ).toBe('DataProduct');
    expect(
      parse(
        'x/entities.yaml',
        'apiVersion: meshwright.io/v1alpha1\nkind: DataProduct\nmetadata: { name: p }\nspec: {}\n',
      ).drafts[0].origin,
    ).toBe('stated');
    expect(parse('x/ci.yaml', 'jobs: { build: {} }').status).toBe('ignored');
    expect(parse('x/half.yaml', 'kind: DataContract\nid: [').status).toBe(
      'broken',
    );
  });

  it('leaves skeletons of templates alone', () => {
    // eslint-disable-next-line no-template-curly-in-string
    expect(
      parse('skeleton/a.odcs.yaml', contract({ name: '${{ values.name }}' }))
        .status,
    ).toBe('ignored');
  });

  it.each([
    ['UTF-16', Buffer.from(`\uFEFF${contract({ name: 'orders' })}`, 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${contract({ name: 'orders' })}`)],
  ])('reads %s', (_, bytes) => {
    const [draft] = parseFile(fileAt('a.odcs.yaml'), bytes).drafts;
    expect(draft).toMatchObject({
      baseName: 'orders',
      definition: expect.stringMatching(/^apiVersion/),
    });
  });

  it('stores no text that a database refuses', () => {
    const { drafts } = parse(
      'a.odcs.yaml',
      contract({ id: 'x', name: '"a\\0b\\uD800c"' }),
    );
    const { metadata } = drafts[0].entity;
    expect(metadata.title).toBe('ab\uFFFDc');
    expect(JSON.stringify(drafts[0].entity)).not.toMatch(/\\u0000|\\ud800/i);
  });

  it('says of a file that is too large how large it may be, and reads nothing of it', () => {
    expect(oversizedFile(fileAt('big.odcs.yaml'), 11, 10)).toMatchObject({
      status: 'broken',
      drafts: [
        {
          findings: [
            {
              rule: 'catalog/too-large',
              message: 'The file has 11 bytes; at most 10 are read.',
            },
          ],
        },
      ],
    });
    expect(oversizedFile(fileAt('big.yaml'), 11, 10).status).toBe('ignored');
  });
});

const corpus = path.resolve(__dirname, '../../../../../shared/corpus');
const withCorpus = fs.existsSync(corpus) ? describe : describe.skip;

withCorpus('parseFile on real files', () => {
  const isEnvelope = entityEnvelopeSchemaValidator();

  it('never fails, and never makes an entity that the catalog would refuse', () => {
    const files = fs
      .readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(ya?ml|json)$/.test(file))
      .filter(file => fs.statSync(path.join(corpus, file)).size < 500_000);
    let made = 0;
    for (const file of files) {
      const bytes = fs.readFileSync(path.join(corpus, file));
      for (const draft of parseFile(fileAt(`${file}.odcs.yaml`), bytes)
        .drafts) {
        const { metadata } = draft.entity;
        expect(() =>
          isEnvelope({ ...draft.entity, metadata: { name: 'x', ...metadata } }),
        ).not.toThrow();
        made += 1;
      }
    }
    expect(made).toBeGreaterThan(100);
  });
});
