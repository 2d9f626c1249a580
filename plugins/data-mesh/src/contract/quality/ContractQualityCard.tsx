// SPDX-License-Identifier: Apache-2.0
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { QualityCard } from '../../quality/QualityCard';
import { providerOf } from './providerOf';

/** How the data of a contract is; nothing where no product offers it. @internal */
export function ContractQualityCard() {
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const subject = providerOf(entity);
  return subject ? (
    <QualityCard subject={subject} to={`${entityPath(entity)}/quality`} />
  ) : null;
}
