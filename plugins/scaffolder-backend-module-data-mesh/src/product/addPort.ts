// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { InputError } from '@backstage/errors';
import { compareContracts, readDescriptor } from '@meshwright/contracts';
import {
  type CloudId,
  generate,
  MANIFEST_PATH,
  readBlueprint,
  readManifest,
  upgrade,
  upgradePaths,
} from '@meshwright/infrastructure';
import { parseDocument } from 'yaml';
import { hasFile, readText, writeTexts } from '../workspace/workspaceFiles';
import type { PortInput } from './buildBlueprint';
import { BLUEPRINT_FILE, readProduct } from './readProduct';
import type { ProductChange, RepositoryPlace } from './types';

/**
 * Gives a product a new output port, or a port a new contract, and generates the repository again: what the team has
 * changed since is kept, and what both changed is marked for people to decide.
 *
 * @internal
 */
export async function addPort(
  { workspace, folder }: RepositoryPlace,
  port: PortInput,
): Promise<ProductChange> {
  const at = (name: string) => path.posix.join(folder, name);
  const manifest = await manifestOf(workspace, at(MANIFEST_PATH));
  const { cloud } = manifest;
  const before = await readProduct(workspace, at(BLUEPRINT_FILE), [cloud]);
  const outputs = before.blueprints[cloud]?.outputs ?? [];
  const known = outputs.find(({ name }) => name === port.name);
  const place = known?.contract ?? `contracts/${port.name}.odcs.yaml`;
  const text = known ? before.text : withPort(before.text, port.name, place);
  const contracts = { ...before.contracts, [place]: port.contract };
  const next = generateAgain(text, contracts, cloud);
  const findings = [...before.findings, ...next.findings];
  if (findings.some(({ severity }) => severity === 'error')) {
    return { summary: '', changed: [], kept: [], findings };
  }
  const current = new Map<string, string>();
  for (const name of upgradePaths(manifest, next.files)) {
    if (await hasFile(workspace, at(name))) {
      current.set(name, await readText(workspace, at(name)));
    }
  }
  // These two are what the change is about: they are as it says.
  const stated = new Set([BLUEPRINT_FILE, place]);
  next.files
    .filter(file => stated.has(file.path))
    .forEach(file => current.set(file.path, file.content));
  const { files, kept, conflicts } = upgrade({
    manifest,
    current,
    next: next.files,
  });
  const written = [
    ...next.files.filter(file => stated.has(file.path)),
    ...files.filter(file => !stated.has(file.path)),
  ];
  await writeTexts(workspace, folder, written);
  const undecided = conflicts.map(
    ({ path: name, lines }) => `${name} (line ${lines.join(', ')})`,
  );
  return {
    summary: summaryOf(port, known && before.contracts[place], undecided),
    changed: written.map(file => file.path),
    kept: [...kept.map(file => file.path), ...undecided],
    findings,
  };
}

async function manifestOf(workspace: string, file: string) {
  if (!(await hasFile(workspace, file))) {
    throw new InputError(
      'The repository does not record what it was made from, so that it cannot be made again without losing what its team wrote. Only products that were made by these templates can be changed by them.',
    );
  }
  try {
    return readManifest(await readText(workspace, file));
  } catch (error) {
    throw new InputError(
      `${MANIFEST_PATH} cannot be read: ${(error as Error).message}`,
    );
  }
}

function withPort(blueprint: string, name: string, contract: string): string {
  const document = parseDocument(blueprint);
  document.addIn(['outputs'], document.createNode({ name, contract }));
  return document.toString({ lineWidth: 0 });
}

function generateAgain(
  text: string,
  contracts: Readonly<Record<string, string>>,
  cloud: CloudId,
) {
  const read = readBlueprint(text, { file: BLUEPRINT_FILE, clouds: [cloud] });
  const blueprint = read.blueprints[cloud];
  if (!blueprint) {
    return { files: [], findings: read.findings };
  }
  const source = { file: BLUEPRINT_FILE, text };
  const made = generate({ blueprint, contracts, cloud, source });
  return { files: made.files, findings: [...read.findings, ...made.findings] };
}

function summaryOf(
  port: PortInput,
  before: string | undefined,
  undecided: string[],
): string {
  const next = readDescriptor(port.contract).contract;
  const old = before && readDescriptor(before).contract;
  const lines = old
    ? [`Gives the output port \`${port.name}\` version ${next?.version}.`]
    : [`Adds the output port \`${port.name}\`, version ${next?.version}.`];
  if (old && next) {
    const { changes } = compareContracts(old, next);
    const breaking = changes.filter(({ impact }) => impact === 'breaking');
    lines.push(
      '',
      breaking.length > 0
        ? `**${breaking.length} of ${changes.length} changes break consumers.** Tell them before this is merged.`
        : `${changes.length} changes; none breaks a consumer.`,
    );
  }
  if (undecided.length > 0) {
    lines.push(
      '',
      'The team and this change touch the same lines here. Both are marked in the files; decide before this is merged:',
      ...undecided.map(place => `- ${place}`),
    );
  }
  return lines.join('\n');
}
