-- Sales orders 1.2.0: tables for DuckDB

CREATE TABLE "customers" (
  "customer_id" BIGINT NOT NULL,
  "email" VARCHAR,
  PRIMARY KEY ("customer_id"),
  UNIQUE ("email")
);

COMMENT ON TABLE "customers" IS 'One row for each customer.';
COMMENT ON COLUMN "customers"."customer_id" IS 'Number of the customer';

CREATE TABLE "orders" (
  "order_id" UUID NOT NULL,
  "line" SMALLINT NOT NULL CHECK ("line" >= 1),
  "customer_id" BIGINT NOT NULL,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('open', 'paid', 'sent')),
  "total" DECIMAL(12,2),
  "ordered_on" DATE NOT NULL,
  "updated_at" TIMESTAMPTZ,
  "gift" BOOLEAN,
  "address" STRUCT("city" VARCHAR, "zip" VARCHAR),
  "notes" VARCHAR[],
  PRIMARY KEY ("order_id", "line"),
  FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id")
);

COMMENT ON TABLE "orders" IS 'One row for each line of an order.';
COMMENT ON COLUMN "orders"."status" IS 'The customer''s view of it';
