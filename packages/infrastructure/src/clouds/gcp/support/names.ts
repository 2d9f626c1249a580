// SPDX-License-Identifier: Apache-2.0
import type {
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../../../blueprint/types';
import { shortName } from '@meshwright/contracts';

/** Longest name of an environment that names of service accounts have room for. @internal */
export const MAX_ENVIRONMENT = 12;

/**
 * Room in a bucket's name (63) for the product and its environment: the layer and the project number of up to
 * twelve digits follow, which makes the name unique in the world.
 */
const BUCKET_ROOM = 63 - '-artifacts'.length - 13;
/** Identifiers of service accounts have 6 to 30 characters; the role of four letters follows. */
const ACCOUNT_ROOM = 30 - '-pipe'.length;
/** Identifiers of projects have 6 to 30 characters. */
const PROJECT_ROOM = 30;

const longestEnvironment = ({ environments }: ResolvedBlueprint) =>
  Math.max(1, ...environments.map(({ name }) => name.length));

/** First part of the names of the product's resources; the environment follows. @internal */
export function productBase(blueprint: ResolvedBlueprint): string {
  const { domain, name } = blueprint.product;
  return shortName([domain, name], {
    length: BUCKET_ROOM - longestEnvironment(blueprint) - 1,
  });
}

/** First part of the identifiers of the product's service accounts; environment and role follow. @internal */
export function accountBase(blueprint: ResolvedBlueprint): string {
  const { domain, name } = blueprint.product;
  return shortName([domain, name], {
    length: ACCOUNT_ROOM - longestEnvironment(blueprint) - 1,
  });
}

/** First part of the names of what a domain shares; the environment follows. @internal */
export function domainBase(blueprint: ResolvedBlueprint): string {
  return shortName([blueprint.product.domain], {
    length: ACCOUNT_ROOM - longestEnvironment(blueprint) - 1,
  });
}

/** Names of resources that the domain stack makes, as other stacks find them. @internal */
export interface DomainNames {
  project: string;
  base: string;
  subnetwork: string;
  key: string;
  copyKey: string;
  composer: string;
  composerAccount: string;
  dagsBucket: string;
  lake: string;
  exchange: string;
}

/** The project of an environment: the stated one, else one named after the domain and the environment. @internal */
export function projectOf(
  blueprint: ResolvedBlueprint,
  environment: ResolvedEnvironment,
): string {
  return (
    environment.account ??
    shortName([blueprint.product.domain, 'data', environment.name], {
      length: PROJECT_ROOM,
    })
  );
}

/** What the domain stack makes in an environment, by the names it gives. @internal */
export function domainNames(
  blueprint: ResolvedBlueprint,
  environment: ResolvedEnvironment,
  copyKeyLocation: string,
): DomainNames {
  const project = projectOf(blueprint, environment);
  const base = `${domainBase(blueprint)}-${environment.name}`;
  const region = environment.region;
  const ring = (location: string) =>
    `projects/${project}/locations/${location}/keyRings/${base}`;
  return {
    project,
    base,
    subnetwork: `projects/${project}/regions/${region}/subnetworks/${base}`,
    key: `${ring(region)}/cryptoKeys/data`,
    copyKey: `${ring(copyKeyLocation)}/cryptoKeys/data`,
    composer: base,
    composerAccount: `${base}-flow@${project}.iam.gserviceaccount.com`,
    dagsBucket: `${project}-${shortName([domainBase(blueprint)], {
      length: 8,
    })}-${environment.name}-dags`,
    lake: base,
    exchange: base.replace(/-/g, '_'),
  };
}
