// SPDX-License-Identifier: Apache-2.0
import type { AccessGrant } from '../../../../blueprint/types';
import type {
  Contribution,
  GenerationContext,
} from '../../../../generate/types';
import {
  type Block,
  data,
  expr,
  locals,
  resource,
  text,
} from '../../../../hcl';
import { shortName } from '@meshwright/contracts';

const slug = (text_: string) =>
  shortName(
    [
      text_
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, ''),
    ],
    { length: 60 },
  );

/** Roles that the contracts of the outputs name, and what they may do; each becomes a group of its own. @internal */
export function contractRoles({
  outputs,
}: GenerationContext): { name: string; role: AccessGrant['role'] }[] {
  const roles = new Map<string, AccessGrant['role']>();
  for (const { contract } of outputs) {
    for (const { role, access: promised } of contract.roles) {
      const name = slug(role);
      if (!name) continue;
      const writes = /write|admin|modify|own/i.test(promised ?? '');
      if (writes || !roles.has(name)) {
        roles.set(name, writes ? 'developer' : 'reader');
      }
    }
  }
  return [...roles].map(([name, role]) => ({ name, role }));
}

const DIRECTORY: Block = data(
  'azuread_group',
  'access',
  {
    for_each: expr('toset(var.access[*].group)'),
    display_name: expr('strcontains(each.value, "@") ? null : each.value'),
    mail_nickname: expr(
      'strcontains(each.value, "@") ? split("@", each.value)[0] : null',
    ),
    security_enabled: true,
  },
  { comment: 'Groups of the directory that the blueprint gives access.' },
);

const having = (...roles: AccessGrant['role'][]) =>
  expr(
    `[for grant in local.grants : grant if contains(${JSON.stringify(
      roles,
    ).replace(/,/g, ', ')}, grant.role)]`,
  );

/**
 * Who may do what, as `local.readers`, `local.cleared_readers` and `local.developers`: maps from a stable key to the id of
 * a group. Modules grant their own roles to these.
 *
 * @internal
 */
export function access(context: GenerationContext): Contribution {
  const roles = contractRoles(context);
  const byKey = (list: string) =>
    expr(
      `{ for key, ids in { for grant in local.${list} : grant.key => grant.group_id... } : key => ids[0] }`,
    );
  return {
    providers: ['azuread'],
    variables: [
      {
        name: 'access',
        type: 'list(object({ group = string, role = string }))',
        description:
          'Groups of the directory, by display name or mail address, and their role: reader, cleared-reader, developer or owner.',
        default: [],
        validations: [
          {
            condition:
              'alltrue([for grant in var.access : contains(["reader", "cleared-reader", "developer", "owner"], grant.role)])',
            message:
              'A role is one of reader, cleared-reader, developer and owner.',
          },
        ],
        value: () =>
          context.blueprint.access.map(({ group, role }) => ({ group, role })),
      },
    ],
    terraform: {
      access: [
        DIRECTORY,
        ...(roles.length > 0
          ? [
              resource(
                'azuread_group',
                'contract_role',
                {
                  for_each: expr('local.contract_roles'),
                  display_name: text`${expr('var.name')}-${expr('each.key')}`,
                  description: text`Role ${expr(
                    'each.key',
                  )} of the contracts of ${expr('var.name')}`,
                  security_enabled: true,
                },
                {
                  comment:
                    'Each role that a contract promises is a group; people come into it by an access review, not by this code.',
                },
              ),
            ]
          : []),
        locals({
          contract_roles:
            roles.length > 0
              ? Object.fromEntries(roles.map(({ name, role }) => [name, role]))
              : undefined,
          grants: expr(
            [
              'concat(',
              '    [for grant in var.access : {',
              '      key      = grant.group',
              '      role     = grant.role',
              '      group_id = data.azuread_group.access[grant.group].object_id',
              '    }],',
              roles.length > 0
                ? [
                    '    [for name, role in local.contract_roles : {',
                    '      key      = "contract/${name}"',
                    '      role     = role',
                    '      group_id = azuread_group.contract_role[name].object_id',
                    '    }],',
                  ].join('\n')
                : undefined,
              '  )',
            ]
              .filter(line => line !== undefined)
              .join('\n'),
          ),
        }),
        locals({
          reader_grants: having(
            'reader',
            'cleared-reader',
            'developer',
            'owner',
          ),
          cleared_reader_grants: having('cleared-reader', 'owner'),
          developer_grants: having('developer', 'owner'),
        }),
        locals({
          readers: byKey('reader_grants'),
          cleared_readers: byKey('cleared_reader_grants'),
          developers: byKey('developer_grants'),
        }),
        resource('azurerm_role_assignment', 'resource_group_reader', {
          for_each: expr('local.developers'),
          scope: expr('azurerm_resource_group.this.id'),
          role_definition_name: 'Reader',
          principal_id: expr('each.value'),
          principal_type: 'Group',
        }),
      ],
    },
  };
}
