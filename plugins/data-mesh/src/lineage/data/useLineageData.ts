// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  LineageApi,
  LineageGranularity,
  LineageGraphAnswer,
  LineageGraphQuery,
} from '@meshwright/plugin-data-mesh-common';
import {
  lineageApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { LineageView } from '../state/lineageView';

/** Most nodes that are drawn; the backend gives no more. */
const MOST = 10_000;
/** Nodes around an opened box. */
const MOST_INSIDE = 1_000;
/** Boxes and rows that may be open at once. */
const MOST_OPEN = 60;

/** What is inside an opened box or row: its datasets or its columns, with what they are connected to. @internal */
export interface LineageInside {
  id: string;
  granularity: LineageGranularity;
  answer: LineageGraphAnswer;
}

/** Everything that a picture of the lineage is made from. @internal */
export interface LineageData {
  answer: LineageGraphAnswer;
  inside: LineageInside[];
}

/** What an opened thing consists of, at a level; undefined for what has nothing inside. @internal */
export function insideOf(
  id: string,
  level: LineageGranularity,
): LineageGranularity | undefined {
  if (id.startsWith('product:') && level === 'product') return 'dataset';
  return id.startsWith('dataset:') &&
    (level === 'product' || level === 'dataset')
    ? 'column'
    : undefined;
}

/** Answers of one client, so that opening a box asks for that box only. */
type Known = Map<string, Promise<LineageGraphAnswer>>;
const MOST_KNOWN = 200;

function ask(api: LineageApi, known: Known, query: LineageGraphQuery) {
  const key = JSON.stringify(query);
  const before = known.get(key);
  if (before) return before;
  const answer = api.getLineage(query);
  answer.catch(() => known.delete(key));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, answer);
  return answer;
}

/** Loads what a view shows. What is inside a box that cannot be had is left out: the box stays closed. @internal */
export function useLineageData(node: string | undefined, view: LineageView) {
  const api = useApi(lineageApiRef);
  const known = useRef<Known>(new Map());
  const { level, direction, steps, at, expand, open } = view;
  const question = JSON.stringify([node, level, direction, steps, at]);
  const result = useAsyncData<LineageData>(
    async () => {
      const main = ask(api, known.current, {
        node: node!,
        granularity: level,
        direction,
        depth: steps,
        limit: MOST,
        at,
        ...(expand.length > 0 && { expand }),
      });
      const opened = open.slice(0, MOST_OPEN).flatMap(id => {
        const granularity = insideOf(id, level);
        return granularity ? [{ id, granularity }] : [];
      });
      const inside = await Promise.all(
        opened.map(async ({ id, granularity }) => {
          try {
            const answer = await ask(api, known.current, {
              node: id,
              granularity,
              depth: 1,
              limit: MOST_INSIDE,
              at,
            });
            return [{ id, granularity, answer }];
          } catch {
            return [];
          }
        }),
      );
      return { answer: await main, inside: inside.flat() };
    },
    [api, question, JSON.stringify(expand), JSON.stringify(open)],
    { subject: question, enabled: node !== undefined },
  );
  const { retry } = result;
  const asked = useRef(api);
  useEffect(() => {
    if (asked.current !== api) known.current.clear();
    asked.current = api;
  }, [api]);
  return { ...result, retry };
}
