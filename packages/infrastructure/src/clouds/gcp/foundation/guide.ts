// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';

/** How to run what a product stands on. @internal */
export function guide({ blueprint }: GenerationContext): ServiceGuide {
  const { network, encryption, environments } = blueprint;
  const copies = environments
    .filter(({ disasterRecovery }) => disasterRecovery.enabled)
    .map(({ name }) => `\`${name}\``);
  return {
    title: 'Google Cloud foundation',
    run: `The three stacks build on each other. \`platform\` is applied once for an environment, \`domain\` once for a domain, \`product\` once for each product.

1. **Platform**, with the rights of an organisation administrator. State \`folder_id\`, \`access_policy_id\` and \`repository_owner\` in a file of your own, such as \`infra/env/local.tfvars\`. The first apply keeps its state locally, since this stack makes the bucket for states; move it afterwards: \`terraform init -migrate-state -backend-config=env/dev.tfbackend\`.
2. **Domain**. Add each product to \`products\` with the number of its repository, and its \`project\` where it has one of its own, which keeps the identities of two products further apart. Only then can CI of a product sign in.
3. **Product**. CI plans on each request and applies what was approved:

\`\`\`sh
cd infra
terraform init -backend-config=env/dev.tfbackend
terraform plan -var-file=env/dev.tfvars -out=plan.bin
terraform apply plan.bin
\`\`\`

Names of projects, networks and keys in \`infra/env/*.tfvars\` follow from the blueprint. Change \`account\` of an environment there if its project is called otherwise.

A budget needs \`billing_account\`, and the right \`roles/billing.costsManager\` on it. Costs of the product are those with the label \`data-mesh-product\`; they are in the export of the billing account to BigQuery, which a billing administrator switches on once in the console.

${
  network.private
    ? 'Workers have no public address, and reach services of Google by `restricted.googleapis.com` only. State `service_perimeter_name` to take a project of its own into the perimeter.'
    : "Workers have no public address, and reach the internet through the domain's gateway."
}`,
    cost: `Keys, logs and searches are a few dollars in a month. The search for personal data grows with what is new; the shares in \`infra/sensitive_data.tf\` limit it. Served tables are searched column by column; files of the lake are Parquet, of which the search reads what is not compressed.`,
    recover: `- **A destroyed key version** can be restored for 30 days: \`gcloud kms keys versions restore\`. After that, what it encrypted is lost. ${
      encryption.hardware
        ? 'Its material never leaves the hardware module.'
        : ''
    }
- **A lost state** has older versions in the bucket for states: \`gcloud storage ls --all-versions\`, and copy one back.
- **A lost region**${
      copies.length > 0 ? ` (${copies.join(', ')} have a copy)` : ''
    }: apply the domain stack with \`-var region=<the other>\`, then the product stack. Buckets of the lake that span both regions stay where they are; take them over with \`terraform import\` instead of making them again.
- **An identity that was misused**: \`gcloud iam service-accounts disable\`. There are no keys to revoke. The audit trail is in the log bucket whose name ends in \`-audit\`; where \`deletion_protection\` is on it is locked, and nobody can shorten it or delete it before its time.`,
  };
}
