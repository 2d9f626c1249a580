// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { GovernanceFile } from '@meshwright/plugin-data-mesh-common';
import { hasFile, readText } from '../workspace/workspaceFiles';

const DESCRIPTOR_FILE = 'data-product.yaml';
const CONTRACTS = 'contracts';

/**
 * The descriptor of a product and the contracts that it offers, out of a folder of a workspace. Copies of contracts that
 * it reads are those of others, and are left out.
 *
 * @throws NotFoundError where there is none: what is not there cannot be judged
 * @internal
 */
export async function descriptorFiles(
  workspace: string,
  folder: string,
): Promise<GovernanceFile[]> {
  const root = resolveSafeChildPath(workspace, folder);
  const paths = (await hasFile(root, DESCRIPTOR_FILE)) ? [DESCRIPTOR_FILE] : [];
  const names = await fs
    .readdir(resolveSafeChildPath(root, CONTRACTS))
    .catch((): string[] => []);
  for (const name of names.sort()) {
    const path = `${CONTRACTS}/${name}`;
    if (name.endsWith('.odcs.yaml') && (await hasFile(root, path))) {
      paths.push(path);
    }
  }
  if (paths.length === 0) {
    throw new NotFoundError(
      `There is no ${DESCRIPTOR_FILE} and no contract in ${CONTRACTS} that policies could judge. Check 'sourcePath', or the step that makes the product.`,
    );
  }
  return Promise.all(
    paths.map(async path => ({ path, text: await readText(root, path) })),
  );
}
