// SPDX-License-Identifier: Apache-2.0
export { QUALITY_RESULTS_KIND } from './meshwright';
export {
  readQualityResults,
  type ResultsFile,
  UNKNOWN_FORMAT,
} from './readResults';
