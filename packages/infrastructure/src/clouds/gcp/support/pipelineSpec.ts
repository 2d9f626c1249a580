// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import { productBase } from './names';
import { type Column, nameOf, tablesOf } from './tables';

/** A column as the programs of the pipeline read it from `pipeline.json`. */
function fieldOf(column: Column): Record<string, unknown> {
  const { name, type, mode, mask, classification, property, fields } = column;
  const { pattern, minLength, maxLength, minimum, maximum } =
    property.typeOptions;
  const { exclusiveMinimum, exclusiveMaximum } = property.typeOptions;
  return {
    name,
    type: type.name,
    ...(type.precision !== undefined && {
      precision: type.precision,
      scale: type.scale ?? 0,
    }),
    repeated: mode === 'REPEATED',
    required: property.required || property.primaryKey,
    classification,
    ...(mask && { mask }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof minLength === 'number' && { minLength }),
    ...(typeof maxLength === 'number' && { maxLength }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
    ...(property.enum && { values: property.enum }),
    ...(fields.length > 0 && { fields: fields.map(fieldOf) }),
  };
}

/**
 * What the programs of the pipeline know of the product. They are the same for every product and read this file when
 * they run, so that no word of a contract is ever part of a program.
 *
 * @internal
 */
export function pipelineSpec(context: GenerationContext): GeneratedFile {
  const { blueprint, inputs, outputs } = context;
  const { product, schedule, services } = blueprint;
  const spec = {
    product: product.name,
    domain: product.domain,
    name: productBase(blueprint),
    version: product.version,
    owner: product.owner,
    processing: services.processing,
    schedule,
    inputs: inputs.flatMap(({ port, contract }) =>
      contract.schema.map(object => ({
        port: port.name,
        contract: contract.id ?? port.contract,
        name: nameOf(object),
      })),
    ),
    tables: tablesOf(outputs, blueprint).map(table => ({
      name: table.name,
      port: table.port,
      key: table.key,
      columns: table.columns.map(fieldOf),
    })),
  };
  return {
    path: 'pipelines/common/pipeline.json',
    content: `${JSON.stringify(spec, null, 2)}\n`,
  };
}
