// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { command } from './child.mjs';
import { DELIVERED, showsExample } from './delivery.mjs';
import { environmentFor } from './node.mjs';
import { root, say } from './say.mjs';

const path = name => fileURLToPath(new URL(name, root));
const SUBJECT = 'example-pipelines';

/**
 * Gives the pipelines of the example mesh a token of their own, new at each start, that may write lineage and nothing
 * else.
 *
 * @returns a configuration file for the portal, and the token
 */
export async function pipelineAccess() {
  const token = randomBytes(24).toString('base64url');
  const file = path('.meshwright/pipelines.json');
  const access = {
    type: 'static',
    options: { token, subject: SUBJECT },
    accessRestrictions: [
      { plugin: 'data-mesh', permission: 'data-mesh.lineage.write' },
    ],
  };
  await writeFile(
    file,
    JSON.stringify({ backend: { auth: { externalAccess: [access] } } }),
    { mode: 0o600 },
  );
  return { file, token };
}

/** Whether the portal shows the example mesh and knows the token: a person's own configuration may say otherwise. */
function isWanted(config, token) {
  const known =
    config.getOptionalConfigArray('backend.auth.externalAccess') ?? [];
  return (
    showsExample(config) &&
    known.some(access => access.getOptionalString('options.token') === token)
  );
}

/** Runs the pipelines of the example mesh, which tell the portal what they did. The portal does not wait for them. */
export async function runExamplePipelines(node, config, port, token) {
  if (!isWanted(config, token)) return;
  const { code, output } = await command(
    node,
    [
      path('packages/cli/bin/meshwright'),
      'pipeline',
      'run',
      `${DELIVERED}/pipelines`,
      '--out',
      '.meshwright/pipelines',
      '--namespace',
      'tarnfell',
      '--url',
      `http://127.0.0.1:${port}`,
    ],
    {
      quiet: true,
      cwd: path('.'),
      env: environmentFor(node, { MESHWRIGHT_TOKEN: token }),
    },
  );
  if (code !== 0 && code !== 130) {
    say(`The pipelines of the example mesh did not all run.\n${output}`);
  }
}
