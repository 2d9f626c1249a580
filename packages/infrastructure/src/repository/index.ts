// SPDX-License-Identifier: Apache-2.0
import type { RepositoryFiles } from './types';

export * from './types';

/** Files of the repository around the infrastructure. @public */
export const repositoryFiles: RepositoryFiles = () => [];
