// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { SectionTabs, sectionPanelProps } from '../layout';
import { ContractFacts } from './ContractFacts';
import { ContractSectionContent } from './ContractSectionContent';
import type { ContractViewState } from './ContractViewState';
import { ProblemsBanner } from './ProblemsBanner';
import { Purpose } from './Purpose';
import { CONTRACT_SECTIONS } from './sections/types';
import type { ContractSection } from './sections/types';
import { sectionLabels } from './sections/sectionLabels';
import { useContractDocument } from './useContractDocument';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 4),
    },
    panel: { minWidth: 0 },
  }),
  { name: 'MeshwrightContractView' },
);

/** Props of {@link ContractView}. @public */
export interface ContractViewProps {
  /** The document as text, of any standard that is read. */
  document: string;
  /** Name to show and to download it under. Default `contract.odcs.yaml`. */
  fileName?: string;
  /** Controls beside the facts: which version is shown. */
  actions?: ReactNode;
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
  actions,
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
      <div className={classes.head}>
        <ContractFacts result={result} />
        {actions}
      </div>
      <Purpose contract={result.contract} />
      {(section !== 'document' || !result.contract) && (
        <ProblemsBanner
          result={result}
          action={
            <Button
              size="small"
              onClick={() => setState({ section: 'document' })}
            >
              Show problems
            </Button>
          }
        />
      )}
      <SectionTabs
        id="contract"
        label="Parts of the contract"
        tabs={CONTRACT_SECTIONS.map(key => ({ key, ...labels[key] }))}
        chosen={section}
        onChoose={key => setState({ section: key })}
      />
      <div
        className={classes.panel}
        {...sectionPanelProps('contract', section)}
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
