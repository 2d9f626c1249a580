// SPDX-License-Identifier: Apache-2.0
import type { CloudService, Contribution } from '../../../generate/types';
import { jsonText } from '../shared/json';
import { pipelinePlan } from '../shared/plan';
import { registerProgram, registerTest } from './program';
import { domainBlocks, platformBlocks, productBlocks } from './stacks';
import {
  domainCollection,
  productCollection,
  purviewAccount,
  purviewPrincipal,
} from './variables';

const FOLDER = 'pipelines/purview';
/** Scans use 32 cores. */
const SCAN_CORES = 32;

const contribute: CloudService['contribute'] = (context): Contribution => {
  const { blueprint, stack } = context;
  switch (stack) {
    case 'platform':
      return {
        terraform: { catalog: platformBlocks(context) },
        outputs: [
          {
            name: 'purview_account_id',
            value: 'azurerm_purview_account.platform.id',
            description: 'Purview account of the landing zone.',
          },
          {
            name: 'purview_principal_id',
            value: 'azurerm_purview_account.platform.identity[0].principal_id',
            description: 'Identity that Purview scans with.',
          },
        ],
      };
    case 'domain':
      return {
        providers: ['azapi'],
        terraform: { catalog: domainBlocks(context) },
        variables: [purviewAccount, domainCollection(blueprint)],
        outputs: [
          {
            name: 'purview_collection_name',
            value: 'azapi_data_plane_resource.domain_collection.name',
            description: "The domain's collection in Purview.",
          },
        ],
      };
    default:
      return {
        providers: ['azapi'],
        terraform: { catalog: productBlocks(context) },
        variables: [
          purviewAccount,
          purviewPrincipal,
          domainCollection(blueprint),
          productCollection(blueprint),
        ],
        outputs: [
          {
            name: 'purview_product_collection_name',
            value: 'azapi_data_plane_resource.collection.name',
            description: "The product's collection in Purview.",
          },
        ],
        files: [
          {
            path: `${FOLDER}/register.py`,
            content: registerProgram,
            executable: true,
          },
          {
            path: `${FOLDER}/pipeline.json`,
            content: jsonText(pipelinePlan(context)),
          },
          { path: 'tests/test_purview.py', content: registerTest },
        ],
      };
  }
};

/** Microsoft Purview: collections, scans, classifications and lineage. @internal */
export const purview: CloudService = {
  id: 'azure/purview',
  kind: 'catalog',
  title: 'Microsoft Purview',
  wanted: ({ services }) => services.catalog,
  contribute,
  cost: (_context, { size }) => {
    const hours = { small: 0.25, medium: 1, large: 3 }[size];
    return [
      {
        name: 'Scans',
        service: 'catalog',
        price: 'purview.scan.vcore-hour',
        quantity: SCAN_CORES * hours * 4.3,
        assumption: `A scan each week, ${hours} hours on ${SCAN_CORES} cores.`,
      },
    ];
  },
  notEstimated: () => [
    "Purview's data map and governed assets, which are paid for the whole landing zone.",
  ],
  guide: ({ blueprint }) => ({
    title: 'Microsoft Purview',
    run: `The landing zone has one account; the domain has a collection in it, and the product one below that. Terraform registers the lake as a source and scans it each Sunday at 2:00 UTC with the identity of the account.

What the contracts say goes there by

\`\`\`sh
pipelines/purview/register.py --account <account> --lake "$(terraform -chdir=infra output -raw storage_account_name)" \\
  --collection "$(terraform -chdir=infra output -raw purview_product_collection_name)"
\`\`\`

after each change of a contract: tables, columns with their descriptions and the classifications \`DATA_MESH.PUBLIC\` to \`DATA_MESH.RESTRICTED\`, and lineage from \`raw\` to \`curated\` and \`output\`. \`--dry-run\` shows what would be sent. It needs the role Data Curator in the collection; whoever applies needs Collection Admin and Data Source Admin, which a Purview administrator gives in the portal, since Azure's roles do not reach into Purview.
${
  blueprint.dataLossPrevention
    ? '\nThe scan also looks for personal data by Purview’s own rules. What it finds in `output`, where such columns are masked, alarms the action group.\n'
    : ''
}
Governance domains and data products of the Unified Catalog have no resource in Terraform yet; the portal is where they are made.`,
    cost: 'Scans are paid by core and hour, and each uses 32 cores: weekly and incremental is the lever. Assets in the map are paid for the landing zone.',
    recover: `- **A collection, source or scan is gone**: apply, then run \`register.py\`. Purview holds nothing that is not made from the repository, but what people wrote in it by hand.
- **A scan fails**: look at its run in the portal; mostly the identity lost its role on the lake, which an apply gives back.
- **The account is gone**: apply the platform, then each domain and product, and ask Purview's support within 24 hours for what people wrote.`,
  }),
};
