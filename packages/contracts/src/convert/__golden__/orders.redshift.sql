-- Sales orders 1.2.0: tables for Amazon Redshift

CREATE TABLE "customers" (
  "customer_id" BIGINT NOT NULL,
  "email" VARCHAR(320),
  PRIMARY KEY ("customer_id"),
  UNIQUE ("email")
);

COMMENT ON TABLE "customers" IS 'One row for each customer.';
COMMENT ON COLUMN "customers"."customer_id" IS 'Number of the customer';

CREATE TABLE "orders" (
  "order_id" CHAR(36) NOT NULL,
  "line" SMALLINT NOT NULL,
  "customer_id" BIGINT NOT NULL,
  "status" VARCHAR(MAX) NOT NULL,
  "total" DECIMAL(12,2),
  "ordered_on" DATE NOT NULL,
  "updated_at" TIMESTAMPTZ,
  "gift" BOOLEAN,
  "address" SUPER,
  "notes" SUPER,
  PRIMARY KEY ("order_id", "line")
);

COMMENT ON TABLE "orders" IS 'One row for each line of an order.';
COMMENT ON COLUMN "orders"."status" IS 'The customer''s view of it';

ALTER TABLE "orders" ADD FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id");
