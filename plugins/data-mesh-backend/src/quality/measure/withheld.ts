// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { Contract } from '@meshwright/contracts';
import { coversClassification } from '@meshwright/plugin-data-mesh-common';
import type { DetailedCheck } from '@meshwright/quality';
import { Classifier } from '../evidence/Classifier';
import type { OtherContract } from './otherTables';

const WITHHELD =
  'The figure is not kept: it is made of data that is held more strictly than this table.';

/**
 * Leaves out what a rule found in tables of other contracts that are held more strictly than its own: whoever may see this
 * table's values need not be allowed to see theirs. Whether it passed stays.
 *
 * @param product - that the contract belongs to
 * @internal
 */
export function withoutStricter(
  checks: readonly DetailedCheck[],
  own: { contract: Contract; contractRef: string; product: Entity },
  others: readonly OtherContract[],
): DetailedCheck[] {
  const { contract, contractRef, product } = own;
  const classification = product.spec?.classification;
  const mine = new Classifier(
    new Map([[contractRef, contract]]),
    typeof classification === 'string' ? classification : undefined,
  );
  // What the other product is held as is not asked: a column that says nothing counts as restricted.
  const theirs = new Classifier(
    new Map(others.map(other => [other.ref, other.contract])),
    undefined,
  );
  return checks.map(check => {
    const { dataset, details } = check;
    if (!details.others?.length) return check;
    const covers = mine.of({ contractRef, dataset, column: null });
    const isStricter = details.others.some(
      table =>
        !coversClassification(
          covers,
          theirs.of({ contractRef: null, dataset: table, column: null }),
        ),
    );
    return isStricter
      ? {
          ...check,
          observed: null,
          details: { ...details, message: WITHHELD },
        }
      : check;
  });
}
