// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  type CloudId,
  CLOUDS,
  type ContractTexts,
  readBlueprint,
  type ResolvedBlueprint,
} from '@meshwright/infrastructure';
import type { PlacedFinding } from '../findings/reportFindings';
import { hasFile, readText } from '../workspace/workspaceFiles';

/** Name of the blueprint in a repository. @internal */
export const BLUEPRINT_FILE = 'blueprint.yaml';

/** A blueprint with the contracts it names. @internal */
export interface ProductSource {
  file: string;
  text: string;
  contracts: ContractTexts;
  blueprints: Partial<Record<CloudId, ResolvedBlueprint>>;
  findings: PlacedFinding[];
}

/** Reads a blueprint of a workspace and the contracts below its folder. @internal */
export async function readProduct(
  workspace: string,
  file: string,
  clouds: readonly CloudId[] = CLOUDS,
): Promise<ProductSource> {
  const text = await readText(workspace, file);
  const { blueprints, findings } = readBlueprint(text, {
    file: path.posix.basename(file),
    clouds,
  });
  const folder = path.posix.dirname(file);
  const names = Object.values(blueprints).flatMap(blueprint =>
    [...blueprint.inputs, ...blueprint.outputs].map(port => port.contract),
  );
  const contracts: Record<string, string> = {};
  for (const name of new Set(names)) {
    const place = path.posix.join(folder, name);
    if (await hasFile(workspace, place)) {
      contracts[name] = await readText(workspace, place);
    }
  }
  return {
    file: path.posix.basename(file),
    text,
    contracts,
    blueprints,
    findings,
  };
}

/** Removes what an earlier attempt of a step has left. @internal */
export async function clearFolder(workspace: string, folder: string) {
  const full = resolveSafeChildPath(workspace, folder);
  if (full !== resolveSafeChildPath(workspace, '.')) {
    await fs.rm(full, { recursive: true, force: true });
  }
}
