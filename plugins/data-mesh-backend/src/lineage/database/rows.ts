// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

/** Whole numbers of 64 bits: texts on PostgreSQL. @internal */
export type Big = number | string;

/** @internal */
export interface EventRow {
  id: Big;
  run_key: string;
  digest: string;
  /** Digest of what it says, but for when; null where it says no time. */
  content: string | null;
  run_id: string | null;
  event_time: Big;
  received_at: Big;
  /** 1 where it cannot be brought into the graph. */
  put_aside: number;
  /** Characters of the body. */
  length: number;
  body: string;
}

/** An event that is not in the graph yet. @internal */
export interface InboxRow {
  event_id: Big;
  run_key: string;
  /** Characters of its body. */
  length: number;
}

/** @internal */
export interface RunRow {
  run_key: string;
  job_key: string;
  run_id: string | null;
  state: string;
  started_at: Big;
  ended_at: Big;
  settles: number;
}

/** @internal */
export interface NodeRow {
  node_key: string;
  id: string;
  facts: string;
  /** Of a job: the end of its last run that counts for all its edges. */
  settled_at: Big | null;
  /** Of a job: digest of what that run showed; null where something else happened to its edges since. */
  shape: string | null;
  seq: Big;
}

/** @internal */
export interface AliasRow {
  alias_key: string;
  alias: string;
  id: string;
  seq: Big;
}

/** @internal */
export interface JobEdgeRow {
  id?: Big;
  job_key: string;
  edge_key: string;
  job: string;
  /** The run that showed it first. */
  run_key: string;
  /** JSON of what happens on the way; null where nobody says. */
  transformations: string | null;
  started_at: Big;
  ended_at: Big | null;
  /** Where it has not ended, and the job settled later, that counts. */
  last_seen: Big;
}

/** @internal */
export interface CheckRow {
  check_key: string;
  /** Id of the dataset's node. */
  dataset: string;
  name: string;
  status: string;
  at: Big;
}

/** @internal */
export interface EdgeRow {
  edge_key: string;
  from_key: string;
  to_key: string;
  from_id: string;
  to_id: string;
  kind: string;
  source: string;
  transformations: string | null;
  jobs: string | null;
  spans: string;
  last_seen: Big | null;
  seq: Big;
}

/** 162 bits: short keys make small indexes, and nobody finds two texts with the same one. */
const KEY_LENGTH = 27;

const digest = (text: string) =>
  hash('sha256', text, 'base64url').slice(0, KEY_LENGTH);

/** Keys that were asked for lately: the same jobs run again and again. */
const recent = new Map<string, string>();
const MOST_RECENT = 50_000;
const LONGEST_RECENT = 500;

/** A key of a fixed length for a text of any. @internal */
export function keyOf(...parts: string[]): string {
  const text = parts.join('\u0000');
  if (text.length > LONGEST_RECENT) return digest(text);
  let key = recent.get(text);
  if (key === undefined) {
    key = digest(text);
    if (recent.size === MOST_RECENT) recent.clear();
    recent.set(text, key);
  }
  return key;
}

/** Values in portions that a statement can have as parameters. @internal */
export function portions<T>(values: readonly T[], size = 100): T[][] {
  const found: T[][] = [];
  for (let from = 0; from < values.length; from += size) {
    found.push(values.slice(from, from + size));
  }
  return found;
}
