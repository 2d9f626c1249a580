// SPDX-License-Identifier: Apache-2.0

/** Tells ports apart: those of one name are versions, which have contracts of their own. @internal */
export const keyOfPort = (
  port: { name: string; contract?: { entityRef: string } },
  index: number,
): string => `${port.name} ${port.contract?.entityRef ?? index}`;
