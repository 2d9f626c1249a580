// SPDX-License-Identifier: Apache-2.0
import { readCustomDocument } from '@meshwright/contracts';
import { clouds as allClouds } from '../clouds';
import { steeringCharacters } from './hostile';
import type { BlueprintInput } from './input';
import { checkForCloud } from './regions';
import type { FileFinding, Report } from './report';
import { resolveBlueprint } from './resolve';
import { checkBlueprint } from './rules';
import { blueprintShape } from './shape';
import { CLOUDS, type CloudId, type ResolvedBlueprint } from './types';

/** @public */
export interface ReadBlueprintOptions {
  /** Used in findings only; nothing is read from disk. Default `blueprint.yaml`. */
  file?: string;
  /** Clouds to fill in defaults for. Default all. */
  clouds?: readonly CloudId[];
}

/** What reading a blueprint gives. @public */
export interface ReadBlueprint {
  /** One for each cloud that it can be generated for: none where it has an error. */
  blueprints: Partial<Record<CloudId, ResolvedBlueprint>>;
  /** In order of position. */
  findings: FileFinding[];
}

/** A blueprint is written by people; what is larger is none. */
const LIMITS = { maxBytes: 256 * 1024, maxDepth: 12, maxNodes: 20_000 };

const isError = ({ severity }: { severity: string }) => severity === 'error';

/**
 * Reads a blueprint, says what is wrong with it, and fills in what it leaves out.
 *
 * Never throws for bad input. A region that only some clouds have leaves the others without a blueprint; that is an
 * error where no cloud is left, or where one cloud was asked for.
 *
 * @param source - YAML or JSON
 * @public
 */
export function readBlueprint(
  source: string | Uint8Array,
  { file = 'blueprint.yaml', clouds = CLOUDS }: ReadBlueprintOptions = {},
): ReadBlueprint {
  const read = readCustomDocument(source, blueprintShape, {
    namespace: 'blueprint',
    limits: LIMITS,
  });
  const findings: FileFinding[] = read.findings.map(finding => ({
    file,
    ...finding,
  }));
  const into =
    (list: FileFinding[]): Report =>
    ({ part, ...finding }) => {
      list.push({ file, ...finding, ...read.locate(finding.path, part) });
    };
  for (const { pointer, code } of steeringCharacters(read.data)) {
    into(findings)({
      severity: 'error',
      rule: 'blueprint/control-character',
      path: pointer,
      message: `This text has the character ${code}, which people do not see and which may steer a terminal.`,
      fix: { description: 'Remove the character' },
    });
  }
  const blueprints: ReadBlueprint['blueprints'] = {};
  if (!read.broken && !findings.some(isError)) {
    const input = read.data as BlueprintInput;
    checkBlueprint(input, into(findings));
    const perCloud: FileFinding[] = [];
    for (const id of clouds) {
      const own: FileFinding[] = [];
      const blueprint = resolveBlueprint(input, allClouds[id]);
      checkForCloud(input, blueprint, allClouds[id], into(own));
      perCloud.push(...own);
      if (!own.some(isError)) blueprints[id] = blueprint;
    }
    const someLeft = Object.keys(blueprints).length > 0;
    findings.push(
      ...perCloud.filter(finding => !isError(finding) || !someLeft),
    );
  }
  findings.sort((a, b) => a.line - b.line || a.column - b.column);
  return { blueprints: findings.some(isError) ? {} : blueprints, findings };
}
