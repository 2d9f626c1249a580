// SPDX-License-Identifier: Apache-2.0
import {
  checksOf,
  compileDataplex,
  compileDqdl,
  type NotCompiled,
  type QualityCheck,
} from '@meshwright/quality';
import type {
  GeneratedFile,
  GenerationContext,
  PortContract,
} from '../../generate/types';

/** The checks of one table, and what of its contract none of them covers. @internal */
export interface TableChecks {
  output: PortContract;
  table: string;
  checks: QualityCheck[];
  notCompiled: NotCompiled[];
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

const fileName = (name: string) =>
  name
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase() || 'table';

/** All checks of all tables that the product offers. @internal */
export function tableChecks({ outputs }: GenerationContext): TableChecks[] {
  return outputs.flatMap(output =>
    output.contract.schema.map(object => ({
      output,
      table: object.physicalName || object.name,
      ...checksOf(output.contract, object),
    })),
  );
}

/** The rules of one table for the quality service of the cloud. */
function cloudFiles(
  { cloud, blueprint }: GenerationContext,
  output: PortContract,
): GeneratedFile[] {
  if (!blueprint.services.catalog) return [];
  return output.contract.schema.flatMap(object => {
    const path = `quality/${output.port.name}/${fileName(
      object.physicalName || object.name,
    )}`;
    if (cloud === 'aws') {
      const { text } = compileDqdl(output.contract, object);
      return text ? [{ path: `${path}.dqdl`, content: text }] : [];
    }
    if (cloud === 'gcp') {
      const { rules } = compileDataplex(output.contract, object);
      return rules.length > 0
        ? [{ path: `${path}.dataplex.json`, content: json({ rules }) }]
        : [];
    }
    return [];
  });
}

/**
 * `quality/checks.json` says every check of every table in a form that pipelines read when they run; beside it are the
 * same checks in the language of the cloud's own quality service.
 *
 * @internal
 */
export function qualityFiles(context: GenerationContext): GeneratedFile[] {
  const tables = tableChecks(context).map(
    ({ output, table, checks, notCompiled }) => ({
      port: output.port.name,
      contract: output.contract.id,
      version: output.contract.version,
      table,
      checks,
      notChecked: notCompiled,
    }),
  );
  return [
    { path: 'quality/checks.json', content: json({ tables }) },
    ...context.outputs.flatMap(output => cloudFiles(context, output)),
  ];
}
