// SPDX-License-Identifier: Apache-2.0
import { athena } from './athena/athena';
import { bigquery } from './bigquery/bigquery';
import { databricks } from './databricks/databricks';
import { postgres } from './postgres/postgres';
import { redshift } from './redshift/redshift';
import { snowflake } from './snowflake/snowflake';
import { synapse } from './synapse/synapse';
import type { EngineConnector, EngineSettings, ServerEngine } from './types';

const connectors: {
  [Type in ServerEngine]: EngineConnector<
    Extract<EngineSettings, { type: Type }>
  >;
} = {
  athena,
  bigquery,
  databricks,
  postgres,
  redshift,
  snowflake,
  synapse,
};

/** What reaches the engine of some settings. @internal */
export function connectorOf({
  type,
}: EngineSettings): EngineConnector<EngineSettings> {
  return connectors[type] as EngineConnector<EngineSettings>;
}
