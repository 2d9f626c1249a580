// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  accessPermissions,
  CLASSIFICATIONS,
  type Clearance,
} from '@meshwright/plugin-data-mesh-common';
import type { DataMeshAccessService } from './DataMeshAccessService';

const PORTION = 100;
const QUESTIONS = [catalogEntityReadPermission, ...accessPermissions];

/** Asks the permission policy about each classification. @internal */
export class PolicyAccessService implements DataMeshAccessService {
  readonly #permissions: PermissionsService;

  constructor(options: { permissions: PermissionsService }) {
    this.#permissions = options.permissions;
  }

  async clearanceFor(
    entityRefs: Iterable<string>,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<Map<string, Clearance>> {
    const refs = [...new Set(entityRefs)];
    const found = new Map<string, Clearance>();
    for (let from = 0; from < refs.length; from += PORTION) {
      const portion = refs.slice(from, from + PORTION);
      const decisions = await this.#permissions.authorize(
        portion.flatMap(resourceRef =>
          QUESTIONS.map(permission => ({ permission, resourceRef })),
        ),
        { credentials },
      );
      portion.forEach((ref, index) => {
        const at = index * QUESTIONS.length;
        const [mayRead, ...may] = decisions
          .slice(at, at + QUESTIONS.length)
          .map(({ result }) => result === AuthorizeResult.ALLOW);
        found.set(ref, mayRead ? strictestOf(may) : 'none');
      });
    }
    return found;
  }
}

/** A clearance has no gaps: who may not see what is internal does not see what is restricted either. */
function strictestOf(may: boolean[]): Clearance {
  const refused = may.indexOf(false);
  const covered = refused < 0 ? may.length : refused;
  return CLASSIFICATIONS[covered - 1] ?? 'none';
}
