// SPDX-License-Identifier: Apache-2.0
import type { LakeTable } from '../shared/tables';
import { measuresOf } from './model';

/** Columns that a table on a page shows; more are too many to read. */
const MOST_COLUMNS = 12;
const PAGE = { width: 1280, height: 720 };

interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

const field = (
  kind: 'Column' | 'Measure',
  property: string,
  entity: string,
) => ({
  [kind]: {
    Expression: { SourceRef: { Source: 't' } },
    Property: property,
  },
  Name: `${entity}.${property}`,
});

function visual(
  id: string,
  visualType: 'card' | 'tableEx',
  place: Place,
  entity: string,
  fields: readonly { kind: 'Column' | 'Measure'; name: string }[],
) {
  const position = { ...place, z: 0, tabOrder: 0 };
  return {
    ...position,
    filters: '[]',
    config: JSON.stringify({
      name: id,
      layouts: [{ id: 0, position }],
      singleVisual: {
        visualType,
        projections: {
          Values: fields.map(({ name }) => ({ queryRef: `${entity}.${name}` })),
        },
        prototypeQuery: {
          Version: 2,
          From: [{ Name: 't', Entity: entity, Type: 0 }],
          Select: fields.map(({ kind, name }) => field(kind, name, entity)),
        },
      },
    }),
  };
}

/** A page for each table: how many rows and sums as cards, and its rows below. */
function page(table: LakeTable, ordinal: number) {
  const cards = measuresOf(table).slice(0, 4);
  const width = Math.floor((PAGE.width - 40) / cards.length);
  return {
    name: `page${ordinal}`,
    displayName: table.title,
    displayOption: 1,
    ordinal,
    filters: '[]',
    config: '{}',
    ...PAGE,
    visualContainers: [
      ...cards.map((measure, index) =>
        visual(
          `card${ordinal}x${index}`,
          'card',
          { x: 20 + index * width, y: 20, width: width - 20, height: 140 },
          table.name,
          [{ kind: 'Measure', name: measure.name }],
        ),
      ),
      visual(
        `rows${ordinal}`,
        'tableEx',
        { x: 20, y: 180, width: PAGE.width - 40, height: PAGE.height - 200 },
        table.name,
        table.columns
          .filter(({ masked }) => !masked)
          .slice(0, MOST_COLUMNS)
          .map(({ name }) => ({ kind: 'Column', name })),
      ),
    ],
  };
}

/** The report, as Power BI's files of the older kind write it. @internal */
export const report = (tables: readonly LakeTable[]) => ({
  config: JSON.stringify({
    version: '5.50',
    activeSectionIndex: 0,
    defaultDrillFilterOtherVisuals: true,
  }),
  layoutOptimization: 0,
  filters: '[]',
  sections: tables.map(page),
});

/** Which model the report is on; the id is filled in by Fabric's provider. @internal */
export const reportDefinition = (modelId: string) => ({
  version: '1.0',
  datasetReference: {
    byPath: null,
    byConnection: {
      connectionString: null,
      pbiServiceModelId: null,
      pbiModelVirtualServerName: 'sobe_wowvirtualserver',
      pbiModelDatabaseName: modelId,
      name: 'EntityDataSource',
      connectionType: 'pbiServiceXmlaStyleLive',
    },
  },
});
