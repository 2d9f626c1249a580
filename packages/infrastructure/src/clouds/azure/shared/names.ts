// SPDX-License-Identifier: Apache-2.0
import type {
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../../../blueprint/types';
import { expr } from '../../../hcl';
import { shortName } from '@meshwright/contracts';

/** Stands where a subscription, tenant or group is not known yet; a plan runs with it, an apply does not. @internal */
export const UNKNOWN_ID = '00000000-0000-0000-0000-000000000000';

/** The longest `var.name`: Backup vaults and Synapse workspaces allow 50 characters with their prefix. @internal */
export const NAME_LENGTH = 40;

const once = (text: string) => text.replace(/-+/g, '-').replace(/^-|-$/g, '');

/**
 * What every resource of a product in an environment is called by; each resource puts its own prefix before it.
 *
 * @internal
 */
export function productName(
  { product }: ResolvedBlueprint,
  environment: ResolvedEnvironment,
): string {
  return once(
    shortName([product.domain, product.name, environment.name], {
      length: NAME_LENGTH,
    }),
  );
}

/** The same for what a domain shares. @internal */
export function domainName(
  { product }: ResolvedBlueprint,
  environment: ResolvedEnvironment,
): string {
  return once(
    shortName([product.domain, environment.name], { length: NAME_LENGTH }),
  );
}

/** The same for what a landing zone shares. @internal */
export const platformName = (environment: ResolvedEnvironment) =>
  once(shortName(['platform', environment.name], { length: NAME_LENGTH }));

/** The subscription of an environment. @internal */
export const subscriptionOf = ({ account }: ResolvedEnvironment) =>
  account ?? UNKNOWN_ID;

/** The id that a resource of the platform stack has, as its names follow from the environment. @internal */
export const platformResourceId = (
  environment: ResolvedEnvironment,
  typeAndName: string,
) =>
  `/subscriptions/${subscriptionOf(
    environment,
  )}/resourceGroups/rg-${platformName(environment)}/providers/${typeAndName}`;

/** The id that a resource of the domain stack has. @internal */
export const domainResourceId = (
  blueprint: ResolvedBlueprint,
  environment: ResolvedEnvironment,
  typeAndName: string,
) =>
  `/subscriptions/${subscriptionOf(environment)}/resourceGroups/rg-${domainName(
    blueprint,
    environment,
  )}/providers/${typeAndName}`;

const hex = (environment: ResolvedEnvironment) =>
  subscriptionOf(environment)
    .replace(/[^0-9a-f]/gi, '')
    .toLowerCase()
    .slice(0, 12);

const shortEnvironment = ({ name }: ResolvedEnvironment) =>
  name.replace(/[^a-z0-9]/g, '').slice(0, 8);

/**
 * Storage account of Terraform's state: unique in all of Azure by the subscription it is in, and known before anything
 * exists, since the backend's configuration is read first.
 *
 * @internal
 */
export const stateAccount = (environment: ResolvedEnvironment) =>
  `sttf${hex(environment)}${shortEnvironment(environment)}`;

/** Account of the catalog, unique in the same way. @internal */
export const purviewAccountName = (environment: ResolvedEnvironment) =>
  `pview${hex(environment)}${shortEnvironment(environment)}`;

/** The same two parts of these names in Terraform. @internal */
export const UNIQUE_IN_AZURE = [
  expr('substr(replace(lower(var.subscription_id), "-", ""), 0, 12)'),
  expr('substr(replace(var.environment, "/[^a-z0-9]/", ""), 0, 8)'),
] as const;
