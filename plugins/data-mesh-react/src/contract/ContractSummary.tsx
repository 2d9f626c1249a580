// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import type { ReadResult } from '@meshwright/contracts';
import { ContractFacts } from './ContractFacts';
import { ProblemsBanner } from './ProblemsBanner';
import { Purpose } from './Purpose';

/** Props of {@link ContractSummary}. @public */
export interface ContractSummaryProps {
  /** The contract as {@link useContractDocument} read it. */
  result: ReadResult;
  /** Where the document is shown with its problems. */
  problemsHref: string;
}

/** What a contract is, what it is for, and whether its document has problems. @public */
export function ContractSummary({
  result,
  problemsHref,
}: ContractSummaryProps) {
  return (
    <>
      <ContractFacts result={result} />
      <Purpose contract={result.contract} />
      <ProblemsBanner
        result={result}
        action={<Link to={problemsHref}>Show problems</Link>}
      />
    </>
  );
}
