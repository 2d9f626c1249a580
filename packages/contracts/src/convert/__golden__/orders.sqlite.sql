-- Sales orders 1.2.0: tables for SQLite

-- One row for each customer.
CREATE TABLE "customers" (
  -- Number of the customer
  "customer_id" INTEGER NOT NULL,
  "email" VARCHAR(320),
  PRIMARY KEY ("customer_id"),
  UNIQUE ("email")
);

-- One row for each line of an order.
CREATE TABLE "orders" (
  "order_id" TEXT NOT NULL,
  "line" INTEGER NOT NULL CHECK ("line" >= 1),
  "customer_id" INTEGER NOT NULL,
  -- The customer's view of it
  "status" TEXT NOT NULL CHECK ("status" IN ('open', 'paid', 'sent')),
  "total" DECIMAL(12,2),
  "ordered_on" DATE NOT NULL,
  "updated_at" DATETIME,
  "gift" BOOLEAN,
  "address" TEXT,
  "notes" TEXT,
  PRIMARY KEY ("order_id", "line"),
  FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id")
);
