// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { InputError } from '@backstage/errors';
import { compareContracts, readDescriptor } from '@meshwright/contracts';
import {
  type CloudId,
  generate,
  readBlueprint,
} from '@meshwright/infrastructure';
import { parseDocument } from 'yaml';
import { hasFile, readText, writeTexts } from '../workspace/workspaceFiles';
import type { PortInput } from './buildBlueprint';
import { BLUEPRINT_FILE, cloudOfRepository, readProduct } from './readProduct';
import type { ProductChange, RepositoryPlace } from './types';

/**
 * Gives a product a new output port, or a port a new contract, and brings what is generated up to that. A file that
 * the team has changed since is left as it is, and said.
 *
 * @internal
 */
export async function addPort(
  { workspace, folder }: RepositoryPlace,
  port: PortInput,
): Promise<ProductChange> {
  const cloud = await cloudOfRepository(workspace, folder);
  if (!cloud) {
    throw new InputError(
      'The repository does not say which cloud it is for. It needs the data-product.yaml that it was made with.',
    );
  }
  const before = await readProduct(
    workspace,
    path.posix.join(folder, BLUEPRINT_FILE),
    [cloud],
  );
  const outputs = before.blueprints[cloud]?.outputs ?? [];
  const known = outputs.find(({ name }) => name === port.name);
  const place = known?.contract ?? `contracts/${port.name}.odcs.yaml`;
  const text = known ? before.text : withPort(before.text, port.name, place);
  const contracts = { ...before.contracts, [place]: port.contract };
  const old = filesOf(before.text, before.contracts, cloud);
  const next = filesOf(text, contracts, cloud);
  const findings = [...before.findings, ...next.findings];
  if (findings.some(({ severity }) => severity === 'error')) {
    return { summary: '', changed: [], kept: [], findings };
  }
  const was = new Map(old.files.map(file => [file.path, file.content]));
  const written = [];
  const kept = [];
  for (const file of next.files) {
    const generated = was.get(file.path);
    if (generated === file.content) {
      continue;
    }
    const name = path.posix.join(folder, file.path);
    const present = (await hasFile(workspace, name))
      ? await readText(workspace, name)
      : undefined;
    const isTheirs =
      present !== undefined &&
      present !== generated &&
      file.path !== BLUEPRINT_FILE &&
      file.path !== place;
    if (isTheirs) {
      kept.push(file.path);
    } else if (present !== file.content) {
      written.push(file);
    }
  }
  await writeTexts(workspace, folder, written);
  return {
    summary: summaryOf(port, known && before.contracts[place], kept),
    changed: written.map(file => file.path),
    kept,
    findings,
  };
}

function withPort(blueprint: string, name: string, contract: string): string {
  const document = parseDocument(blueprint);
  document.addIn(['outputs'], document.createNode({ name, contract }));
  return document.toString({ lineWidth: 0 });
}

function filesOf(
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
  kept: string[],
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
  if (kept.length > 0) {
    lines.push(
      '',
      'These files were changed by the team since they were made and are left as they are; bring them up to the new contract by hand:',
      ...kept.map(file => `- \`${file}\``),
    );
  }
  return lines.join('\n');
}
