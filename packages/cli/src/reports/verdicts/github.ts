// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from '@meshwright/governance';
import { clean } from '../../terminal/clean';
import { firstPlace, isTold, wholeMessage } from './told';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' };

/** A text as a workflow command takes it. */
const data = (text: string) =>
  clean(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string) =>
  data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Annotations for GitHub Actions, one for each failure. */
export function verdictsForGitHub(verdicts: readonly Verdict[]): string {
  return verdicts
    .filter(isTold)
    .map(verdict => {
      const { file, line } = firstPlace(verdict);
      const title = `${verdict.policy}/${verdict.rule}`;
      return `::${LEVELS[verdict.severity]} file=${property(
        file,
      )},line=${line},title=${property(title)}::${data(
        wholeMessage(verdict),
      )}\n`;
    })
    .join('');
}
