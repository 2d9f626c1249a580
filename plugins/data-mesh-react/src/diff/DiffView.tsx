// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { compareContracts } from '@meshwright/contracts';
import type { Impact, ReadResult } from '@meshwright/contracts';
import { useContractDocument } from '../contract';
import { EmptyState, StateBanner } from '../feedback';
import { SectionTabs, sectionPanelProps } from '../layout';
import { ChangeList } from './ChangeList';
import { TextDiff } from './TextDiff';
import { VerdictBanner } from './VerdictBanner';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightDiffView' },
);

/** One of two documents that are compared. @public */
export interface DiffDocument {
  document: string;
  /** What it is, for people: "Version 1.4.0". */
  label: string;
}

/** What of a comparison is shown; a page keeps it in its address. @public */
export interface DiffViewState {
  /** Default `changes`. */
  view?: 'changes' | 'text';
  /** Only changes of this impact. */
  impact?: Impact;
}

/** Props of {@link DiffView}. @public */
export interface DiffViewProps {
  /** What people rely on. */
  before: DiffDocument;
  /** What is to take its place. */
  after: DiffDocument;
  /** What is shown, when the page keeps it; without it the view keeps it itself. */
  state?: DiffViewState;
  onStateChange?: (state: DiffViewState) => void;
}

/**
 * Two contracts compared: the verdict, the version that tells it, each change with its impact and reason, and
 * both texts side by side.
 *
 * @public
 */
export function DiffView({
  before,
  after,
  state: givenState,
  onStateChange,
}: DiffViewProps) {
  const classes = useStyles();
  const [ownState, setOwnState] = useState<DiffViewState>({});
  const state = givenState ?? ownState;
  const setState = onStateChange ?? setOwnState;
  const old = useContractDocument(before.document, before.label);
  const next = useContractDocument(after.document, after.label);
  const comparison = useMemo(
    () =>
      old.contract && next.contract
        ? compareContracts(old.contract, next.contract, {
            oldStandard: old.standard,
            newStandard: next.standard,
          })
        : undefined,
    [old, next],
  );
  const view = state.view ?? (comparison ? 'changes' : 'text');
  return (
    <div className={classes.root}>
      {comparison && <VerdictBanner comparison={comparison} />}
      <Unreadable result={old} />
      <Unreadable result={next} />
      <SectionTabs
        id="diff"
        label="Ways to compare"
        tabs={[
          { key: 'changes', title: 'Changes', disabled: !comparison },
          { key: 'text', title: 'Text side by side' },
        ]}
        chosen={view}
        onChoose={key => setState({ ...state, view: key })}
      />
      <div {...sectionPanelProps('diff', view)}>
        {view === 'text' || !comparison ? (
          <TextDiff before={before} after={after} />
        ) : (
          <Changes
            changes={comparison.changes}
            impact={state.impact}
            onImpactChange={impact => setState({ ...state, impact })}
          />
        )}
      </div>
    </div>
  );
}

function Changes(props: Parameters<typeof ChangeList>[0]) {
  return props.changes.length === 0 ? (
    <EmptyState title="No changes">
      Both contracts say the same. Order, comments and layout do not count; see
      the text for those.
    </EmptyState>
  ) : (
    <ChangeList {...props} />
  );
}

function Unreadable({ result }: { result: ReadResult }) {
  return result.contract ? null : (
    <StateBanner state="error">
      {result.file} could not be read as a data contract, so only the texts are
      compared. {result.findings[0]?.message}
    </StateBanner>
  );
}
