// SPDX-License-Identifier: Apache-2.0
import { useEntity, useEntityOwnership } from '@backstage/plugin-catalog-react';
import { EmptyState } from '@meshwright/plugin-data-mesh-react';
import { QualityView } from '../../quality/QualityView';
import { providerOf } from './providerOf';

/** Whether the data that a contract promises is as promised. @internal */
export function ContractQualityContent() {
  const { entity } = useEntity();
  const { isOwnedEntity } = useEntityOwnership();
  const subject = providerOf(entity);
  if (!subject) {
    return (
      <EmptyState title="No product offers this contract" variant="page">
        What a contract promises is measured where a data product offers it.
        Name the contract at an output port of the product.
      </EmptyState>
    );
  }
  return <QualityView subject={subject} owned={isOwnedEntity(entity)} />;
}
