// SPDX-License-Identifier: Apache-2.0
import type { ContractLink } from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  StateLabel,
  describeProblems,
  sentenceCase,
  stateOfLifecycle,
  stateOfProblems,
} from '@meshwright/plugin-data-mesh-react';
import { usePortStyles } from './portStyles';

/** The contract of a port: its name, version, status, and problems if it has any. @internal */
export function PortContract({ contract }: { contract?: ContractLink }) {
  const classes = usePortStyles();
  if (!contract) {
    return <span className={classes.quiet}>No contract</span>;
  }
  const { version, status, problems } = contract;
  return (
    <div className={classes.contract}>
      <EntityLinkChip link={contract} />
      {version && <span>v{version.replace(/^v/i, '')}</span>}
      {status && (
        <StateLabel state={stateOfLifecycle(status)}>
          {sentenceCase(status)}
        </StateLabel>
      )}
      {problems && problems.errors + problems.warnings > 0 && (
        <StateLabel state={stateOfProblems(problems)}>
          {describeProblems(problems)}
        </StateLabel>
      )}
    </div>
  );
}
