// SPDX-License-Identifier: Apache-2.0
import type { OutputPort } from '../model';

const types = ['source-aligned', 'aggregate', 'consumer-aligned'];
const bySpelling = new Map(
  types.flatMap(
    (type): Array<[string, string]> => [
      [type.replace('-', ''), type],
      [type.replace('-aligned', ''), type],
    ],
  ),
);

/**
 * The type of a data product as the model names it, whatever the spelling: `sourceAligned`,
 * `Source aligned` and `source` are `source-aligned`. Other types stay as written.
 *
 * @internal
 */
export function productType(written: string): string {
  const plain = written.toLowerCase().replace(/[\s_-]/g, '');
  return bySpelling.get(plain) ?? written;
}

/** The platforms of output ports, each once. @internal */
export function platformsOf(ports: readonly OutputPort[]): string[] {
  return [...new Set(ports.flatMap(({ platform }) => platform ?? []))];
}
