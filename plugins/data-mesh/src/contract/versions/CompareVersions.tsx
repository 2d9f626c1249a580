// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ContractVersion } from '@meshwright/plugin-data-mesh-common';
import { ErrorState } from '@meshwright/plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { Comparison } from './Comparison';
import type { ComparedDocument } from './Comparison';
import { readDiffState, writeDiffState } from './diffState';
import { OwnDocument } from './OwnDocument';
import { OWN_DOCUMENT, pairOf } from './pairOf';
import type { Pair } from './pairOf';
import { PairPicker } from './PairPicker';
import { usePairDocuments } from './usePairDocuments';

/** @internal */
export interface CompareVersionsProps {
  /** Newest first. */
  versions: ContractVersion[];
  /** Ref of the version whose page this is. */
  current: string;
}

/** Two of a contract's versions, or one and a document of the reader's own; the address holds which and how. @internal */
export function CompareVersions({ versions, current }: CompareVersionsProps) {
  const [params, setParams] = useSearchParams();
  const [own, setOwn] = useState('');
  const pair = pairOf(params, versions, current);
  const { data: documents, error, loading, retry } = usePairDocuments(pair);
  const asksForOwn = pair.from === OWN_DOCUMENT || pair.to === OWN_DOCUMENT;

  const setPair = (next: Pair) =>
    setParams(now => {
      const changed = new URLSearchParams(now);
      changed.set('from', next.from);
      changed.set('to', next.to);
      return changed;
    });
  const sideOf = (ref: string): ComparedDocument => {
    if (ref === OWN_DOCUMENT) {
      return { document: own, label: 'Your document' };
    }
    const version = versions.find(({ entityRef }) => entityRef === ref);
    return {
      document: documents?.[ref],
      label: `Version ${version?.version ?? version?.title ?? ref}`,
    };
  };
  return (
    <>
      <PairPicker versions={versions} pair={pair} onChange={setPair} />
      {asksForOwn && <OwnDocument document={own} onChange={setOwn} />}
      {error && !loading ? (
        <ErrorState
          title="These versions could not be loaded"
          error={error}
          unaffected="The other versions are unaffected."
          onRetry={retry}
        />
      ) : (
        <Comparison
          before={sideOf(pair.from)}
          after={sideOf(pair.to)}
          waitsForOwn={asksForOwn && own.trim() === ''}
          state={readDiffState(params)}
          onStateChange={state =>
            setParams(now => writeDiffState(now, state), { replace: true })
          }
        />
      )}
    </>
  );
}
