// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '../model';
import type { Engine } from '../physicalType';
import { toAvro } from './avro/avro';
import { toDbt } from './dbt/dbt';
import { Losses } from './findings';
import { toHtml } from './html/html';
import { toJsonSchema } from './jsonschema/jsonSchema';
import { toMarkdown } from './markdown/markdown';
import { fileName, titleOf } from './naming';
import { toOdcs } from './odcs/odcs';
import { contractPage } from './page/contractPage';
import { toSqlDdl } from './sql';
import type {
  Conversion,
  ConvertOptions,
  ConvertTarget,
  ConvertedFile,
} from './types';

/** The engine that the contract's physical types are written for, where its servers agree on one. */
function engineOf({ servers }: Contract): Engine | undefined {
  const types = new Set(servers.map(({ type }) => type.toLowerCase()));
  return types.size === 1 ? [...types][0] : undefined;
}

function joined(files: ConvertedFile[]): Pick<Conversion, 'files' | 'text'> {
  return { files, text: files.map(({ content }) => content).join('\n') };
}

function page(
  contract: Contract,
  content: string,
  ending: string,
): Pick<Conversion, 'files' | 'text'> {
  return joined([
    { path: `${fileName(titleOf(contract))}.${ending}`, content },
  ]);
}

/**
 * Turns a contract into what other tools read.
 *
 * What the target cannot say is not dropped in silence: it is among the findings. Names and texts of
 * the contract are data everywhere: they are quoted, escaped or made legal, never run.
 *
 * @throws Error when `options.object` names no object of the contract
 *
 * @public
 */
export function convertContract(
  contract: Contract,
  target: ConvertTarget,
  options: ConvertOptions = {},
): Conversion {
  const objects =
    options.object === undefined
      ? contract.schema
      : contract.schema.filter(({ name }) => name === options.object);
  if (options.object !== undefined && objects.length === 0) {
    throw new Error(
      `The contract has no object '${options.object}'; it has ${
        contract.schema.map(({ name }) => name).join(', ') || 'none'
      }.`,
    );
  }
  const losses = new Losses(target);
  const engine = engineOf(contract);
  const convert = (): Pick<Conversion, 'files' | 'text'> => {
    switch (target) {
      case 'odcs':
        return joined(toOdcs(contract, objects, losses));
      case 'jsonschema':
        return toJsonSchema(contract, objects, engine, losses);
      case 'sql-ddl':
        return joined(toSqlDdl(contract, objects, options, losses));
      case 'dbt':
        return toDbt(contract, objects, options, engine, losses);
      case 'avro':
        return toAvro(contract, objects, engine, losses);
      case 'markdown':
        return page(
          contract,
          toMarkdown(contractPage(contract, objects)),
          'md',
        );
      default:
        return page(contract, toHtml(contractPage(contract, objects)), 'html');
    }
  };
  return { ...convert(), findings: losses.findings };
}
