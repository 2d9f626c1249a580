// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import {
  GitHostClient,
  LineageClient,
  type LineageDependency,
} from '@meshwright/plugin-data-mesh-common';
import { contractEntity } from '../../__testUtils__/contractEntity';
import { type RunningPortal, startPortal } from './__testUtils__/startPortal';
import { proposeMend } from './proposeMend';

const REPOSITORIES = 'http://portal.example/repositories';
const FILE = 'data-product.yaml';

/** Descriptors of products that read `orders` and do not say so, each in another format. */
const DESCRIPTORS: Record<string, { text: string; declared: RegExp }> = {
  ledger: {
    text: `# Books of the shop
apiVersion: v1.0.0
kind: DataProduct
id: ledger
name: ledger
status: active
outputPorts:
  - name: ledger # each night
    version: 1.0.0
    contractId: ledger
`,
    declared: /inputPorts:\n\s+- name: orders\n[^]*contractId: orders/,
  },
  board: {
    text: `# Figures for the board
dataProductDescriptor: 1.0.0
info:
  fullyQualifiedName: urn:dpds:example:dataproducts:board:1
  domain: money
  name: board
  version: 1.0.0
  owner: { id: x }
interfaceComponents:
  outputPorts:
    - name: board
      version: 1.0.0
`,
    declared: /inputPorts:\n[^]*name: orders\n[^]*specification: odcs/,
  },
  stock: {
    text: `# What is in the warehouse
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata:
  name: stock
spec:
  owner: group:default/x
  outputPorts:
    - name: stock
      contract: stock
`,
    declared:
      /inputPorts:\n\s+- name: orders\n\s+contract: (api:default\/)?orders/,
  },
};

const contract = (name: string) =>
  contractEntity(
    name,
    `apiVersion: v3.1.0
kind: DataContract
id: ${name}
version: 1.0.0
status: active
servers: [{server: prod, type: postgres, host: h, port: 5432}]
schema: [{name: ${name}, properties: [{name: id}]}]`,
  );
const product = (name: string): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: {
    name,
    namespace: 'default',
    title: name,
    annotations: {
      'meshwright.io/descriptor-location': `${REPOSITORIES}/money/${name}/blob/main/${FILE}`,
    },
  },
  spec: {
    owner: 'group:default/x',
    outputPorts: [{ name, contract: name }],
  },
});
const NAMES = Object.keys(DESCRIPTORS);
const entities = ['orders', ...NAMES].flatMap(name => [
  contract(name),
  product(name),
]);
const catalog = {
  getEntityByRef: async (ref: string) =>
    entities.find(
      ({ kind, metadata }) =>
        ref === `${kind.toLocaleLowerCase('en-US')}:default/${metadata.name}`,
    ),
} as CatalogApi;
const table = (name: string) => ({ namespace: 'postgres://h:5432', name });

describe('a declaration on the git host of a running portal', () => {
  let folder: string;
  let portal: RunningPortal;
  let host: GitHostClient;
  let lineage: LineageClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mend-'));
    portal = await startPortal({ folder, entities });
    host = new GitHostClient(portal);
    lineage = new LineageClient(portal);
    for (const [n, name] of NAMES.entries()) {
      await host.createRepository({
        group: 'money',
        name,
        owner: 'user:default/mock',
      });
      await host.commit(
        { group: 'money', name },
        {
          branch: 'main',
          message: 'Begin',
          files: [{ path: FILE, content: DESCRIPTORS[name].text }],
        },
      );
      await lineage.sendLineage([
        {
          eventType: 'COMPLETE',
          eventTime: '2026-03-01T10:00:00Z',
          producer: 'https://example.com/test',
          run: { runId: `00000000-0000-4000-8000-00000000000${n}` },
          job: { namespace: 'jobs', name },
          inputs: [table('orders')],
          outputs: [table(name)],
        },
      ]);
    }
  });
  afterAll(async () => {
    await portal?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What the portal says is observed and not declared, once it has worked on the events. */
  async function observed(name: string): Promise<LineageDependency> {
    const until = Date.now() + 60_000;
    while (Date.now() < until) {
      const { observedOnly } = await lineage.getLineageGap({
        node: `dataproduct:default/${name}`,
      });
      if (observedOnly.length > 0) return observedOnly[0];
      await new Promise(done => setTimeout(done, 50));
    }
    throw new Error(`Nothing is observed for ${name}`);
  }
  const propose = async (name: string, mend: 'declare' | 'withdraw') =>
    proposeMend(
      { catalog, lineage, host, repositories: REPOSITORIES },
      await observed(name),
      mend,
    );

  it.each(NAMES)('is mended by a change request: %s', async name => {
    const repository = { group: 'money', name };
    const read = async () => {
      const { text } = await host.getFile(repository, { path: FILE });
      return text ?? '';
    };
    const { text, declared } = DESCRIPTORS[name];
    const opened = await propose(name, 'declare');
    expect(opened).toEqual({
      kind: 'opened',
      number: 1,
      path: `/money/${name}/change-requests/1`,
      words: 'Adds input port orders',
    });
    // Nothing is changed before somebody agrees, and whoever asks again is shown the same.
    expect(await read()).toBe(text);
    expect(await propose(name, 'declare')).toEqual(opened);
    const detail = await host.getChangeRequest(repository, 1);
    expect(detail).toMatchObject({
      title: `Declare that ${name} reads orders`,
      state: 'open',
      source: 'lineage/declare-orders',
      target: 'main',
    });
    await host.mergeChangeRequest(repository, 1);
    const mended = await read();
    expect(mended).toMatch(declared);
    for (const line of text.split('\n')) expect(mended).toContain(line);
    expect(await propose(name, 'declare')).toEqual({ kind: 'done' });

    expect(await propose(name, 'withdraw')).toMatchObject({
      kind: 'opened',
      number: 2,
      words: 'Takes away input port orders',
    });
    await host.mergeChangeRequest(repository, 2);
    expect(await read()).not.toMatch(declared);
    // The branch of the first proposal is still there.
    expect(await propose(name, 'declare')).toMatchObject({ number: 3 });
    await host.mergeChangeRequest(repository, 3);
    expect(await read()).toMatch(declared);
  });
});
