// SPDX-License-Identifier: Apache-2.0
import { expr, type Expression, Template } from '../../../hcl';

/** Folder of the stack for what Terraform publishes as it is: pipelines, workflows, notebooks, models and reports. */
const FOLDER = 'definitions';

/**
 * Where a definition lies in the repository: inside the stack's folder, so that `infra` alone is enough to validate and
 * plan it, wherever it was copied.
 *
 * @internal
 */
export const definitionPath = (name: string) => `infra/${FOLDER}/${name}`;

/** The same place as Terraform says it; an expression stands for a part of the name, such as the table's. @internal */
export const definitionInStack = (...name: readonly (string | Expression)[]) =>
  new Template([expr('path.module'), `/${FOLDER}/`, ...name]);
