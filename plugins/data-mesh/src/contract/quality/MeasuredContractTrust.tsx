// SPDX-License-Identifier: Apache-2.0
import type { ComponentProps } from 'react';
import { TrustStrip } from '@meshwright/plugin-data-mesh-react';
import { qualityFact } from '../../quality/checks/qualityWords';
import { freshnessFact, statusFact } from '../../quality/status/statusWords';
import {
  type QualitySubject,
  useProductStatus,
  useQuality,
} from '../../quality/useQuality';

/** The trust strip of a contract that a product offers, with what was measured of it. @internal */
export function MeasuredContractTrust({
  subject,
  to,
  ...strip
}: ComponentProps<typeof TrustStrip> & {
  subject: QualitySubject;
  /** Page with everything about its quality. */
  to: string;
}) {
  const { data: quality } = useQuality(subject);
  const { data: status } = useProductStatus(subject.product);
  const freshness = status?.freshness.filter(
    ({ contract }) => contract === subject.contract,
  );
  const port = status?.ports.find(
    ({ contract }) => contract === subject.contract,
  );
  return (
    <TrustStrip
      {...strip}
      measured={{
        status: port && statusFact(port, to),
        quality: qualityFact(quality, to),
        freshness: freshnessFact(freshness ?? [], to),
      }}
    />
  );
}
