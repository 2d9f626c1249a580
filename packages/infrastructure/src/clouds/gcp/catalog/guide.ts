// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { wantsTables } from '../support/wanted';

/** How to run the catalog. @internal */
export function guide({ blueprint }: GenerationContext): ServiceGuide {
  const { orchestration } = blueprint.services;
  const quality = wantsTables(blueprint)
    ? `Each table has a scan with the rules of the contract. ${
        orchestration === 'none'
          ? 'It runs once an hour'
          : 'The orchestration runs it after each run, and ends badly where a rule is not kept'
      }. By hand:

\`\`\`sh
gcloud dataplex datascans run "$SCAN" --location "$REGION"
gcloud dataplex datascans jobs list --datascan "$SCAN" --location "$REGION"
\`\`\`

Results are in \`quality_results\` of the dataset that ends in \`_operations\`; \`meshwright quality push\` takes them to the portal. Change a rule in the contract and generate again: the scan is never edited by hand.`
    : 'Discovery describes the files of the lake once a day.';
  return {
    title: 'Dataplex',
    run: `The product is an entry of the catalog in the domain's group, with its owner, domain, version and contracts. What it stores is in zones of the domain's lake.

${quality}`,
    cost: `Unit hours of scans, which grow with rows and rules. A large table with dates can be scanned in part: \`sampling_percent\` in \`infra/quality.tf\`.`,
    recover: `Nothing here holds data of the product. What was lost is made again by an apply; the history of scans is in \`quality_results\`, with the backup of the warehouse's datasets by time travel.`,
  };
}
