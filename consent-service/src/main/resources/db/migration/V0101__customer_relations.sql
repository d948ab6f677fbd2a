-- A customer relation is its events; its row is what they add up to.
create table customer_relation (
  number_key       uuid        not null,
  id               uuid        not null,
  advertiser       text        not null,
  subject          text        not null,
  person           text,
  kind             text        not null,
  started_at       timestamptz not null,
  ended_at         timestamptz,
  number_from_sale boolean     not null,
  opt_out_offered  boolean     not null,
  number_cipher    bytea       not null,
  recorded_at      timestamptz not null default now(),
  primary key (number_key, id),
  check (ended_at >= started_at)
);

-- A relation is on record once: what is told again is the first record, ended or not.
create unique index customer_relation_once
  on customer_relation (number_key, advertiser, subject, kind, started_at);
create index customer_relation_id on customer_relation (id);
create index customer_relation_of_advertiser on customer_relation (advertiser, id);

create table customer_relation_event (
  number_key  uuid        not null,
  relation    uuid        not null,
  sequence    bigint      not null generated always as identity,
  kind        text        not null,
  happened_at timestamptz not null,
  recorded_by text        not null,
  recorded_at timestamptz not null default now(),
  primary key (number_key, relation, sequence)
);

create index customer_relation_event_of_relation on customer_relation_event (relation, sequence);
