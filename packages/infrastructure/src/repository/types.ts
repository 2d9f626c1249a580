// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  CloudService,
  GeneratedFile,
  GenerationContext,
} from '../generate/types';

/** A service that the blueprint asks for, with what it adds. @public */
export interface ServiceContribution {
  service: CloudService;
  contribution: Contribution;
}

/**
 * The files of a repository that surround its infrastructure: descriptors, docs, CI, checks.
 *
 * @param contributions - services that the blueprint asks for, in the order of the cloud
 * @public
 */
export type RepositoryFiles = (
  context: GenerationContext,
  contributions: readonly ServiceContribution[],
) => readonly GeneratedFile[];
