// SPDX-License-Identifier: Apache-2.0
import { tests } from '@bufbuild/cel-spec/testdata/conformance.js';
import {
  type Value,
  CelMap,
  Duration,
  Timestamp,
  TypeValue,
  Uint,
  keyOf,
} from '../cel/values';
import { parseDuration, parseTimestamp } from '../cel/time';

/** A value as the vectors of the specification write it in JSON. */
interface JsonValue {
  nullValue?: unknown;
  boolValue?: boolean;
  int64Value?: string;
  uint64Value?: string;
  doubleValue?: number | string;
  stringValue?: string;
  bytesValue?: string;
  typeValue?: string;
  listValue?: { values?: JsonValue[] };
  mapValue?: { entries?: Array<{ key: JsonValue; value: JsonValue }> };
  objectValue?: { '@type': string; value?: string };
}

/** One vector of the specification. */
export interface Vector {
  suite: string;
  name: string;
  expr: string;
  container?: string;
  bindings: Record<string, Value>;
  /** Absent where an error is expected. */
  value?: Value;
}

/** Thrown for a vector that uses a message of protobuf, which policies never see. */
class NeedsMessages extends Error {}

function toMap(entries: Array<{ key: JsonValue; value: JsonValue }>): CelMap {
  const map = new CelMap();
  for (const { key, value } of entries) {
    const read = toValue(key);
    map.entries.set(keyOf(read)!, [read, toValue(value)]);
  }
  return map;
}

function toValue(json: JsonValue): Value {
  if ('nullValue' in json) return null;
  if (json.boolValue !== undefined) return json.boolValue;
  if (json.int64Value !== undefined) return BigInt(json.int64Value);
  if (json.uint64Value !== undefined) return new Uint(BigInt(json.uint64Value));
  if (json.doubleValue !== undefined) return Number(json.doubleValue);
  if (json.stringValue !== undefined) return json.stringValue;
  if (json.bytesValue !== undefined) {
    return Uint8Array.from(Buffer.from(json.bytesValue, 'base64'));
  }
  if (json.typeValue !== undefined) return new TypeValue(json.typeValue);
  if (json.listValue) return (json.listValue.values ?? []).map(toValue);
  if (json.mapValue) return toMap(json.mapValue.entries ?? []);
  const type = json.objectValue?.['@type'] ?? '';
  const text = json.objectValue?.value ?? '';
  if (type.endsWith('google.protobuf.Timestamp')) {
    return parseTimestamp(text) as Timestamp;
  }
  if (type.endsWith('google.protobuf.Duration')) {
    return parseDuration(text) as Duration;
  }
  throw new NeedsMessages(type);
}

interface RawTest {
  original: {
    name?: string;
    expr: string;
    container?: string;
    value?: JsonValue;
    evalError?: unknown;
    anyEvalErrors?: unknown;
    bindings?: Record<string, { value?: JsonValue }>;
  };
}

interface RawSuite {
  name: string;
  suites?: RawSuite[];
  tests?: RawTest[];
}

function collect(suite: RawSuite, name: string, found: Vector[]): void {
  for (const { original } of suite.tests ?? []) {
    try {
      const bindings: Record<string, Value> = Object.create(null);
      for (const [key, bound] of Object.entries(original.bindings ?? {})) {
        bindings[key] = toValue(bound.value ?? {});
      }
      const fails = original.evalError || original.anyEvalErrors;
      found.push({
        suite: name,
        name: original.name ?? original.expr,
        expr: original.expr,
        container: original.container,
        bindings,
        ...(!fails && {
          value: original.value ? toValue(original.value) : true,
        }),
      });
    } catch (error) {
      if (!(error instanceof NeedsMessages)) throw error;
    }
  }
  for (const inner of suite.suites ?? []) {
    collect(inner, `${name}/${inner.name}`, found);
  }
}

/** Vectors of the specification's own suites, without those that need messages of protobuf. */
export function vectorsOf(suite: string): Vector[] {
  const found: Vector[] = [];
  const suites = (tests as unknown as RawSuite).suites ?? [];
  for (const raw of suites) {
    if (raw.name === suite) collect(raw, suite, found);
  }
  return found;
}
