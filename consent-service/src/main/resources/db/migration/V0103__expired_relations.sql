-- How far it was told that the terms of former customers are over: of each advertiser's relations of a subject, in the order of
-- their ends, those up to this one. Those that were behind it when they were recorded were never a basis by their term. A longer
-- term sets it back. The relations themselves are not written: their term is the balance test's and the law's, and may change.
create table former_customers_told (
  advertiser text        not null,
  subject    text        not null,
  -- When it was last looked: an earlier look, of a replica whose clock is behind, changes nothing.
  looked_at  timestamptz not null,
  ended_at   timestamptz not null,
  relation   uuid        not null,
  primary key (advertiser, subject)
);

create index customer_relation_ended on customer_relation (advertiser, subject, ended_at, id) where ended_at is not null;
