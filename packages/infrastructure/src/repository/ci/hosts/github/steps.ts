// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../../../../blueprint/types';

/** A step or a job. @internal */
export type Step = Record<string, unknown>;

/** @internal */
export const checkout: Step = { uses: 'actions/checkout@v4' };
/** @internal */
export const wholeHistory: Step = {
  ...checkout,
  with: { 'fetch-depth': 0 },
};
/** @internal */
export const node: Step = {
  uses: 'actions/setup-node@v4',
  with: { 'node-version': 24 },
};
/** @internal */
export const python: Step = {
  uses: 'actions/setup-python@v5',
  with: { 'python-version': '3.12' },
};
/** @internal */
export const run = (command: string, more: Step = {}): Step => ({
  run: command,
  ...more,
});

/** A runner inside the network of the landing zone where one is stated, else one of GitHub's. */
const RUNNER = "${{ vars.RUNNER || 'ubuntu-latest' }}";

/** The cloud's own action exchanges the job's token; addresses are variables of the environment. */
const LOGIN: Record<CloudId, Step> = {
  aws: {
    uses: 'aws-actions/configure-aws-credentials@v4',
    with: {
      'role-to-assume': '${{ vars.AWS_ROLE_ARN }}',
      'aws-region': '${{ vars.AWS_REGION }}',
    },
  },
  azure: {
    uses: 'azure/login@v2',
    with: {
      'client-id': '${{ vars.ARM_CLIENT_ID }}',
      'tenant-id': '${{ vars.ARM_TENANT_ID }}',
      'subscription-id': '${{ vars.ARM_SUBSCRIPTION_ID }}',
    },
  },
  gcp: {
    uses: 'google-github-actions/auth@v2',
    with: {
      workload_identity_provider: '${{ vars.GCP_IDENTITY_PROVIDER }}',
      service_account: '${{ vars.GCP_SERVICE_ACCOUNT }}',
    },
  },
};

/** Terraform's providers for Azure take the token themselves. */
const ENVIRONMENT: Partial<Record<CloudId, Record<string, string>>> = {
  azure: {
    ARM_USE_OIDC: 'true',
    ARM_CLIENT_ID: '${{ vars.ARM_CLIENT_ID }}',
    ARM_TENANT_ID: '${{ vars.ARM_TENANT_ID }}',
    ARM_SUBSCRIPTION_ID: '${{ vars.ARM_SUBSCRIPTION_ID }}',
    FABRIC_USE_OIDC: 'true',
    FABRIC_CLIENT_ID: '${{ vars.ARM_CLIENT_ID }}',
    FABRIC_TENANT_ID: '${{ vars.ARM_TENANT_ID }}',
  },
};

/** @internal */
export const identity = { contents: 'read', 'id-token': 'write' };

/** A job that works with an identity of the cloud. @internal */
export function cloudJob(
  cloud: CloudId,
  environment: string,
  steps: Step[],
  more: Step = {},
): Step {
  return {
    'runs-on': RUNNER,
    environment,
    permissions: identity,
    ...more,
    ...(ENVIRONMENT[cloud] && { env: ENVIRONMENT[cloud] }),
    steps: [checkout, node, python, LOGIN[cloud], ...steps],
  };
}

/** @internal */
export const keep = (name: string, path: string, more: Step = {}): Step => ({
  uses: 'actions/upload-artifact@v4',
  with: { name, path, 'retention-days': 5, ...more },
});
