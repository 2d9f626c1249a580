// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { type Document, isSeq, parseDocument } from 'yaml';
import { hasFile, readText, writeTexts } from '../workspace/workspaceFiles';
import type { ProductChange, RepositoryPlace } from './types';

const DESCRIPTORS = ['data-product.yaml', 'data-product.odps.yaml'];

/** When and why a product ends. @internal */
export interface Retirement {
  reason: string;
  /** ISO date of the last day of service. */
  lastDay: string;
  replacement?: string;
}

/**
 * Says in the descriptor of a product and in its own contracts that they end: deprecated until the last day, so that
 * consumers are warned, and retired from then on. Infrastructure is not touched: that is taken down after that day.
 *
 * @internal
 */
export async function retireProduct(
  { workspace, folder }: RepositoryPlace,
  retirement: Retirement,
): Promise<ProductChange> {
  const descriptor = await findDescriptor(workspace, folder);
  const status =
    retirement.lastDay <= new Date().toISOString().slice(0, 10)
      ? 'retired'
      : 'deprecated';
  const files = [
    descriptor,
    ...(await contractsOf(workspace, path.posix.join(folder, 'contracts'))).map(
      name => `contracts/${name}`,
    ),
  ];
  const written = [];
  for (const file of files) {
    const text = await readText(workspace, path.posix.join(folder, file));
    const document = parseDocument(text);
    if (document.errors.length > 0) {
      throw new InputError(
        `${file} cannot be read: ${document.errors[0].message}. Mend it first.`,
      );
    }
    document.set('status', status);
    note(document, 'endOfService', retirement.lastDay);
    note(document, 'endOfServiceReason', retirement.reason);
    if (retirement.replacement) {
      note(document, 'replacedBy', retirement.replacement);
    }
    const content = document.toString({ lineWidth: 0 });
    if (content !== text) {
      written.push({ path: file, content });
    }
  }
  await writeTexts(workspace, folder, written);
  return {
    summary: [
      `Ends this product on ${retirement.lastDay}: ${retirement.reason}`,
      ...(retirement.replacement
        ? ['', `Consumers use ${retirement.replacement} instead.`]
        : []),
      '',
      'The infrastructure stays until it is taken down by hand, after the last consumer has gone; docs/ says how.',
    ].join('\n'),
    changed: written.map(file => file.path),
    kept: [],
    findings: [],
  };
}

async function findDescriptor(workspace: string, folder: string) {
  for (const name of DESCRIPTORS) {
    if (await hasFile(workspace, path.posix.join(folder, name))) {
      return name;
    }
  }
  throw new InputError(
    `The repository has no ${DESCRIPTORS.join(
      ' and no ',
    )}, so that it is not known which product ends`,
  );
}

/** Contracts of the product's own ports; those in folders below are of others. */
async function contractsOf(workspace: string, folder: string) {
  try {
    const names = await fs.readdir(resolveSafeChildPath(workspace, folder));
    return names.filter(name => /\.odcs\.ya?ml$/.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** Sets a custom property as the Bitol standards write them. */
function note(document: Document, property: string, value: string) {
  const list = document.get('customProperties');
  const node = document.createNode({ property, value });
  if (!isSeq(list)) {
    document.set(
      'customProperties',
      document.createNode([{ property, value }]),
    );
    return;
  }
  const known = list.items.findIndex(
    item =>
      (item as { get?: (key: string) => unknown }).get?.('property') ===
      property,
  );
  if (known < 0) {
    list.add(node);
  } else {
    list.set(known, node);
  }
}
