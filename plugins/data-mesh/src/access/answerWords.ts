// SPDX-License-Identifier: Apache-2.0
import type { AccessAnswer } from '@meshwright/plugin-data-mesh-common';

const WORDS: Record<string, string> = {
  'catalog.entity.read': 'See it',
  'catalog.entity.refresh': 'Have it read again',
  'catalog.entity.delete': 'Take it out of the catalog',
  'data-mesh.data.read.public': 'See public values',
  'data-mesh.data.read.internal': 'See internal values',
  'data-mesh.data.read.confidential': 'See confidential values',
  'data-mesh.data.read.restricted': 'See restricted values',
  'catalog.entity.create': 'Register entities',
  'catalog.entity.validate': 'Have entities checked',
  'catalog.location.read': 'See registered locations',
  'catalog.location.create': 'Register locations',
  'catalog.location.delete': 'Unregister locations',
  'catalog.location.analyze': 'Have locations looked at',
  'catalog.ingestion.read': 'See ingestion of entities',
  'catalog.ingestion.manage': 'Manage ingestion of entities',
  'data-mesh.governance.read': 'See policies and verdicts',
  'data-mesh.governance.rehearse': 'Rehearse policies',
  'data-mesh.governance.waiver.request': 'Ask for waivers',
  'data-mesh.governance.waive': 'Decide on waivers',
  'data-mesh.incident.read': 'See incidents',
  'data-mesh.incident.open': 'Report incidents',
  'data-mesh.incident.comment': 'Comment on incidents',
  'data-mesh.governance.author': 'Make policies that may bind everybody',
  'data-mesh.incident.handle': 'Handle incidents',
  'data-mesh.incident.handle-assigned': 'Handle incidents that are assigned',
  'data-mesh.product.retire': 'Propose its end',
  'data-mesh.quality.report': 'Report results of checks',
  'data-mesh.quality-token.manage': 'Make tokens for pipelines',
  'data-mesh.quality.measure': 'Have checks run now',
  'data-mesh.quality.maintenance': 'Announce maintenance',
  'data-mesh.cost.read': 'See what it costs',
  'data-mesh.lineage.read': 'See lineage',
  'data-mesh.lineage.write': 'Send lineage',
  'data-mesh.source.read': 'See where descriptors come from',
  'data-mesh.git-repository.read': 'See repositories',
  'data-mesh.git-repository.create': 'Make repositories',
  'data-mesh.git-repository.update': 'Propose changes in repositories',
  'scaffolder.action.execute': 'Run actions of templates',
  'scaffolder.template.parameter.read': 'Fill in templates',
  'scaffolder.template.step.read': 'See steps of templates',
  'scaffolder.template.dry-run': 'Try templates out',
  'scaffolder.template.management': 'Manage templates',
  'scaffolder.task.create': 'Create from templates',
  'scaffolder.task.read': 'See tasks of templates',
  'scaffolder.task.cancel': 'Stop tasks of templates',
};

/** What a permission lets somebody do, for people; its name where nobody has found words. @internal */
export const wordsOf = (permission: string): string =>
  WORDS[permission] ?? permission;

const ORDER: ReadonlyArray<AccessAnswer['result']> = [
  'allow',
  'depends',
  'deny',
];

const byResult = (one: AccessAnswer, other: AccessAnswer) =>
  ORDER.indexOf(one.result) - ORDER.indexOf(other.result);

/** Answers about an entity apart from those about the portal; what somebody may comes first. @internal */
export function splitAnswers(answers: readonly AccessAnswer[]): {
  entity: AccessAnswer[];
  portal: AccessAnswer[];
} {
  const isEntity = ({ resourceType }: AccessAnswer) =>
    resourceType === 'catalog-entity';
  return {
    entity: answers.filter(isEntity).sort(byResult),
    portal: answers.filter(answer => !isEntity(answer)).sort(byResult),
  };
}
