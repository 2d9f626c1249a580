// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../blueprint/types';
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { type Block, blocks, type Body, expr, type HclValue } from '../../hcl';
import { platformName, stateAccount } from './shared/names';

/** Versions that the generated names and arguments are valid in, in both majors of azurerm. */
const PROVIDERS: Readonly<Record<string, { source: string; version: string }>> =
  {
    azurerm: { source: 'hashicorp/azurerm', version: '>= 4.68, < 6.0' },
    azapi: { source: 'Azure/azapi', version: '>= 2.5, < 3.0' },
    azuread: { source: 'hashicorp/azuread', version: '>= 3.0, < 4.0' },
    fabric: { source: 'microsoft/fabric', version: '>= 1.9, < 2.0' },
  };

const CONFIGURATION: Readonly<Record<string, Body>> = {
  azurerm: {
    subscription_id: expr('var.subscription_id'),
    storage_use_azuread: true,
    resource_provider_registrations: 'none',
    features: blocks({
      key_vault: blocks({ purge_soft_delete_on_destroy: false }),
      resource_group: blocks({ prevent_deletion_if_contains_resources: true }),
    }),
  },
  azapi: { subscription_id: expr('var.subscription_id') },
  azuread: {},
  fabric: {},
};

/**
 * `terraform` and `provider` blocks for the providers in use; azurerm always is.
 *
 * Access to storage is by identity, as the keys of the accounts are switched off.
 *
 * @internal
 */
export function settings(
  _context: GenerationContext,
  providers: readonly string[],
): readonly Block[] {
  const used = Object.keys(PROVIDERS).filter(
    name => name === 'azurerm' || providers.includes(name),
  );
  const required: Record<string, HclValue> = Object.fromEntries(
    used.map(name => [name, { ...PROVIDERS[name] }]),
  );
  return [
    {
      type: 'terraform',
      labels: [],
      body: {
        required_version: '>= 1.10',
        required_providers: blocks(required),
        'backend "azurerm"': blocks({
          use_oidc: true,
          use_azuread_auth: true,
        }),
      },
    },
    ...used.map(name => ({
      type: 'provider',
      labels: [name],
      body: CONFIGURATION[name],
    })),
    {
      type: 'data',
      labels: ['azurerm_client_config', 'current'],
      body: {},
    },
  ];
}

/**
 * Where an environment's state is kept: a container of the landing zone, locked by a lease on the blob. The path of the
 * blob says whose state it is.
 *
 * @internal
 */
export function backend(
  { stack, blueprint }: GenerationContext,
  environment: ResolvedEnvironment,
): GeneratedFile {
  const { domain, name } = blueprint.product;
  const path = {
    platform: 'platform',
    domain: `domains/${domain}/domain`,
    product: `domains/${domain}/${name}`,
  }[stack];
  const lines = {
    resource_group_name: `rg-${platformName(environment)}`,
    storage_account_name: stateAccount(environment),
    container_name: 'tfstate',
    key: `${path}/${environment.name}.tfstate`,
  };
  return {
    path: `infra/env/${environment.name}.tfbackend`,
    content: Object.entries(lines)
      .map(([key, value]) => `${key.padEnd(20)} = ${JSON.stringify(value)}\n`)
      .join(''),
  };
}
