// SPDX-License-Identifier: Apache-2.0
import type { JsonPath } from '../../../document/pointer';
import { quote } from '../../../shape';
import type { RuleContext } from '../../standard';
import { isRecord } from '../../values';
import { textAllows } from '../edition';
import { pathOf, type SchemaElement } from './elements';
import type { Resolver } from './resolver';

const maxReference = 1000;
/** Characters of a list of elements that are looked at. */
const maxElements = 10_000;

/** References that both the text of the standard and its JSON Schema allow. */
const undisputed = [
  /^[a-z_]\w*\.[a-z_]\w*$/i,
  /^(?:(?:https?:\/\/)?[\w./-]+\.yaml#)?\/?[a-z_]\w*\/[\w-]+(?:\/[a-z_]\w*\/[\w-]+)*$/i,
];
/** References that the text allows: a contract elsewhere and `#`, or nothing; then names or ids. */
const described = [
  /^(?:[^#]+#)?[^./#]+(?:\.[^./#]+)+$/,
  /^(?:[^#]+#)?\/?[^./#]+\/[^/#]+(?:\/[^/#]+\/[^/#]+)*$/,
];

type Form = 'undisputed' | 'described' | 'wrong';

function formOf(reference: string): Form {
  if (reference.length > maxReference) return 'wrong';
  if (undisputed.some(form => form.test(reference))) return 'undisputed';
  return described.some(form => form.test(reference)) ? 'described' : 'wrong';
}

/** Tells what is wrong with one reference of a relationship. Nothing outside the contract is followed. */
function checkReference(
  reference: string,
  path: JsonPath,
  resolver: Resolver,
  context: RuleContext,
): void {
  const form = formOf(reference);
  if (form === 'wrong') {
    context.report({
      rule: 'wrong-reference',
      severity: 'error',
      path,
      message: `${quote(
        reference,
      )} is no reference. Write 'object.property', or 'schema/<id of the object>/properties/<id of the property>'.`,
    });
    return;
  }
  if (form === 'described') {
    context.report({
      rule: 'disputed-reference',
      severity: 'warning',
      path,
      message: `Not every tool accepts the reference ${quote(
        reference,
      )}. ${textAllows}`,
    });
  }
  if (reference.includes('#') || resolver.objects.length === 0) return;
  if (reference.includes('/')) {
    if (resolver.hasIds(reference)) return;
    context.report({
      rule: 'unresolved-reference',
      severity: 'warning',
      path,
      message: `${quote(
        reference,
      )} points at nothing in this contract. A reference with slashes is made of the 'id' of the object and of the property.`,
    });
    return;
  }
  if (resolver.hasNames(reference)) return;
  const meant = resolver.suggestFor(reference);
  context.report({
    rule: 'unresolved-reference',
    severity: 'warning',
    path,
    message: `${quote(reference)} is no property of this contract.${
      meant
        ? ` Did you mean '${meant}'?`
        : ' For one of another contract, put its file and # before it.'
    }`,
    ...(meant && { fix: { description: `Write '${meant}'`, value: meant } }),
  });
}

function checkEnds(
  relationship: Record<string, unknown>,
  path: JsonPath,
  context: RuleContext,
) {
  const { from, to } = relationship;
  if (from === undefined || to === undefined) return;
  const lists = [from, to].filter(Array.isArray);
  if (lists.length === 1) {
    context.report({
      rule: 'mismatched-relationship',
      severity: 'error',
      path,
      message:
        "'from' and 'to' must both be one reference, or both be a list of references.",
    });
  } else if (lists.length === 2 && lists[0].length !== lists[1].length) {
    context.report({
      rule: 'uneven-relationship',
      severity: 'error',
      path,
      message: `'from' has ${lists[0].length} references and 'to' has ${lists[1].length}: each column of a composite key needs its counterpart.`,
    });
  }
}

/** Rules on the relationships of an object or a property. @internal */
export function checkRelationships(
  element: SchemaElement,
  resolver: Resolver,
  context: RuleContext,
): void {
  const { relationships } = element.raw;
  if (!Array.isArray(relationships)) return;
  relationships.forEach((relationship, index) => {
    if (!isRecord(relationship)) return;
    const path = [...pathOf(element), 'relationships', index];
    const atObject = element.parent === undefined;
    if (atObject) checkEnds(relationship, path, context);
    else if (Array.isArray(relationship.to) && relationship.to.length > 1) {
      context.report({
        rule: 'mismatched-relationship',
        severity: 'warning',
        path: [...path, 'to'],
        message:
          "A relationship of one property points at one property. Move a composite key to the 'relationships' of the object.",
      });
    }
    for (const end of atObject ? ['from', 'to'] : ['to']) {
      const value = relationship[end];
      if (typeof value === 'string') {
        checkReference(value, [...path, end], resolver, context);
      } else if (Array.isArray(value)) {
        value.forEach((one, i) => {
          if (typeof one !== 'string') return;
          checkReference(one, [...path, end, i], resolver, context);
        });
      }
    }
  });
}

/**
 * Rules on an element path of a service level: `object.property`, several with commas between, and
 * without the object where the contract has only one.
 *
 * @internal
 */
export function checkElementPath(
  value: unknown,
  path: JsonPath,
  resolver: Resolver,
  context: RuleContext,
): void {
  const { objects } = resolver;
  if (typeof value !== 'string' || objects.length === 0) return;
  for (const part of value.slice(0, maxElements).split(',')) {
    const name = part.trim();
    const known =
      name === '' ||
      name.includes('#') ||
      (name.includes('/') && resolver.hasIds(name)) ||
      resolver.hasNames(name) ||
      (objects.length === 1 && resolver.hasNamesBelow(objects[0], name));
    if (known) continue;
    const meant = resolver.suggestFor(name);
    const mendable = meant !== undefined && name === value.trim();
    context.report({
      rule: 'unresolved-reference',
      severity: 'warning',
      path,
      message: `${quote(name)} is no object or property of this contract.${
        meant ? ` Did you mean '${meant}'?` : ''
      }`,
      ...(mendable && {
        fix: { description: `Write '${meant}'`, value: meant },
      }),
    });
  }
}
