// SPDX-License-Identifier: Apache-2.0
import type { Value } from '../values';

/** A kind of port: the field that holds them, and the constant that `entityType` must be. @internal */
export interface PortKind {
  field: string;
  entityType: string;
  words: string;
  /** What management ports of this kind are for, in the model's words. */
  content?: string;
}

/** @internal */
export const portKinds: readonly PortKind[] = [
  { field: 'inputPorts', entityType: 'inputport', words: 'input port' },
  { field: 'outputPorts', entityType: 'outputport', words: 'output port' },
  {
    field: 'discoveryPorts',
    entityType: 'discoveryport',
    words: 'discovery port',
    content: 'discoverability',
  },
  {
    field: 'observabilityPorts',
    entityType: 'observabilityport',
    words: 'observability port',
    content: 'observability',
  },
  {
    field: 'controlPorts',
    entityType: 'controlport',
    words: 'control port',
    content: 'control',
  },
];

/** The ports of a kind as they stand in the document, references unresolved. @internal */
export function portsOf(root: Value, kind: PortKind): Value[] {
  return root.at('interfaceComponents').at(kind.field).records();
}
