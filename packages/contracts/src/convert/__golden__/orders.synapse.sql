-- Sales orders 1.2.0: tables for Azure Synapse dedicated SQL pool

-- One row for each customer.
CREATE TABLE [customers] (
  -- Number of the customer
  [customer_id] BIGINT NOT NULL,
  [email] NVARCHAR(320),
  PRIMARY KEY NONCLUSTERED ([customer_id]) NOT ENFORCED,
  UNIQUE ([email]) NOT ENFORCED
);

-- One row for each line of an order.
CREATE TABLE [orders] (
  [order_id] UNIQUEIDENTIFIER NOT NULL,
  [line] SMALLINT NOT NULL,
  [customer_id] BIGINT NOT NULL,
  -- The customer's view of it
  [status] NVARCHAR(MAX) NOT NULL,
  [total] DECIMAL(12,2),
  [ordered_on] DATE NOT NULL,
  [updated_at] DATETIMEOFFSET,
  [gift] BIT,
  [address] NVARCHAR(MAX),
  [notes] NVARCHAR(MAX),
  PRIMARY KEY NONCLUSTERED ([order_id], [line]) NOT ENFORCED
);
