-- Sales orders 1.2.0: tables for Google BigQuery

CREATE TABLE `customers` (
  `customer_id` INT64 NOT NULL OPTIONS(description='Number of the customer'),
  `email` STRING(320),
  PRIMARY KEY (`customer_id`) NOT ENFORCED
)
OPTIONS(description='One row for each customer.');

CREATE TABLE `orders` (
  `order_id` STRING NOT NULL,
  `line` INT64 NOT NULL,
  `customer_id` INT64 NOT NULL,
  `status` STRING NOT NULL OPTIONS(description='The customer\'s view of it'),
  `total` NUMERIC(12, 2),
  `ordered_on` DATE NOT NULL,
  `updated_at` TIMESTAMP,
  `gift` BOOL,
  `address` STRUCT<`city` STRING, `zip` STRING>,
  `notes` ARRAY<STRING>,
  PRIMARY KEY (`order_id`, `line`) NOT ENFORCED
)
PARTITION BY `ordered_on`
OPTIONS(description='One row for each line of an order.');

ALTER TABLE `orders` ADD FOREIGN KEY (`customer_id`) REFERENCES `customers` (`customer_id`) NOT ENFORCED;
