// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { type LineageEvent, readEvent } from '@meshwright/lineage';
import type { EntityAccess } from '../../access';
import type { ContractReader } from '../evidence/ContractReader';
import type { ResultIntake } from '../ResultIntake';
import { EventResults } from './EventResults';

const stating = (word: string): LineageEvent =>
  readEvent({
    eventTime: '2026-03-01T10:00:00Z',
    producer: 'https://example.com/test',
    dataset: {
      namespace: 'n',
      name: 'd',
      facets: { dataQualityMetrics: { rowCount: 1, word } },
    },
  }).event!;

const turn = () => new Promise<void>(resolve => setImmediate(resolve));

it('leaves out what comes while much waits, and says so', async () => {
  const logger = mockServices.logger.mock();
  let answer = () => {};
  const now = jest.fn(
    () =>
      new Promise<() => undefined>(resolve => {
        answer = () => resolve(() => undefined);
      }),
  );
  const results = new EventResults({
    access: {
      visible: async () => new Set(),
      allowed: async () => new Set(),
    } as unknown as EntityAccess,
    contracts: { read: async () => new Map() } as unknown as ContractReader,
    intake: {} as ResultIntake,
    logger,
    owners: { now },
  });
  const accept = async (word: string) => {
    results.accepted(
      [stating(word)],
      mockCredentials.service(),
      Promise.resolve(),
    );
    await turn();
    await turn();
  };
  const large = 'x'.repeat(20 * 1024 * 1024);
  await accept(large);
  expect(now).toHaveBeenCalledTimes(1);
  expect(logger.warn).not.toHaveBeenCalled();
  await accept(large);
  expect(logger.warn).toHaveBeenCalledTimes(1);
  await accept('small');
  expect(logger.warn).toHaveBeenCalledTimes(1);
  answer();
  await turn();
  await turn();
  // There is room again: the small one is worked on, and the large one that was left out is not.
  expect(now).toHaveBeenCalledTimes(2);
  await accept(large);
  expect(logger.warn).toHaveBeenCalledTimes(1);
});
