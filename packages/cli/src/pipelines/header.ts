// SPDX-License-Identifier: Apache-2.0
import { Failure } from '../failure';
import { clean } from '../terminal/clean';

/** Tables of a contract that a pipeline names. */
export interface Reference {
  /** From the pipeline's own folder. */
  path: string;
  /** One table of the contract; all of them else. */
  table?: string;
  /** What the statement calls it, where that is not its name. */
  as?: string;
}

/** What the comment at the top of a pipeline says. */
export interface Header {
  description?: string;
  owner?: string;
  reads: Reference[];
  writes: Reference[];
  /** Files that other systems deliver, with the address where they lie in truth. */
  files: Array<{ path: string; as: string; at: string }>;
}

const ENTRY = /^--\s*(reads|writes|file|owner):\s*(\S.*?)\s*$/i;
const REFERENCE = /^([^#]+?)(?:#(\S+)(?:\s+as\s+(\w+))?)?$/i;
const FILE = /^(.+?)\s+as\s+(\w+)\s+at\s+(\S+)$/i;

function referenceOf(value: string, file: string): Reference {
  const [, path, table, as] = REFERENCE.exec(value) ?? [];
  if (path === undefined) {
    throw new Failure(
      `${clean(file)} names '${clean(value)}', which is no contract.`,
      "Write 'orders.odcs.yaml', 'orders.odcs.yaml#lines', or 'orders.odcs.yaml#lines as sold'.",
    );
  }
  return { path, table, as };
}

/**
 * Reads the comment at the top of a pipeline.
 *
 * @param file - name of the pipeline, for what is said of it
 * @throws Failure for an entry that cannot be read
 */
export function readHeader(sql: string, file: string): Header {
  const header: Header = { reads: [], writes: [], files: [] };
  const words: string[] = [];
  for (const line of sql.split('\n')) {
    if (!/^--/.test(line)) break;
    const [, key, value] = ENTRY.exec(line) ?? [];
    switch (key?.toLowerCase()) {
      case undefined:
        words.push(line.replace(/^--\s?/, ''));
        break;
      case 'owner':
        header.owner = value;
        break;
      case 'file': {
        const [, path, as, at] = FILE.exec(value) ?? [];
        if (path === undefined) {
          throw new Failure(
            `${clean(file)} names the file '${clean(value)}' in no known way.`,
            "Write 'orders.csv as delivered at s3://bucket/orders.csv'.",
          );
        }
        header.files.push({ path, as, at });
        break;
      }
      default:
        header[key.toLowerCase() as 'reads' | 'writes'].push(
          referenceOf(value, file),
        );
    }
  }
  const description = words
    .filter(line => !/^SPDX-/.test(line))
    .join(' ')
    .trim();
  return { ...header, ...(description && { description }) };
}
