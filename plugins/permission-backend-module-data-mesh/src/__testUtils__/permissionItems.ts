// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@backstage/plugin-permission-common';
import { knownPermissions } from '../explain/knownPermissions';
import {
  ABOUT_ENTITY,
  ABOUT_TASK,
  ABOUT_TEMPLATE,
  BASIC,
} from './expectations';
import { type Domain, PRODUCTS, type Role, TEMPLATE } from './matrixMesh';

/** A task of the scaffolder, who started it, and the domain that it makes a product in. */
export interface StartedTask {
  id: string;
  starter: Role;
  domain: Domain;
}

/** A question to the permission policy, and whether it is to be answered with yes. */
export interface PermissionItem {
  permission: Permission;
  resourceRef?: string;
  allowed: boolean;
}

/** Every permission, about everything that it can be about, as somebody in a role asks it. */
export function permissionItems(
  role: Role,
  tasks: readonly StartedTask[],
): PermissionItem[] {
  return knownPermissions.flatMap((permission): PermissionItem[] => {
    const { name, type } = permission;
    if (type === 'basic') {
      return [{ permission, allowed: BASIC[name].includes(role) }];
    }
    if (ABOUT_ENTITY[name]) {
      return PRODUCTS.map(product => ({
        permission,
        resourceRef: `dataproduct:default/${product.name}`,
        allowed: ABOUT_ENTITY[name](role, product),
      }));
    }
    if (ABOUT_TEMPLATE[name]) {
      const allowed = ABOUT_TEMPLATE[name].includes(role);
      return [{ permission, resourceRef: TEMPLATE, allowed }];
    }
    // What actions are called with is tried with tasks.
    return ABOUT_TASK[name]
      ? tasks.map(({ id, starter }) => ({
          permission,
          resourceRef: id,
          allowed: ABOUT_TASK[name](role, starter),
        }))
      : [];
  });
}
