// SPDX-License-Identifier: Apache-2.0
import { clouds } from '../clouds';
import type { GeneratedFile } from '../generate/types';
import { ciFiles } from './ci';
import { blueprintFile } from './descriptors/blueprint';
import { catalogInfoFile } from './descriptors/catalogInfo';
import { contractFiles } from './descriptors/contracts';
import { dataProductFile } from './descriptors/dataProduct';
import { dbtFiles } from './dbt';
import { docsFiles } from './docs';
import { housekeepingFiles } from './housekeeping';
import { policyFiles } from './policy';
import { qualityFiles } from './quality';
import type { RepositoryFiles } from './types';

/**
 * Files of the repository around the infrastructure: descriptors, contracts, documentation, the dbt project, quality
 * checks, policies, CI, and what keeps it in order. A file that a service makes itself is left to the service.
 *
 * @public
 */
export const repositoryFiles: RepositoryFiles = (context, services) => {
  const { blueprint, cloud, outputs } = context;
  const adapter =
    blueprint.services.warehouse && outputs.length > 0
      ? clouds[cloud].dbtAdapter
      : undefined;
  const theirs = services.flatMap(({ contribution }) =>
    (contribution.files ?? []).map(({ path }) => path),
  );
  const own: GeneratedFile[] = [
    blueprintFile(context),
    dataProductFile(context),
    catalogInfoFile(context),
    ...contractFiles(context),
    ...(adapter ? dbtFiles(context, adapter) : []),
    ...qualityFiles(context),
    ...policyFiles(context),
    ...housekeepingFiles(context),
    ...ciFiles(context, adapter),
  ];
  const others = [...own.map(({ path }) => path), ...theirs, 'infra/'];
  const files = [...own, ...docsFiles(context, services, others)];
  return files.filter(({ path }) => !theirs.includes(path));
};
