// SPDX-License-Identifier: Apache-2.0
import type { CloudService, Contribution } from '../../../generate/types';
import { expr, resource } from '../../../hcl';
import { definitionInStack, definitionPath } from '../shared/definitions';
import { jsonText } from '../shared/json';
import { NOTHING } from '../shared/nothing';
import { tablesOf } from '../shared/tables';
import { semanticModel, TOKENS } from './model';
import { report, reportDefinition } from './report';
import { reportTest } from './test';

const FOLDER = 'powerbi';
const USERS = { small: 10, medium: 50, large: 200 };

/** Replaces our places by those of Fabric's provider. What a contract says was made harmless before. */
const withTokens = (content: string, tokens: Record<string, string>) =>
  Object.entries(tokens).reduce(
    (text_, [place, token]) => text_.split(place).join(`{{ .${token} }}`),
    content,
  );

const part = (
  name: string,
  tokens?: Record<string, ReturnType<typeof expr>>,
) => ({
  source: definitionInStack(`${FOLDER}/${name}`),
  ...(tokens && { tokens }),
});

const contribute: CloudService['contribute'] = (context): Contribution => {
  const tables = tablesOf(context);
  if (context.stack !== 'product' || tables.length === 0) return NOTHING;
  const { product, services } = context.blueprint;
  const MODEL_ID = '@@MODEL_ID@@';
  return {
    providers: ['fabric'],
    files: [
      {
        path: definitionPath(`${FOLDER}/model.bim`),
        content: withTokens(jsonText(semanticModel(tables, context)), {
          [TOKENS.lake]: 'Lake',
          [TOKENS.server]: 'SqlServer',
        }),
      },
      {
        path: definitionPath(`${FOLDER}/definition.pbism`),
        content: jsonText({ version: '1.0', settings: {} }),
      },
      {
        path: definitionPath(`${FOLDER}/report.json`),
        content: jsonText(report(tables)),
      },
      {
        path: definitionPath(`${FOLDER}/definition.pbir`),
        content: withTokens(jsonText(reportDefinition(MODEL_ID)), {
          [MODEL_ID]: 'SemanticModelId',
        }),
      },
      { path: 'tests/test_powerbi.py', content: reportTest },
    ],
    terraform: {
      visualization: [
        resource('fabric_semantic_model', 'product', {
          workspace_id: expr('fabric_workspace.product.id'),
          display_name: product.name,
          description: product.title,
          format: 'TMSL',
          definition: {
            'model.bim': part('model.bim', {
              Lake: expr('azurerm_storage_account.lake.name'),
              ...(services.warehouse && {
                SqlServer: expr(
                  '"${azurerm_synapse_workspace.product.name}-ondemand.sql.azuresynapse.net"',
                ),
              }),
            }),
            'definition.pbism': part('definition.pbism'),
          },
        }),
        resource('fabric_report', 'product', {
          workspace_id: expr('fabric_workspace.product.id'),
          display_name: product.name,
          description: product.title,
          format: 'PBIR-Legacy',
          definition: {
            'report.json': part('report.json'),
            'definition.pbir': part('definition.pbir', {
              SemanticModelId: expr('fabric_semantic_model.product.id'),
            }),
          },
        }),
      ],
    },
    outputs: [
      {
        name: 'report_url',
        value:
          '"https://app.powerbi.com/groups/${fabric_workspace.product.id}/reports/${fabric_report.product.id}"',
        description: 'The report.',
      },
    ],
  };
};

/** Power BI on Fabric: a semantic model and a report made of the contracts. @internal */
export const powerBi: CloudService = {
  id: 'azure/power-bi',
  kind: 'visualization',
  title: 'Power BI in Microsoft Fabric',
  wanted: ({ services }) => services.visualization,
  contribute,
  cost: (_context, { size }) => [
    {
      name: 'Power BI Pro',
      service: 'visualization',
      price: 'powerbi.pro.user',
      quantity: USERS[size],
      assumption: `${USERS[size]} people who look at reports; from F64 on only those who make them need a licence.`,
    },
  ],
  guide: ({ blueprint }) => ({
    title: 'Power BI in Microsoft Fabric',
    run: `Terraform puts a semantic model and a report into the product's workspace, both made of the contracts (\`infra/definitions/powerbi/\`): a table and a page for each table, its descriptions, a count, and sums of what can be added. It reads ${
      blueprint.services.warehouse
        ? 'the views of the serverless pool in `output`'
        : 'the container `output` of the lake'
    }, so that masked columns stay masked; they are hidden besides.

Once after the first apply, sign the model in to its source: in the workspace, the model's settings, Data source credentials, *Workspace identity* where it is offered, else Entra. Then refresh it, and set a schedule after the pipeline's (\`${
      blueprint.schedule.cron
    }\`, UTC).

Change the report in Power BI Desktop, save it as a project, and bring \`report.json\` and \`model.bim\` back into the repository: an apply puts the repository's files over what is in the workspace. Keep \`{{ .Lake }}\`, \`{{ .SqlServer }}\` and \`{{ .SemanticModelId }}\` where they are; they are filled in for each environment.`,
    cost: 'The capacity (its guide), and a Pro licence for each person below F64. Import refreshed once after each run is the cheapest way to read.',
    recover: `- **Report or model is broken or gone**: apply. Nothing is in them that is not in the repository or the lake; people's own bookmarks and subscriptions are lost with the report.
- **A refresh fails**: the refresh history has the reason; mostly the sign-in to the source has run out.`,
  }),
};
