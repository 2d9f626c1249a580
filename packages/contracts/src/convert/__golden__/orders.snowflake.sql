-- Sales orders 1.2.0: tables for Snowflake

CREATE TABLE customers (
  customer_id NUMBER(38,0) NOT NULL COMMENT 'Number of the customer',
  email VARCHAR(320),
  PRIMARY KEY (customer_id),
  UNIQUE (email)
)
COMMENT = 'One row for each customer.';

CREATE TABLE orders (
  order_id VARCHAR(36) NOT NULL,
  line NUMBER(38,0) NOT NULL,
  customer_id NUMBER(38,0) NOT NULL,
  status VARCHAR NOT NULL COMMENT 'The customer\'s view of it',
  total NUMBER(12,2),
  ordered_on DATE NOT NULL,
  updated_at TIMESTAMP_TZ,
  gift BOOLEAN,
  address OBJECT,
  notes ARRAY,
  PRIMARY KEY (order_id, line)
)
COMMENT = 'One row for each line of an order.';

ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (customer_id);
