// SPDX-License-Identifier: Apache-2.0
export { DomainFlowsCard } from './DomainFlowsCard';
export { DomainNumbersCard } from './DomainNumbersCard';
export { DomainPeopleCard } from './DomainPeopleCard';
export { DomainProductsCard } from './DomainProductsCard';
