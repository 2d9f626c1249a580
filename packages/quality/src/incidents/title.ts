// SPDX-License-Identifier: Apache-2.0
import { checkWords } from '../compile/checkNames';
import type { Fault, FaultKind } from './model';

const WORDS: Readonly<Record<FaultKind, [one: string, many: string]>> = {
  check: ['check fails', 'checks fail'],
  'service-level': ['service level is missed', 'service levels are missed'],
  anomaly: ['figure is unusual', 'figures are unusual'],
};

const MOST = 120;

/**
 * Title of an incident that faults opened: what fails, and of which dataset. It is made once, when the incident opens.
 *
 * @param faults - those that opened it, at least one
 * @public
 */
export function titleOfFaults(
  faults: ReadonlyArray<
    Pick<Fault, 'kind' | 'name' | 'dataset'> & Partial<Pick<Fault, 'column'>>
  >,
): string {
  const datasets = [...new Set(faults.flatMap(({ dataset }) => dataset ?? []))];
  const place = datasets.length === 1 ? ` in ${datasets[0]}` : '';
  const kinds = (Object.keys(WORDS) as FaultKind[]).flatMap(kind => {
    const { length } = faults.filter(each => each.kind === kind);
    if (length === 0) return [];
    return `${length} ${WORDS[kind][length === 1 ? 0 : 1]}`;
  });
  const title =
    faults.length === 1
      ? `${checkWords(faults[0])}${place}`
      : kinds.join(', ') + place;
  return title.length > MOST ? `${title.slice(0, MOST - 1)}…` : title;
}

/** What opened an incident, where faults of several kinds did: a failed check before a missed level before a figure. @public */
export function originOfFaults(
  faults: ReadonlyArray<Pick<Fault, 'kind'>>,
): FaultKind {
  const kinds = new Set(faults.map(({ kind }) => kind));
  return (Object.keys(WORDS) as FaultKind[]).find(kind => kinds.has(kind))!;
}
