// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '../read';
import { isRecord } from '../standards/values';

/** A document of a file: where its text begins and ends. @internal */
export interface DocumentPart {
  start: number;
  end: number;
  /** Whether it is the Backstage entity of a data product. */
  isProduct: boolean;
  name?: string;
}

/**
 * The documents of a YAML file, between lines of `---`; those without content are left out.
 *
 * @internal
 */
export function documentsOf(text: string): DocumentPart[] {
  const marks = [...text.matchAll(/^---(?=\s|$).*(?:\r?\n|$)/gm)];
  const starts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)];
  return starts.flatMap((start, i) => {
    const end = marks[i]?.index ?? text.length;
    const own = text.slice(start, end);
    // Comments alone are no document.
    if (!/^[^#\r\n]*[^#\s]/m.test(own)) return [];
    const { data } = readDescriptor(own);
    const metadata = isRecord(data) ? data.metadata : undefined;
    const name = isRecord(metadata) ? metadata.name : undefined;
    return [
      {
        start,
        end,
        isProduct:
          isRecord(data) && data.kind === 'DataProduct' && isRecord(metadata),
        ...(typeof name === 'string' && { name }),
      },
    ];
  });
}
