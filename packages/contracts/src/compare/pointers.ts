// SPDX-License-Identifier: Apache-2.0
import type { StandardRef } from '../model';
import type { Place } from './changeLog';
import type { CompareOptions } from './types';

/** Members at the top of ODCS 3 and ODPS (Bitol), where they are not simply `/<member>`. */
const bitol: Record<string, string> = {
  usage: '/description/usage',
  limitations: '/description/limitations',
  links: '/authoritativeDefinitions',
  billing: '',
  noticePeriod: '',
  owner: '/team',
  type: '',
  classification: '/customProperties',
  platforms: '/customProperties',
};

const odcs2: Record<string, string> = {
  ...bitol,
  id: '/uuid',
  name: '/datasetName',
  domain: '/datasetDomain',
  dataProduct: '/quantumName',
  team: '/stakeholders',
  support: '/productSlackChannel',
};

const dcs: Record<string, string> = {
  name: '/info/title',
  status: '/info/status',
  domain: '/info',
  dataProduct: '/info',
  tenant: '/info',
  description: '/info/description',
  team: '/info/owner',
  support: '/info/contact',
  usage: '/terms/usage',
  limitations: '/terms/limitations',
  billing: '/terms/billing',
  noticePeriod: '/terms/noticePeriod',
  links: '/links',
  price: '',
  customProperties: '',
};

const dpds: Record<string, string> = {
  id: '/info/fullyQualifiedName',
  name: '/info/name',
  status: '/info',
  domain: '/info/domain',
  description: '/info/description',
  owner: '/info/owner',
  team: '/info/owner',
  support: '/info/contactPoints',
  type: '/info/entityType',
  tags: '/tags',
};

function membersOf(standard: StandardRef | undefined): Record<string, string> {
  switch (standard?.id) {
    case 'dcs':
      return dcs;
    case 'dpds':
      return dpds;
    case 'odcs':
      return standard.version.startsWith('2') ? odcs2 : bitol;
    default:
      return bitol;
  }
}

/**
 * The place of a member at the top of a document.
 *
 * @param after - its new value; where there is none the place is in the old document
 *
 * @internal
 */
export function topPlace(
  options: CompareOptions,
  member: string,
  after: unknown,
): Place {
  const gone =
    after === undefined ||
    after === '' ||
    (Array.isArray(after) && after.length === 0);
  const standard = gone ? options.oldStandard : options.newStandard;
  return {
    path:
      standard?.id === 'odps-opendataproducts'
        ? // Its members are kept by language, so this is as near as a path that surely exists comes.
          '/product'
        : membersOf(standard)[member] ?? `/${member}`,
    location: member,
    document: gone ? 'old' : 'new',
  };
}
