// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import {
  type LakeColumn,
  type LakeTable,
  lakeTables,
} from '../terms/lakeTables';
import { oneLine } from '../terms/words';

/** The dashboard as a template of CloudFormation, which knows its whole definition by type. @internal */
export const DASHBOARD = 'definitions/dashboard.template.json';

/** Columns that QuickSight can show: those of a plain type. @internal */
export const shownColumns = ({ columns }: LakeTable) =>
  columns.filter(({ types }) => !/^(array|map|struct|binary)/.test(types.lake));

const title = (text: string) => ({
  Visibility: 'VISIBLE',
  FormatText: { PlainText: text },
});

const columnOf = (table: LakeTable, { name }: LakeColumn) => ({
  DataSetIdentifier: table.name,
  ColumnName: name,
});

const count = (table: LakeTable, column: LakeColumn, id: string) => ({
  CategoricalMeasureField: {
    FieldId: `${id}-count`,
    Column: columnOf(table, column),
    AggregationFunction: 'COUNT',
  },
});

function rowsVisual(table: LakeTable, column: LakeColumn) {
  const id = `${table.name}-rows`;
  return {
    KPIVisual: {
      VisualId: id,
      Title: title('Rows'),
      ChartConfiguration: {
        FieldWells: { Values: [count(table, column, id)] },
      },
    },
  };
}

function shareVisual(table: LakeTable, column: LakeColumn) {
  const id = `${table.name}-by-${column.name}`;
  return {
    BarChartVisual: {
      VisualId: id,
      Title: title(`Rows by ${column.name}`),
      ChartConfiguration: {
        Orientation: 'HORIZONTAL',
        FieldWells: {
          BarChartAggregatedFieldWells: {
            Category: [
              {
                CategoricalDimensionField: {
                  FieldId: `${id}-category`,
                  Column: columnOf(table, column),
                },
              },
            ],
            Values: [count(table, column, id)],
          },
        },
      },
    },
  };
}

function trendVisual(table: LakeTable, time: LakeColumn, column: LakeColumn) {
  const id = `${table.name}-over-${time.name}`;
  return {
    LineChartVisual: {
      VisualId: id,
      Title: title(`Rows over ${time.name}`),
      ChartConfiguration: {
        Type: 'LINE',
        FieldWells: {
          LineChartAggregatedFieldWells: {
            Category: [
              {
                DateDimensionField: {
                  FieldId: `${id}-time`,
                  Column: columnOf(table, time),
                  DateGranularity: 'DAY',
                },
              },
            ],
            Values: [count(table, column, id)],
          },
        },
      },
    },
  };
}

function listVisual(table: LakeTable, columns: readonly LakeColumn[]) {
  const id = `${table.name}-list`;
  return {
    TableVisual: {
      VisualId: id,
      Title: title('Newest rows as they are'),
      ChartConfiguration: {
        FieldWells: {
          TableUnaggregatedFieldWells: {
            Values: columns.slice(0, 20).map(column => ({
              FieldId: `${id}-${column.name}`,
              Column: columnOf(table, column),
            })),
          },
        },
      },
    },
  };
}

/** A sheet of what everybody may see: how many rows, of what kind, over time, and the rows. */
function sheet(table: LakeTable) {
  const open = shownColumns(table).filter(({ masked }) => !masked);
  const [first] = open;
  if (!first) return [];
  const counted =
    open.find(({ types }) => types.quicksight === 'STRING') ?? first;
  const kind =
    open.find(({ property }) => property.enum) ??
    open.find(
      ({ name, types }) =>
        types.quicksight === 'STRING' && !table.keys.includes(name),
    );
  const time = open.find(({ types }) => types.quicksight === 'DATETIME');
  return [
    {
      SheetId: table.name.replace(/_/g, '-'),
      Name: oneLine(table.object.businessName ?? table.name, 100),
      Visuals: [
        rowsVisual(table, counted),
        ...(kind ? [shareVisual(table, kind)] : []),
        ...(time ? [trendVisual(table, time, counted)] : []),
        listVisual(table, open),
      ],
    },
  ];
}

/** Tables that the dashboard has a sheet for. @internal */
export const shownTables = (context: GenerationContext) =>
  lakeTables(context).filter(table => sheet(table).length > 0);

const READING = [
  'quicksight:DescribeDashboard',
  'quicksight:ListDashboardVersions',
  'quicksight:QueryDashboard',
];
const OWNING = [
  ...READING,
  'quicksight:DeleteDashboard',
  'quicksight:DescribeDashboardPermissions',
  'quicksight:UpdateDashboard',
  'quicksight:UpdateDashboardPermissions',
  'quicksight:UpdateDashboardPublishedVersion',
];

const text = { Type: 'String' };

/** The dashboard of the product, from its contracts. @internal */
export function dashboard(context: GenerationContext): GeneratedFile[] {
  const tables = shownTables(context);
  if (tables.length === 0) return [];
  const parameter = (index: number) => `DataSet${index + 1}`;
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Dashboard of a data product',
    Parameters: {
      DashboardId: text,
      Title: text,
      Readers: text,
      Owners: text,
      ...Object.fromEntries(tables.map((_, index) => [parameter(index), text])),
    },
    Resources: {
      Dashboard: {
        Type: 'AWS::QuickSight::Dashboard',
        Properties: {
          AwsAccountId: { Ref: 'AWS::AccountId' },
          DashboardId: { Ref: 'DashboardId' },
          Name: { Ref: 'Title' },
          Permissions: [
            { Principal: { Ref: 'Readers' }, Actions: READING },
            { Principal: { Ref: 'Owners' }, Actions: OWNING },
          ],
          Definition: {
            DataSetIdentifierDeclarations: tables.map((table, index) => ({
              Identifier: table.name,
              DataSetArn: { Ref: parameter(index) },
            })),
            Sheets: tables.flatMap(sheet),
          },
          DashboardPublishOptions: {
            ExportToCSVOption: { AvailabilityStatus: 'DISABLED' },
          },
        },
      },
    },
    Outputs: {
      DashboardArn: { Value: { 'Fn::GetAtt': ['Dashboard', 'Arn'] } },
    },
  };
  return [
    {
      path: `infra/${DASHBOARD}`,
      content: `${JSON.stringify(template, null, 2)}\n`,
    },
  ];
}
