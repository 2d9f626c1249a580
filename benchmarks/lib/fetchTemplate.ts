// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';

/**
 * What one would do without us: files as a skeleton, of which each holds a value to fill in.
 *
 * @returns the folder of the template
 */
export function skeletonOf(
  files: readonly { path: string; content: string }[],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-skeleton-'));
  for (const { path, content } of files) {
    const target = join(folder, 'skeleton', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      content
        .replace(/\{(?=[{%#])/g, '{ ')
        .replace(/(?<=[%#])\}/g, ' }')
        .replace(/customer-360/g, '${{ values.name }}'),
    );
  }
  return folder;
}

const silent = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

/** Runs `fetch:template` over the skeleton of a template. */
export async function fetchTemplate(folder: string): Promise<void> {
  const nothing = () => Promise.reject(new Error('Nothing is read from afar.'));
  const action = createFetchTemplateAction({
    integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    reader: { readUrl: nothing, readTree: nothing, search: nothing },
  });
  const workspacePath = mkdtempSync(join(tmpdir(), 'meshwright-made-'));
  try {
    const context = {
      input: { url: './skeleton', values: { name: 'customer-360' } },
      workspacePath,
      logger: silent,
      templateInfo: {
        entityRef: 'template:default/bench',
        baseUrl: pathToFileURL(join(folder, 'template.yaml')).href,
      },
      createTemporaryDirectory: async () =>
        mkdtempSync(join(tmpdir(), 'meshwright-fetched-')),
      output: () => {},
      checkpoint: async () => undefined,
    };
    // What the action does not use of its context is left out.
    await action.handler(
      context as unknown as Parameters<typeof action.handler>[0],
    );
  } finally {
    rmSync(workspacePath, { recursive: true, force: true });
  }
}
