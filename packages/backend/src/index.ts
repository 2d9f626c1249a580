// SPDX-License-Identifier: Apache-2.0
import { createBackend } from '@backstage/backend-defaults';
import { gitHostUrlReader } from '@meshwright/plugin-data-mesh-backend';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Who people are, and what they may do
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(import('@meshwright/plugin-auth-backend-module-example-people'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@meshwright/plugin-permission-backend-module-data-mesh'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

// Data mesh
backend.add(import('@meshwright/plugin-catalog-backend-module-data-mesh'));
backend.add(import('@meshwright/plugin-data-mesh-backend'));
backend.add(gitHostUrlReader);

// Templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@meshwright/plugin-scaffolder-backend-module-data-mesh'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-azure'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-bitbucket-cloud'),
);
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-bitbucket-server'),
);
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
// Keeps the files of a task between its steps, so that a retry goes on where it stopped
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-workspace-database'),
);

// Documentation
backend.add(import('@backstage/plugin-techdocs-backend'));

// Search: PostgreSQL's where the portal runs on PostgreSQL, else in memory
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));
backend.add(import('@meshwright/plugin-search-backend-module-data-mesh'));

backend.start();
