-- Sales orders 1.2.0: tables for PostgreSQL

CREATE TABLE "customers" (
  "customer_id" bigint NOT NULL,
  "email" varchar(320),
  PRIMARY KEY ("customer_id"),
  UNIQUE ("email")
);

COMMENT ON TABLE "customers" IS 'One row for each customer.';
COMMENT ON COLUMN "customers"."customer_id" IS 'Number of the customer';

CREATE TABLE "orders" (
  "order_id" uuid NOT NULL,
  "line" smallint NOT NULL CHECK ("line" >= 1),
  "customer_id" bigint NOT NULL,
  "status" text NOT NULL CHECK ("status" IN ('open', 'paid', 'sent')),
  "total" numeric(12,2),
  "ordered_on" date NOT NULL,
  "updated_at" timestamp with time zone,
  "gift" boolean,
  "address" jsonb,
  "notes" text[],
  PRIMARY KEY ("order_id", "line")
);

COMMENT ON TABLE "orders" IS 'One row for each line of an order.';
COMMENT ON COLUMN "orders"."status" IS 'The customer''s view of it';

ALTER TABLE "orders" ADD FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id");
