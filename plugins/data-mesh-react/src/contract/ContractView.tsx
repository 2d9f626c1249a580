// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { ContractFacts } from './ContractFacts';
import { ContractSectionContent } from './ContractSectionContent';
import { ProblemsBanner } from './ProblemsBanner';
import { Purpose } from './Purpose';
import { CONTRACT_SECTIONS } from './sections/types';
import type { ContractSection } from './sections/types';
import { sectionLabels } from './sections/sectionLabels';
import { useContractDocument } from './useContractDocument';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    tabs: {
      minHeight: 40,
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    tab: {
      minHeight: 40,
      minWidth: 0,
      padding: theme.spacing(0.75, 2),
      textTransform: 'none',
      fontSize: 14,
    },
    count: {
      marginLeft: theme.spacing(0.75),
      color: theme.palette.text.secondary,
      fontWeight: 'normal',
      fontVariantNumeric: 'tabular-nums',
    },
    panel: { minWidth: 0 },
  }),
  { name: 'MeshwrightContractView' },
);

/** What of a contract is shown; a page keeps it in its address. @public */
export interface ContractViewState {
  section?: ContractSection;
  /** Column whose details are shown: `orders.customer_email`. */
  column?: string;
  /** Line of the document that is marked, from 1. */
  line?: number;
}

/** Props of {@link ContractView}. @public */
export interface ContractViewProps {
  /** The document as text, of any standard that is read. */
  document: string;
  /** Name to show and to download it under. Default `contract.odcs.yaml`. */
  fileName?: string;
  /** What is shown, when the page keeps it; without it the view keeps it itself. */
  state?: ContractViewState;
  onStateChange?: (state: ContractViewState) => void;
  /** Address of a state, for links to lines; default a link that changes nothing but the line after `#`. */
  hrefOf?: (state: ContractViewState) => string;
}

/**
 * A data contract for people: schema, rules, promises, places, terms, and the document it was read from.
 *
 * Whatever the document says is shown as text. Nothing it names is fetched.
 *
 * @public
 */
export function ContractView({
  document,
  fileName,
  state: givenState,
  onStateChange,
  hrefOf,
}: ContractViewProps) {
  const classes = useStyles();
  const result = useContractDocument(document, fileName);
  const [ownState, setOwnState] = useState<ContractViewState>({});
  const state = givenState ?? ownState;
  const setState = onStateChange ?? setOwnState;
  const section: ContractSection =
    state.section ?? (result.contract ? 'schema' : 'document');
  const labels = sectionLabels(result);

  return (
    <div className={classes.root}>
      <ContractFacts result={result} />
      <Purpose contract={result.contract} />
      <ProblemsBanner
        result={result}
        onShow={() => setState({ section: 'document' })}
        shown={section === 'document'}
      />
      <div>
        <Tabs
          className={classes.tabs}
          value={section}
          onChange={(_, value: ContractSection) => setState({ section: value })}
          variant="scrollable"
          scrollButtons="auto"
          indicatorColor="primary"
          textColor="primary"
          aria-label="Parts of the contract"
        >
          {CONTRACT_SECTIONS.map(key => (
            <Tab
              key={key}
              value={key}
              id={`contract-tab-${key}`}
              aria-controls={`contract-panel-${key}`}
              className={classes.tab}
              label={
                <span>
                  {labels[key].title}
                  {labels[key].count !== undefined && (
                    <span className={classes.count}>{labels[key].count}</span>
                  )}
                </span>
              }
            />
          ))}
        </Tabs>
      </div>
      <div
        role="tabpanel"
        id={`contract-panel-${section}`}
        aria-labelledby={`contract-tab-${section}`}
        className={classes.panel}
      >
        <ContractSectionContent
          section={section}
          document={document}
          result={result}
          state={state}
          onStateChange={setState}
          hrefOf={hrefOf}
        />
      </div>
    </div>
  );
}
