// SPDX-License-Identifier: Apache-2.0
import { convertContract, type SchemaObject } from '@meshwright/contracts';
import { parse } from 'yaml';
import type { Cloud, PortContract } from '../../generate/types';

/** A column as the conversion of contracts describes it. @internal */
export interface Column {
  name: string;
  quote?: boolean;
  data_type?: string;
  data_tests?: unknown[];
}

/** A model as the conversion describes it; what is not named here is kept as it is. */
interface Model {
  name: string;
  config?: Record<string, unknown>;
  columns?: Column[];
  data_tests?: unknown[];
}

/** A table of an output port, and the model that builds it. @internal */
export interface OutputModel {
  output: PortContract;
  object: SchemaObject;
  /** Unique in the project. */
  name: string;
  description: Model;
}

const identifier = (name: string) => name.replace(/-/g, '_');
const tableName = (object: SchemaObject) =>
  (object.physicalName || object.name).split('.').slice(-1)[0];

/** References of one model to another, under the names that these have in the project. */
function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') {
    return value.replace(
      /^ref\('(\w+)'\)$/,
      (_, name: string) => `ref('${names.get(name) ?? name}')`,
    ) as T;
  }
  if (Array.isArray(value)) {
    return value.map(item => renamed(item, names)) as T;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, renamed(item, names)]),
    ) as T;
  }
  return value;
}

/**
 * The models of all output ports. Two ports may have a table of one name, as two versions of a port do: the later one
 * is built in a schema of its own.
 *
 * @internal
 */
export function outputModels(
  outputs: readonly PortContract[],
  adapter: Cloud['dbtAdapter'],
): OutputModel[] {
  const taken = new Set<string>();
  return outputs.flatMap(output => {
    const { files } = convertContract(output.contract, 'dbt', {
      dialect: adapter,
    });
    const models = (parse(files[0].content) as { models: Model[] }).models;
    const names = new Map(
      models.map(({ name }) => {
        const own = taken.has(name)
          ? `${identifier(output.port.name)}_${name}`
          : name;
        taken.add(own);
        return [name, own] as const;
      }),
    );
    return models.map((model, index) => {
      const object = output.contract.schema[index];
      const name = names.get(model.name) ?? model.name;
      const apart = name !== model.name;
      return {
        output,
        object,
        name,
        description: renamed(
          {
            ...model,
            name,
            config: {
              ...model.config,
              ...(name !== tableName(object) && { alias: tableName(object) }),
              ...(apart && { schema: identifier(output.port.name) }),
            },
          },
          names,
        ),
      };
    });
  });
}
