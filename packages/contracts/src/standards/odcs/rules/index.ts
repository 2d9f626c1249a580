// SPDX-License-Identifier: Apache-2.0
import type { RuleContext } from '../../standard';
import { eachElement, readElements } from './elements';
import { checkKeys } from './keys';
import { checkProperty } from './properties';
import { checkQuality } from './quality';
import { checkRelationships } from './references';
import { Resolver } from './resolver';
import { checkTerms } from './terms';
import { checkUnique } from './unique';

/**
 * What the text of ODCS demands and its JSON Schema does not, and what can only be wrong: references
 * to nothing, positions that do not add up, ranges without values.
 *
 * An error is only what the text forbids; the rest are warnings.
 *
 * @internal
 */
export function checkContract(context: RuleContext): void {
  const major = context.version.startsWith('2.') ? 2 : 3;
  const objects = readElements(context.data, major);
  const resolver = new Resolver(objects);
  checkUnique(objects, major, context);
  checkTerms(resolver, major, context);
  eachElement(objects, element => {
    checkKeys(element, major, context);
    if (major === 2) return;
    if (element.parent) checkProperty(element, context);
    checkQuality(element, resolver, context);
    if (context.version === '3.1.0') {
      checkRelationships(element, resolver, context);
    }
  });
}
