// SPDX-License-Identifier: Apache-2.0
import {
  DiffView,
  EmptyState,
  PanelSkeleton,
} from '@meshwright/plugin-data-mesh-react';
import type { DiffViewState } from '@meshwright/plugin-data-mesh-react';

/** One of the two that are compared. @internal */
export interface ComparedDocument {
  /** Absent while it is on its way. */
  document?: string;
  label: string;
}

/** @internal */
export interface ComparisonProps {
  before: ComparedDocument;
  after: ComparedDocument;
  /** The reader has chosen to bring a document and has not yet. */
  waitsForOwn: boolean;
  state: DiffViewState;
  onStateChange: (state: DiffViewState) => void;
}

/** The comparison once both documents are there, and what is missing until then. @internal */
export function Comparison({
  before,
  after,
  waitsForOwn,
  state,
  onStateChange,
}: ComparisonProps) {
  if (waitsForOwn) {
    return (
      <EmptyState title="Nothing to compare with yet">
        Paste a contract above or choose a file, and see what it would change.
      </EmptyState>
    );
  }
  if (before.document === undefined || after.document === undefined) {
    return <PanelSkeleton title="Changes" lines={6} />;
  }
  return (
    <DiffView
      before={{ document: before.document, label: before.label }}
      after={{ document: after.document, label: after.label }}
      state={state}
      onStateChange={onStateChange}
    />
  );
}
