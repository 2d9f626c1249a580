// SPDX-License-Identifier: Apache-2.0
import type { CloudId, Host } from '../../../blueprint/types';

const HEAD = `# shellcheck shell=bash
# Source this in a job: it exchanges the job's own token for a short-lived identity in the cloud. No key is stored.
`;

/** Where the token of a job is, by host. */
const TOKENS: Record<Host, string> = {
  github: '',
  gitlab: '${OIDC_TOKEN:?the job has no id_tokens}',
  'azure-devops': '${idToken:?the task needs addSpnToEnvironment}',
  bitbucket: '${BITBUCKET_STEP_OIDC_TOKEN:?the step needs oidc: true}',
};

/** The token in a file that only the job can read. */
const tokenFile = (
  host: Host,
) => `# Outside the repository, so that no artifact can hold it.
umask 077
oidc_folder="$(mktemp -d)"
oidc_file="$oidc_folder/token"
printf '%s' "${TOKENS[host]}" > "$oidc_file"
`;

const AWS = `: "\${AWS_ROLE_ARN:?state the role as a variable of the environment}"
: "\${AWS_REGION:?state the region as a variable of the environment}"
export AWS_ROLE_ARN AWS_REGION
export AWS_WEB_IDENTITY_TOKEN_FILE="$oidc_file" AWS_ROLE_SESSION_NAME=ci
`;

const AZURE = `: "\${ARM_CLIENT_ID:?state the client id of the identity as a variable of the environment}"
: "\${ARM_TENANT_ID:?state the tenant as a variable of the environment}"
export ARM_CLIENT_ID ARM_TENANT_ID
export ARM_USE_OIDC=true ARM_OIDC_TOKEN_FILE_PATH="$oidc_file"
export FABRIC_USE_OIDC=true FABRIC_OIDC_TOKEN_FILE_PATH="$oidc_file"
export FABRIC_CLIENT_ID="$ARM_CLIENT_ID" FABRIC_TENANT_ID="$ARM_TENANT_ID"
`;

/** Tokens of Bitbucket have another subject in each step, which Microsoft Entra cannot trust. */
const AZURE_FROM_BITBUCKET = `# Microsoft Entra trusts only subjects that it knows in full, and a token of Bitbucket has another one in each step.
# So these steps run on a runner of the landing zone, which has the identity itself: just as short-lived, and no key.
: "\${ARM_CLIENT_ID:?state the client id of the identity as a variable of the deployment}"
: "\${ARM_TENANT_ID:?state the tenant as a variable of the deployment}"
export ARM_CLIENT_ID ARM_TENANT_ID ARM_USE_MSI=true
export FABRIC_USE_MSI=true FABRIC_CLIENT_ID="$ARM_CLIENT_ID" FABRIC_TENANT_ID="$ARM_TENANT_ID"
`;

const AZURE_FROM_AZURE_DEVOPS = `export ARM_CLIENT_ID="\${servicePrincipalId:?the task needs addSpnToEnvironment}"
export ARM_TENANT_ID="\${tenantId:?the task needs addSpnToEnvironment}"
export ARM_USE_OIDC=true ARM_OIDC_TOKEN_FILE_PATH="$oidc_file"
export FABRIC_USE_OIDC=true FABRIC_OIDC_TOKEN_FILE_PATH="$oidc_file"
export FABRIC_CLIENT_ID="$ARM_CLIENT_ID" FABRIC_TENANT_ID="$ARM_TENANT_ID"
`;

const GCP = `case "\${GCP_IDENTITY_PROVIDER:?state the provider as a variable of the environment}\${GCP_SERVICE_ACCOUNT:?state the service account as a variable of the environment}" in
  *[!A-Za-z0-9/@._-]*) echo 'error: GCP_IDENTITY_PROVIDER or GCP_SERVICE_ACCOUNT is no name' >&2; exit 1 ;;
esac
cat > "$oidc_folder/google.json" <<JSON
{
  "type": "external_account",
  "audience": "//iam.googleapis.com/$GCP_IDENTITY_PROVIDER",
  "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
  "token_url": "https://sts.googleapis.com/v1/token",
  "service_account_impersonation_url": "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/$GCP_SERVICE_ACCOUNT:generateAccessToken",
  "credential_source": { "file": "$oidc_file" }
}
JSON
export GOOGLE_APPLICATION_CREDENTIALS="$oidc_folder/google.json"
export CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE="$GOOGLE_APPLICATION_CREDENTIALS"
`;

/**
 * `ci/login.sh` for a host and a cloud; undefined on GitHub, where the clouds' own actions do it.
 *
 * @internal
 */
export function loginScript(host: Host, cloud: CloudId): string | undefined {
  if (host === 'github') return undefined;
  if (cloud === 'azure' && host === 'bitbucket') {
    return `${HEAD}${AZURE_FROM_BITBUCKET}`;
  }
  const exchange = {
    aws: AWS,
    azure: host === 'azure-devops' ? AZURE_FROM_AZURE_DEVOPS : AZURE,
    gcp: GCP,
  }[cloud];
  return `${HEAD}${tokenFile(host)}${exchange}`;
}
