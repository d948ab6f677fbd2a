-- Answers of writes that carried an Idempotency-Key. Request and answer may hold a telephone number:
-- the one is kept as a keyed hash, the other encrypted.
create table idempotent_write (
  client     text        not null,
  key        text        not null,
  digest     uuid        not null,
  status     integer,
  answer     bytea,
  created_at timestamptz not null default now(),
  primary key (client, key)
);

create index idempotent_write_age on idempotent_write (created_at);
