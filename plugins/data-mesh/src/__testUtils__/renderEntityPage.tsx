// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type {
  DataMeshApi,
  GovernanceApi,
  GovernanceScorecard,
  IncidentsApi,
  LineageApi,
  ProductQuality,
  ProductStatus,
  QualityApi,
  StatusApi,
  SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  governanceApiRef,
  incidentsApiRef,
  lineageApiRef,
  qualityApiRef,
  statusApiRef,
} from '@meshwright/plugin-data-mesh-react';

/** Quality of a product that nobody has measured. */
export const noQuality: ProductQuality = {
  score: null,
  counts: { pass: 0, warn: 0, fail: 0, error: 0, skipped: 0, unknown: 0 },
  dimensions: [],
  checks: [],
  totalChecks: 0,
  runs: [],
};

/** A product whose status nobody knows. */
export const noStatus: ProductStatus = {
  state: 'unknown',
  reasons: [],
  ports: [],
  freshness: [],
  serviceLevels: [],
  availability: { percent: null, known: 0, maintenanceHours: 0 },
  days: [],
  changes: [],
  maintenance: [],
};

/** A product that no policy was evaluated for. */
export const noGovernance: SubjectGovernance = {
  subject: '',
  counts: { pass: 0, fail: 0, waived: 0, 'not-applicable': 0, error: 0 },
  verdicts: [],
  level: null,
};

/** How something does that no policy was asked about. */
export const noScorecard: GovernanceScorecard = {
  level: null,
  counts: { pass: 0, fail: 0, waived: 0, error: 0 },
  passRate: null,
  products: { '1': 0, '2': 0, '3': 0, '4': 0, none: 0 },
  topics: [],
  lowest: [],
  failing: [],
  trend: [],
};

/** Renders the catalog's own entity page with extensions of the plugin on it, at an address. */
export function renderEntityPage(options: {
  address: string;
  entities: Entity[];
  extensions: ExtensionDefinition[];
  api: Partial<DataMeshApi>;
  /** Knows of no result where it is left out. */
  quality?: Partial<QualityApi>;
  /** Knows nothing where it is left out. */
  status?: Partial<StatusApi>;
  /** Knows of no verdict where it is left out. */
  governance?: Partial<GovernanceApi>;
  /** Knows of no incident where it is left out. */
  incidents?: Partial<IncidentsApi>;
  /** Knows of no node where it is left out. */
  lineage?: Partial<LineageApi>;
  /** Refs that the person owns things through. */
  ownershipEntityRefs?: string[];
}) {
  return renderTestApp({
    features: [
      catalogPlugin,
      createFrontendModule({
        pluginId: 'catalog',
        extensions: options.extensions,
      }),
    ],
    apis: [
      catalogApiMock({ entities: options.entities }),
      [dataMeshApiRef, options.api as DataMeshApi],
      [
        qualityApiRef,
        {
          getProductQuality: async () => noQuality,
          ...options.quality,
        } as QualityApi,
      ],
      [
        statusApiRef,
        {
          getProductStatus: async () => noStatus,
          getSeries: async () => ({ items: [], totalItems: 0 }),
          getStatusBoard: async () => ({
            items: [],
            totalItems: 0,
            counts: { operational: 0, degraded: 0, down: 0, unknown: 0 },
          }),
          ...options.status,
        } as StatusApi,
      ],
      [
        governanceApiRef,
        {
          getSubject: async () => noGovernance,
          getScorecard: async () => noScorecard,
          ...options.governance,
        } as GovernanceApi,
      ],
      [
        incidentsApiRef,
        {
          listIncidents: async () => ({ items: [], total: 0 }),
          ...options.incidents,
        } as IncidentsApi,
      ],
      [
        lineageApiRef,
        {
          getLineage: async () => ({
            start: [],
            nodes: [],
            edges: [],
            beyond: { up: 0, down: 0, total: 0 },
          }),
          ...options.lineage,
        } as LineageApi,
      ],
      mockApis.identity({
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: options.ownershipEntityRefs ?? [],
      }),
      mockApis.permission(),
    ],
    initialRouteEntries: [options.address],
  });
}
