-- SPDX-License-Identifier: Apache-2.0
-- Customers as the customer system delivers them each night, with the types that the contract promises.
-- owner: group:default/customer-data
-- file: ../data/customer-profile/customers.csv as delivered at s3://tarnfell-prod-landing/crm/customers.csv
-- writes: ../products/customer/customer-profile/contracts/customers.v1-1.odcs.yaml
create table customers as
select
  customer_id,
  customer_type,
  status,
  merged_into_customer_id,
  first_name,
  last_name,
  email,
  cast(email_verified as boolean) as email_verified,
  phone,
  cast(birth_year as smallint) as birth_year,
  street,
  postal_code,
  city,
  country,
  preferred_language,
  home_shop_id,
  cast(registered_at as timestamp) as registered_at,
  registration_channel,
  cast(cairn_club_member as boolean) as cairn_club_member,
  cast(updated_at as timestamp) as updated_at,
  cast(loaded_at as timestamp) as loaded_at
from delivered
