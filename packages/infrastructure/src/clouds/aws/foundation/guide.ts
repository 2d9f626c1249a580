// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';

/** How to bring the product up, what the foundation costs, how to recover it. @internal */
export function guide({ blueprint }: GenerationContext): ServiceGuide {
  const { product, environments, budget, sandbox } = blueprint;
  const environment = environments[0]?.name ?? 'dev';
  return {
    title: 'Foundation on AWS',
    run: `Three stacks build on each other; each is applied from its own folder.

| stack | once for | generate with |
| --- | --- | --- |
| platform | an account and region | \`meshwright infra generate BLUEPRINT --cloud aws --stack platform --out platform\` |
| domain | the domain ${
      product.domain
    } in an environment | \`--stack domain --out domain\` |
| product | this product in an environment | this repository |

1. **Platform.** Comment out \`backend "s3"\` for the very first apply, since the bucket of states is made by it; then put it back and run \`terraform init -migrate-state -backend-config=env/${environment}.tfbackend\`.
2. **Domain.** \`terraform -chdir=../platform/infra output -raw domain_tfvars | python3 scripts/fill_in.py infra/env/${environment}.tfvars\` takes over what the platform made. Write the subjects of the repository's tokens into \`deployments\`, apply. \`terraform output deploy_roles\` gives the two roles of its pipelines.
3. **Product.** \`terraform -chdir=../domain/infra output -raw product_tfvars | python3 scripts/fill_in.py infra/env/${environment}.tfvars\`, commit, and let CI plan and apply. By hand: \`cd infra && terraform init -backend-config=env/${environment}.tfbackend && terraform apply -var-file=env/${environment}.tfvars\`. AWS sends a mail to ${
      product.contact ?? 'the address in `alert_email`'
    } that has to be confirmed before alarms arrive.

People step into the roles \`NAME-reader\`, \`-cleared-reader\`, \`-developer\` and \`-owner\` from the permission sets of IAM Identity Center that are named in \`infra/access.tf\`. No user, no access key and no password is made anywhere.

Keys in KMS lie in hardware modules validated to FIPS 140-3 level 3 by themselves, so that asking for hardware keys changes nothing here.`,
    cost: `A key is 1 USD a month; logs and records of access go by volume. ${
      budget.monthly > 0
        ? `The budget of ${budget.monthly} ${
            budget.currency
          } a month tells the topic of alerts at ${budget.alertAt.join(
            ', ',
          )} per cent, and when the forecast goes beyond it.`
        : 'No budget is set: set `budget.monthly` in the blueprint to be told.'
    }${
      sandbox.enabled
        ? ` The sandbox closes by itself when its ${sandbox.monthlyBudget} ${budget.currency} of a month are spent, one query in it reads 10 GB at most, and what is in it expires after ${sandbox.expiresAfterDays} days.`
        : ''
    } Every resource carries the tags \`data-mesh:domain\`, \`data-mesh:product\`, \`data-mesh:environment\` and \`cost-center\`; the account that pays activates them (\`pays_the_bill\` of the platform).`,
    recover: `- **State of Terraform lost or broken:** the bucket of states keeps versions for 90 days; copy the version before back. A lock that stays behind: \`terraform force-unlock ID\` after making sure that no run is under way.
- **Key about to be deleted:** deletion waits 30 days; \`aws kms cancel-key-deletion --key-id KEY\`, then \`aws kms enable-key\`.
- **Role changed by hand:** the nightly drift check says so; apply again.
- **Sandbox closed too early:** raise \`sandbox_monthly_budget\` and reverse the action in AWS Budgets.
- **Region lost:** the recovery region has a copy of the key and of the output layer where disaster recovery is on. Apply platform and domain there, then this stack with \`region\` and \`recovery_region\` exchanged; the guide of Amazon S3 has the steps for the data.`,
  };
}
