// SPDX-License-Identifier: Apache-2.0
import { makeArticles, makePrices, priceBook } from './articles.mjs';
import { makeReviews, makeSessions } from './behaviour.mjs';
import { makeChurnFeatures } from './churn.mjs';
import { consentBook, makeConsents, makeCustomers } from './customers.mjs';
import { addFaults } from './faults.mjs';
import { makeShipments, makeStock } from './logistics.mjs';
import { makeLoyalty } from './loyalty.mjs';
import { makeOrders, makePayments } from './orders.mjs';
import { makeCustomer360, makeRevenue } from './reporting.mjs';

/** The sample of the whole company: the same customers, articles and orders in every product. */
export function makeMesh() {
  const articles = makeArticles();
  const prices = makePrices(articles);
  const customers = makeCustomers();
  const consents = makeConsents(customers);
  const allowed = consentBook(consents.state);
  const ledger = makeOrders(customers, articles, priceBook(prices));
  const payments = makePayments(ledger);
  const loyalty = makeLoyalty(customers, ledger);
  const sessions = makeSessions(customers, articles, ledger.orders, allowed);
  const reviews = makeReviews(articles, ledger);
  const mesh = {
    articles,
    prices,
    customers,
    consents,
    allowed,
    ledger,
    payments,
    loyalty,
    sessions,
    reviews,
    shipments: makeShipments(articles),
    stock: makeStock(articles),
    revenue: makeRevenue(articles, ledger),
  };
  mesh.customer360 = makeCustomer360(mesh);
  mesh.churn = makeChurnFeatures(mesh);
  addFaults(mesh);
  return mesh;
}
