// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../../generate/types';
import {
  ARROW_SCHEMA_PY,
  OPENLINEAGE_PY,
  TRANSFORM_PY,
} from '../programs/common';
import { CONTRACT_ROWS_PY } from '../programs/contractRows';
import { TEST_CONTRACT_ROWS_PY } from '../programs/tests';
import { pipelineSpec } from '../support/pipelineSpec';

/** What every engine runs: the checks, the team's own logic, and what the contract says. @internal */
export const commonProgram = (context: GenerationContext): GeneratedFile[] => [
  pipelineSpec(context),
  { path: 'pipelines/common/contract_rows.py', content: CONTRACT_ROWS_PY },
  { path: 'pipelines/common/transform.py', content: TRANSFORM_PY },
  { path: 'pipelines/common/openlineage_event.py', content: OPENLINEAGE_PY },
  { path: 'tests/test_contract_rows.py', content: TEST_CONTRACT_ROWS_PY },
];

/** The schema of the lake's files, for engines that write them with Apache Arrow. @internal */
export const arrowProgram: GeneratedFile = {
  path: 'pipelines/common/arrow_schema.py',
  content: ARROW_SCHEMA_PY,
};
