// SPDX-License-Identifier: Apache-2.0
import { type Block, expr, resource } from '../../../hcl';

/** A file of the repository that a stack puts into the bucket for artifacts. @internal */
export interface SourceFile {
  label: string;
  path: string;
}

/** Objects with files of the repository: an apply brings what was reviewed, and nothing else. @internal */
export const sourceObjects = (sources: readonly SourceFile[]): Block[] =>
  sources.map(({ label, path }) =>
    resource('google_storage_bucket_object', label, {
      bucket: expr('google_storage_bucket.artifacts.name'),
      name: `code/${path.replace(/^pipelines\//, '')}`,
      source: expr(`"\${path.module}/../${path}"`),
      content_type: path.endsWith('.json')
        ? 'application/json'
        : 'text/x-python',
    }),
  );
