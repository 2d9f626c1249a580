// SPDX-License-Identifier: Apache-2.0
import { quote } from '../../shape';
import { isSemanticVersion, mendVersion } from '../semanticVersion';
import type { RuleContext } from '../standard';
import { didYouMean, fixWith, Suggestions } from '../suggestions';
import { isRecord, Value } from '../values';
import { checkColumns } from './columnRules';
import { maxInherited } from './expansion';
import { isCut } from './contract';

function checkPrimaryKeys(
  root: Value,
  suggestions: Suggestions,
  context: RuleContext,
) {
  for (const [name, model] of root.at('models').members()) {
    const fields = model.at('fields');
    for (const key of model.at('primaryKey').items()) {
      const column = key.text();
      if (column === undefined || fields.at(column).raw !== undefined) continue;
      const meant = suggestions.find(column, () => fields.names());
      context.report({
        rule: 'unknown-key-column',
        severity: 'error',
        path: key.path,
        message: `The primary key of ${quote(name)} names ${quote(
          column,
        )}, which is no column of it.${didYouMean(meant)}`,
        ...fixWith(meant),
      });
    }
  }
}

const timestampFields = [
  'timestampField',
  'sourceTimestampField',
  'processedTimestampField',
];

/** Service levels name columns as `model.column`. */
function checkTimestampFields(root: Value, context: RuleContext) {
  const models = root.at('models');
  if (!isRecord(models.raw)) return;
  for (const [, level] of root.at('servicelevels').members()) {
    for (const member of timestampFields) {
      const place = level.at(member);
      const text = place.text();
      if (text === undefined) continue;
      const [model, ...column] = text.split('.');
      const fields = models.at(model).at('fields');
      if (column.length > 0 && fields.at(column[0]).raw !== undefined) continue;
      context.report({
        rule: 'unknown-column',
        severity: 'warning',
        path: place.path,
        message: `No model of this contract has a column ${quote(
          text,
        )}. Write it as model.column.`,
      });
    }
  }
}

function checkVersion(root: Value, context: RuleContext) {
  const version = root.at('info').at('version');
  const text = version.text();
  if (text === undefined || isSemanticVersion(text)) return;
  const mended = mendVersion(text);
  context.report({
    rule: 'not-semantic-version',
    severity: 'warning',
    path: version.path,
    message: `The version of a contract should be a semantic version such as 1.4.0, but is ${quote(
      text,
    )}: nobody can tell from it what a new version breaks.`,
    ...(mended !== undefined && {
      fix: { description: `Write '${mended}'`, value: mended },
    }),
  });
}

/**
 * What the prose of the Data Contract Specification demands and its JSON Schema does not: references and names
 * of columns that lead somewhere, constraints that fit their types.
 *
 * @internal
 */
export function checkContract(context: RuleContext): void {
  const root = Value.of(context.document);
  context.report({
    rule: 'superseded',
    severity: 'info',
    path: ['dataContractSpecification'],
    part: 'name',
    message:
      "The Data Contract Specification is deprecated in favour of ODCS. 'meshwright contract convert FILE --to odcs' writes the same contract in ODCS.",
  });
  checkVersion(root, context);
  const suggestions = new Suggestions();
  checkColumns(root, suggestions, context);
  checkPrimaryKeys(root, suggestions, context);
  checkTimestampFields(root, context);
  if (isCut(context.document)) {
    context.report({
      rule: 'too-large',
      severity: 'error',
      path: ['definitions'],
      message: `With its definitions put in, this contract grows by more than ${maxInherited} values. Only so many are read: let definitions refer to each other less.`,
    });
  }
}
