// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';

/** How to run the reports. @internal */
export function guide(_context: GenerationContext): ServiceGuide {
  return {
    title: 'Looker',
    run: `The domain's stack makes Looker once \`looker_oauth_client_id\` is stated, with its secret as \`TF_VAR_looker_oauth_client_secret\`. It takes about an hour.

1. Write Looker's own identity, from its page in the console, into \`looker_service_account\`, and apply the product's stack.
2. Make the connection:

\`\`\`sh
terraform -chdir=infra output -json looker_connection | python3 bi/looker_connection.py
\`\`\`

3. In Looker, add a LookML project from this repository with \`bi/lookml\` as its folder. \`manifest.lkml\` has the connection, the project and the dataset as constants; override them for each environment.

Views, explores and a dashboard come from the contract. Add your own in files beside them; those that were generated are generated again. Looker reads with an identity that BigQuery masks for, so no report shows more than its readers may see.`,
    cost: `The platform, and each person who looks or edits. Queries of reports are paid in BigQuery: \`report_max_bytes\` limits each of them, and results are kept for an hour.`,
    recover: `- **Content** is in this repository. Dashboards that people made in Looker are not: export the instance to a bucket each night (\`gcloud looker instances export\`), and import it back.
- **A lost region**: apply the domain stack with the other region, import the export, make the connection again.`,
  };
}
