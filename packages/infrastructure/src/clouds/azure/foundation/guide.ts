// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';

/** @internal */
export const guide: CloudService['guide'] = ({ blueprint }) => ({
  title: 'Azure landing zone',
  run: `Three stacks build on each other. Platform and domain are applied once, by the platform team; the product's is this repository's.

1. **Platform**, once for a subscription and environment: logs, private DNS, policies, Defender, the account for Terraform's state and the export of costs. Whoever applies it needs the roles Owner and Key Vault Crypto Officer. The account for the state does not exist before: apply the first time with \`terraform init -backend=false\` and a local state, then \`terraform init -migrate-state -backend-config=env/<environment>.tfbackend\`.
2. **Domain**, once for a domain and environment: network, and for each product in \`products\` two identities for its CI, one to plan and one to apply. Their client ids are in the output \`ci_client_ids\` and become variables of the CI. The subjects are those of the host's tokens; for repositories made on GitHub since July 2026 they carry the ids of owner and repository (\`repo:OWNER@ID/REPO@ID:environment:prod\`).
3. **Product**: \`terraform init -backend-config=env/<environment>.tfbackend\`, then plan and apply with \`-var-file=env/<environment>.tfvars\`. The ids in the variables follow from the names that the stacks give; look at \`subscription_id\` first, where zeros stand for one that was not known.

Applying needs the network of the domain, since vault and lake have no public address, and the permission to read groups of the directory (Graph \`Group.Read.All\`; \`Group.Create\` as well where contracts name roles).`,
  cost: `Private endpoints cost about 7 USD a month each, logs by the gigabyte. The budget of the resource group tells ${
    blueprint.product.contact
      ? 'the contact'
      : 'the addresses in `alert_emails`'
  } at ${blueprint.budget.alertAt.join(
    ', ',
  )} per cent, and when the month is forecast to exceed it; it stops nothing. Every resource has the tags \`data-mesh-product\` and \`cost-center\`, and the platform exports costs daily in FOCUS columns.`,
  recover:
    `- **The vault was deleted**: \`az keyvault recover\`; purge protection keeps it 90 days.
- **A resource was changed by hand**: the nightly plan in CI shows the drift; apply to undo it.
- **The state is lost or damaged**: the container \`tfstate\` has versions; bring back the last good one in the portal, or with \`az storage blob copy start\` from the version.
- **The environment is lost**: apply platform, domain and product in this order in the paired region, with \`location\` changed, then restore the lake.
${
  blueprint.sandbox.enabled
    ? `- **The sandbox is gone**: it expired after ${blueprint.sandbox.expiresAfterDays} days or spent its budget. An apply makes a new, empty one.`
    : ''
}`.trimEnd(),
});
