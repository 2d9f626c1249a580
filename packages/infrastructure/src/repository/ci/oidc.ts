// SPDX-License-Identifier: Apache-2.0
import type { CloudId, Host } from '../../blueprint/types';

/** A repository as its host knows it, once it is there. @public */
export interface RepositoryIdentity {
  host: Host;
  /** Organisation, group with its subgroups, or workspace. */
  owner: string;
  /** Name of the repository. */
  name: string;
  /** Number (GitHub) or UUID (Azure DevOps, Bitbucket) of the owner. */
  ownerId?: string;
  /** Number (GitHub) or UUID (Bitbucket) of the repository. */
  repositoryId?: string;
  /** Project that the repository belongs to (Azure DevOps). */
  project?: string;
  /** Address of a server of one's own, such as `https://gitlab.example.com`; absent for the public service. */
  baseUrl?: string;
}

/** What CI does in an environment: look what would change, or change it. @public */
export type CiPurpose = 'plan' | 'apply';

/** What a cloud has to trust, so that CI needs no key. @public */
export interface OidcTrust {
  /** With `https://`. */
  issuer: string;
  /** Absent where it is the address of the provider that trusts (Google Cloud). */
  audience?: string;
  /** The subject of tokens; `*` in it stands for any text where `exact` is false. */
  subject: string;
  /** False where a host puts something into the subject that differs from run to run. */
  exact: boolean;
}

/** Name of an environment, or of a service connection, for one purpose: the same on every host. @public */
export const ciEnvironment = (environment: string, purpose: CiPurpose) =>
  purpose === 'plan' ? `${environment}-plan` : environment;

/** Name of a service connection of Azure DevOps. @public */
export const serviceConnection = (
  product: string,
  environment: string,
  purpose: CiPurpose,
) => `${product}-${environment}-${purpose}`;

const AUDIENCES: Partial<Record<CloudId, string>> = {
  aws: 'sts.amazonaws.com',
  azure: 'api://AzureADTokenExchange',
};

const audienceOf = (cloud: CloudId) =>
  AUDIENCES[cloud] ? { audience: AUDIENCES[cloud] } : {};

const missing = (what: string) =>
  new Error(`The host did not say the ${what} of the repository.`);

/**
 * Repositories of github.com made since July 2026 have the numbers of owner and repository in the subject, so that a
 * name that somebody else takes over is not trusted. GitHub Enterprise Server has the names only.
 */
function github(
  { owner, name, ownerId, repositoryId, baseUrl }: RepositoryIdentity,
  environment: string,
  cloud: CloudId,
): OidcTrust {
  if (baseUrl) {
    return {
      issuer: `${baseUrl.replace(/\/+$/, '')}/_services/token`,
      ...audienceOf(cloud),
      subject: `repo:${owner}/${name}:environment:${environment}`,
      exact: true,
    };
  }
  if (!ownerId || !repositoryId) throw missing('numbers of owner and name');
  return {
    issuer: 'https://token.actions.githubusercontent.com',
    ...audienceOf(cloud),
    subject: `repo:${owner}@${ownerId}/${name}@${repositoryId}:environment:${environment}`,
    exact: true,
  };
}

/** A plan is of any branch; only the protected main branch applies. */
function gitlab(
  { owner, name, baseUrl }: RepositoryIdentity,
  purpose: CiPurpose,
  cloud: CloudId,
): OidcTrust {
  const branch = purpose === 'plan' ? '*' : 'main';
  return {
    issuer: baseUrl?.replace(/\/+$/, '') ?? 'https://gitlab.com',
    ...audienceOf(cloud),
    subject: `project_path:${owner}/${name}:ref_type:branch:ref:${branch}`,
    exact: purpose === 'apply',
  };
}

/** Tokens are of a service connection, whatever cloud they are for. */
function azureDevops(
  { owner, ownerId, project }: RepositoryIdentity,
  connection: string,
): OidcTrust {
  if (!ownerId) throw missing('id of the organisation');
  if (!project) throw missing('project');
  return {
    issuer: `https://vstoken.dev.azure.com/${ownerId}`,
    audience: 'api://AzureADTokenExchange',
    subject: `sc://${owner}/${project}/${connection}`,
    exact: true,
  };
}

/** The last part of the subject is the step, which is another in each run. */
function bitbucket(
  { owner, ownerId, repositoryId }: RepositoryIdentity,
  environmentId: string | undefined,
): OidcTrust {
  if (!ownerId || !repositoryId) throw missing('UUIDs');
  const uuid = (id: string) => `{${id.replace(/[{}]/g, '')}}`;
  return {
    issuer: `https://api.bitbucket.org/2.0/workspaces/${owner}/pipelines-config/identity/oidc`,
    audience: `ari:cloud:bitbucket::workspace/${ownerId.replace(/[{}]/g, '')}`,
    subject: `${uuid(repositoryId)}:${
      environmentId ? uuid(environmentId) : '*'
    }:*`,
    exact: false,
  };
}

/**
 * What a cloud has to trust for CI of a repository in one environment and for one purpose.
 *
 * Known only when the repository is there: hosts put numbers of theirs into the subject.
 *
 * @param environmentId - UUID of the deployment environment (Bitbucket)
 * @throws Error when the identity lacks what its host puts into tokens
 * @public
 */
export function oidcTrust(
  identity: RepositoryIdentity,
  {
    cloud,
    product,
    environment,
    purpose,
    environmentId,
  }: {
    cloud: CloudId;
    product: string;
    environment: string;
    purpose: CiPurpose;
    environmentId?: string;
  },
): OidcTrust {
  switch (identity.host) {
    case 'github':
      return github(identity, ciEnvironment(environment, purpose), cloud);
    case 'gitlab':
      return gitlab(identity, purpose, cloud);
    case 'azure-devops':
      return azureDevops(
        identity,
        serviceConnection(product, environment, purpose),
      );
    default:
      return bitbucket(identity, environmentId);
  }
}
