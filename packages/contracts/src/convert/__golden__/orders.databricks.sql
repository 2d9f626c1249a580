-- Sales orders 1.2.0: tables for Databricks

CREATE TABLE `customers` (
  `customer_id` BIGINT NOT NULL COMMENT 'Number of the customer',
  `email` VARCHAR(320),
  PRIMARY KEY (`customer_id`)
)
COMMENT 'One row for each customer.';

CREATE TABLE `orders` (
  `order_id` STRING NOT NULL,
  `line` SMALLINT NOT NULL,
  `customer_id` BIGINT NOT NULL,
  `status` STRING NOT NULL COMMENT 'The customer\'s view of it',
  `total` DECIMAL(12,2),
  `ordered_on` DATE NOT NULL,
  `updated_at` TIMESTAMP,
  `gift` BOOLEAN,
  `address` STRUCT<`city`:STRING, `zip`:STRING>,
  `notes` ARRAY<STRING>,
  PRIMARY KEY (`order_id`, `line`)
)
COMMENT 'One row for each line of an order.'
PARTITIONED BY (`ordered_on`);

ALTER TABLE `orders` ADD FOREIGN KEY (`customer_id`) REFERENCES `customers` (`customer_id`);
