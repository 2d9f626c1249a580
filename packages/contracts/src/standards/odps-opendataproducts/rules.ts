// SPDX-License-Identifier: Apache-2.0
import { quote } from '../../shape';
import type { RuleContext } from '../standard';
import { isSemanticVersion, mendVersion } from '../semanticVersion';
import { didYouMean, fixWith, Suggestions } from '../suggestions';
import { isRecord, Value } from '../values';
import { findDetails, lookUp, member } from './members';
import { readPackages } from './packages';
import { qualityDimensions, serviceDimensions } from './words';

/** Every reference of a product; a contract inside it has references of its own. */
function* references(product: Value): Generator<Value> {
  const stack = [product];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const ref = next.at('$ref');
    if (ref.text() !== undefined) yield ref;
    if (Array.isArray(next.raw)) {
      for (const item of next.items()) stack.push(item);
    } else {
      for (const [name, value] of next.members()) {
        if (name !== 'spec') stack.push(value);
      }
    }
  }
}

function checkReferences(root: Value, product: Value, context: RuleContext) {
  for (const ref of references(product)) {
    const text = ref.text() ?? '';
    const target = lookUp(root, text);
    if (target.kind === 'external') {
      context.report({
        rule: 'reference-not-followed',
        severity: 'info',
        path: ref.path,
        message: `What ${quote(
          target.target,
        )} holds is not looked at: references are followed inside a document only.`,
      });
    } else if (target.kind === 'dangling') {
      context.report({
        rule: 'dangling-reference',
        severity: 'warning',
        path: ref.path,
        message: `There is nothing at ${quote(
          text,
        )} in this document, neither from its root nor from its product.`,
      });
    }
  }
}

function checkDimensions(
  root: Value,
  section: Value,
  known: readonly string[],
  suggestions: Suggestions,
  context: RuleContext,
) {
  const names = new Set(known.map(name => name.toLowerCase()));
  for (const { dimensions } of readPackages(root, section)) {
    for (const dimension of dimensions) {
      const place = member(dimension, 'dimension');
      const name = place.text();
      if (name !== undefined && !names.has(name.toLowerCase())) {
        const meant = suggestions.find(name, () => known);
        context.report({
          rule: 'unknown-value',
          severity: 'warning',
          path: place.path,
          message: `${quote(
            name,
          )} is no dimension that the specification knows here.${didYouMean(
            meant,
          )}`,
          ...fixWith(meant),
        });
      }
      const objective = member(dimension, 'objective');
      const percent = member(dimension, 'unit').text()?.startsWith('percent');
      const number = objective.number();
      if (!objective.present) {
        context.report({
          rule: 'no-objective',
          severity: 'warning',
          path: dimension.path,
          message:
            "This dimension promises nothing measurable: it has no 'objective'.",
        });
      } else if (
        percent &&
        number !== undefined &&
        (number < 0 || number > 100)
      ) {
        context.report({
          rule: 'out-of-range',
          severity: 'warning',
          path: objective.path,
          message: `A percentage must be between 0 and 100, but is ${number}.`,
        });
      }
    }
  }
}

/** Sections that the specification puts below `product`, and some documents beside it. */
const sections = [
  'SLA',
  'dataQuality',
  'pricingPlans',
  'license',
  'dataAccess',
  'dataHolder',
  'paymentGateways',
  'productStrategy',
  'contract',
];

function checkPlaces(root: Value, context: RuleContext) {
  for (const [name, value] of root.members()) {
    const meant = sections.find(
      section => section.toLowerCase() === name.toLowerCase(),
    );
    if (meant === undefined || !value.present) continue;
    context.report({
      rule: 'wrong-place',
      severity: 'warning',
      path: value.path,
      part: 'name',
      message: `'${name}' is not read here: it belongs below 'product'.`,
    });
  }
}

function checkStatedVersion(root: Value, context: RuleContext) {
  const version = root.at('version');
  const text = version.text();
  const major = text && /^v?(\d+)/.exec(text)?.[1];
  if (text === undefined || (major && Number(major) >= 3)) return;
  context.report({
    rule: 'unknown-version',
    severity: 'warning',
    path: version.path,
    message: `Version ${quote(
      text,
    )} of the specification is not known. The document is read as one of version 4, as far as that goes.`,
  });
}

/**
 * Rules for ODPS (opendataproducts.org). Nearly everything is a warning: few real documents pass the official
 * schema, and their products are worth showing. Only a document that nothing can be read from is in error.
 *
 * @internal
 */
export function checkDocument(context: RuleContext): void {
  const root = Value.of(context.document);
  const product = member(root, 'product');
  const details = findDetails(product);
  if (!details) {
    context.report({
      rule: 'unreadable',
      severity: 'error',
      path: product.path,
      message: isRecord(product.raw)
        ? "This product has neither 'name' nor 'productID'. Write both below product.details.en, or product.en in versions before 4.0."
        : "'product' must be an object with the details of the product.",
    });
    return;
  }
  checkStatedVersion(root, context);
  const version = member(details, 'productVersion', 'version');
  const text = version.text();
  if (text !== undefined && !isSemanticVersion(text)) {
    context.report({
      rule: 'not-semantic-version',
      severity: 'warning',
      path: version.path,
      message: `The version of a product should be a semantic version such as 1.4.0, but is ${quote(
        text,
      )}.`,
      ...fixWith(mendVersion(text)),
    });
  }
  const suggestions = new Suggestions();
  checkDimensions(
    root,
    member(product, 'SLA'),
    serviceDimensions,
    suggestions,
    context,
  );
  checkDimensions(
    root,
    member(product, 'dataQuality'),
    qualityDimensions,
    suggestions,
    context,
  );
  checkReferences(root, product, context);
  checkPlaces(root, context);
}
