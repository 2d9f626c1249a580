// SPDX-License-Identifier: Apache-2.0
import { positionsOf } from '@meshwright/contracts';
import type { FileFinding } from '../blueprint/report';
import type { CloudId, ResolvedBlueprint, Stack } from '../blueprint/types';
import { clouds } from '../clouds';
import { writeHcl } from '../hcl';
import { repositoryFiles, stackFiles } from '../repository';
import type { ServiceContribution } from '../repository/types';
import { manifestFile } from '../upgrade/manifest';
import { type ContractTexts, readPortContracts } from './contracts';
import { mergeFiles, mergeTerraform } from './merge';
import { prune } from './prune';
import type { Cloud, GeneratedFile, GenerationContext } from './types';
import {
  type Conflict,
  mergeVariables,
  outputBlocks,
  tfvars,
  variableBlocks,
} from './variables';

/** @public */
export interface GenerateInput {
  blueprint: ResolvedBlueprint;
  /** Text of each contract by the path that a port names. */
  contracts: ContractTexts;
  cloud: CloudId;
  /** Default `product`. */
  stack?: Stack;
  /** The blueprint's text and file, for the lines of findings. */
  source?: { file: string; text: string };
}

/** @public */
export interface Generated {
  /** By path; none where there is an error. */
  files: GeneratedFile[];
  findings: FileFinding[];
  /** What the files were made from; absent where there is an error in the input. */
  context?: GenerationContext;
}

const isError = ({ severity }: FileFinding) => severity === 'error';

/** Gathers what has to be said, at places of the blueprint where these are known. */
class Findings {
  readonly list: FileFinding[] = [];
  private readonly file: string;

  constructor(private readonly source: GenerateInput['source']) {
    this.file = source?.file ?? 'blueprint.yaml';
  }

  get blueprintFile(): string {
    return this.file;
  }

  add(finding: Omit<FileFinding, 'line' | 'column' | 'file'>): void {
    const position = this.source
      ? positionsOf(this.source.text, [finding.path]).get(finding.path)
      : undefined;
    this.list.push({
      file: this.file,
      line: 1,
      column: 1,
      ...finding,
      ...position,
    });
  }

  /** A contradiction between modules. */
  readonly conflict: Conflict = (rule, message) =>
    this.add({
      severity: 'error',
      rule: `generate/${rule}`,
      path: '',
      message: `${message} This is a fault of Meshwright: please report it.`,
    });
}

/**
 * What a context is: the blueprint with contracts that were read and judged.
 *
 * @returns findings, and the context where none is an error
 * @public
 */
export function createContext({
  blueprint,
  contracts,
  cloud,
  stack = 'product',
  source,
}: GenerateInput): Pick<Generated, 'findings' | 'context'> {
  const findings = new Findings(source);
  const options = {
    blueprintFile: findings.blueprintFile,
    required: stack === 'product',
    findings: findings.list,
  };
  const context: GenerationContext = {
    cloud,
    stack,
    blueprint,
    inputs: readPortContracts(blueprint.inputs, 'input', contracts, options),
    outputs: readPortContracts(blueprint.outputs, 'output', contracts, options),
  };
  for (const finding of findings.list) {
    const place =
      source && finding.file === source.file
        ? positionsOf(source.text, [finding.path]).get(finding.path)
        : undefined;
    Object.assign(finding, place);
  }
  if (!findings.list.some(isError)) {
    clouds[cloud].checkNames(context).forEach(name => findings.add(name));
  }
  return findings.list.some(isError)
    ? { findings: findings.list }
    : { findings: findings.list, context };
}

function contributionsOf(
  context: GenerationContext,
  cloud: Cloud,
  conflict: Conflict,
): ServiceContribution[] {
  return cloud.services.flatMap(service => {
    if (!service.wanted(context.blueprint)) return [];
    try {
      return [{ service, contribution: service.contribute(context) }];
    } catch (error) {
      conflict(
        'service-fault',
        `${service.title} (${service.id}) could not be made: ${
          error instanceof Error ? error.message : String(error)
        }.`,
      );
      return [];
    }
  });
}

function terraformFiles(
  context: GenerationContext,
  cloud: Cloud,
  services: readonly ServiceContribution[],
  conflict: Conflict,
): GeneratedFile[] {
  const contributions = services.map(({ contribution }) => contribution);
  const providers = [
    ...new Set(contributions.flatMap(({ providers: own = [] }) => own)),
  ].sort();
  const outputs = outputBlocks(
    contributions.flatMap(({ outputs: own = [] }) => own),
    conflict,
  );
  const { files, variables } = prune(
    mergeTerraform(
      [
        { terraform: { terraform: cloud.settings(context, providers) } },
        ...contributions,
      ],
      conflict,
    ),
    mergeVariables(
      contributions.flatMap(({ variables: own = [] }) => own),
      conflict,
    ),
    outputs,
  );
  const named = mergeTerraform(
    [
      { terraform: Object.fromEntries(files) },
      { terraform: { variables: variableBlocks(variables), outputs } },
    ],
    conflict,
  );
  return [
    ...[...named].map(([name, blocks]) => ({
      path: `infra/${name}.tf`,
      content: writeHcl(blocks),
    })),
    ...context.blueprint.environments.flatMap(environment => [
      {
        path: `infra/env/${environment.name}.tfvars`,
        content: tfvars(variables, environment, conflict),
      },
      cloud.backend(context, environment),
    ]),
  ];
}

/**
 * Makes a stack, and for the product stack the repository around it.
 *
 * Pure: the same input gives the same bytes. Never throws for bad input: what is wrong with a contract, or with a name
 * on this cloud, is a finding, and there are no files then.
 *
 * @public
 */
export function generate(input: GenerateInput): Generated {
  const { findings: known, context } = createContext(input);
  if (!context) return { files: [], findings: known };
  const findings = new Findings(input.source);
  const cloud = clouds[input.cloud];
  const services = contributionsOf(context, cloud, findings.conflict);
  const files = mergeFiles(
    [
      ...terraformFiles(context, cloud, services, findings.conflict),
      ...services.flatMap(({ contribution }) => contribution.files ?? []),
      ...(context.stack === 'product' ? repositoryFiles : stackFiles)(
        context,
        services,
      ),
    ],
    findings.conflict,
  );
  const whole = mergeFiles(
    [...files, manifestFile(context, files)],
    findings.conflict,
  );
  const all = [...known, ...findings.list];
  return {
    files: all.some(isError) ? [] : whole,
    findings: all,
    context,
  };
}
