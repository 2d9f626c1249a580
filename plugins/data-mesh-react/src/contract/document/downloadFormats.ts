// SPDX-License-Identifier: Apache-2.0
import type { ConvertTarget } from '@meshwright/contracts';

/** A format that a contract can be taken away in. @internal */
export interface DownloadFormat {
  target: ConvertTarget;
  /** As people call it. */
  title: string;
  /** End of the file's name. */
  ending: string;
}

/** Formats in the order of the menu. @internal */
export const DOWNLOAD_FORMATS: DownloadFormat[] = [
  { target: 'jsonschema', title: 'JSON Schema', ending: 'schema.json' },
  { target: 'sql-ddl', title: 'SQL tables', ending: 'sql' },
  { target: 'dbt', title: 'dbt models', ending: 'dbt.yml' },
  { target: 'avro', title: 'Avro schema', ending: 'avsc' },
  { target: 'odcs', title: 'ODCS 3.1', ending: 'odcs.yaml' },
  { target: 'markdown', title: 'Markdown', ending: 'md' },
];
