-- Sales orders 1.2.0: tables for Amazon Athena

CREATE EXTERNAL TABLE `customers` (
  `customer_id` BIGINT COMMENT 'Number of the customer',
  `email` VARCHAR(320)
)
COMMENT 'One row for each customer.'
STORED AS PARQUET
LOCATION 's3://bucket/customers/';

CREATE EXTERNAL TABLE `orders` (
  `order_id` STRING,
  `line` SMALLINT,
  `customer_id` BIGINT,
  `status` STRING COMMENT 'The customer\'s view of it',
  `total` DECIMAL(12,2),
  `updated_at` TIMESTAMP,
  `gift` BOOLEAN,
  `address` STRUCT<city:STRING, zip:STRING>,
  `notes` ARRAY<STRING>
)
COMMENT 'One row for each line of an order.'
PARTITIONED BY (
  `ordered_on` DATE
)
STORED AS PARQUET
LOCATION 's3://bucket/orders/';
