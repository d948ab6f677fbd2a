-- The tree of hashes by which anybody can see that what is on record is whole (RFC 6962). Writers put the key of each record into
-- the queue, in their own transaction; a job makes a leaf of it seconds later.
create table leaf_waiting (
  sequence  bigint      not null generated always as identity primary key,
  kind      text        not null,
  record    uuid        not null,
  -- Which event of the record; empty for the record itself.
  part      text        not null default '',
  at        timestamptz not null,
  queued_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Which record a leaf is of. The seed makes its hash one that nobody finds by trying; when the record is purged, so is the seed.
create table leaf (
  index       bigint      not null primary key,
  kind        text        not null,
  record      uuid        not null,
  part        text        not null,
  at          timestamptz not null,
  seed        bytea,
  appended_at timestamptz not null default now()
);

create unique index leaf_of_record on leaf (record, part, kind);

-- Leaves come in the order of their times, nearly.
create index leaf_at on leaf using brin (at);

-- The hashes in tiles of 256 (C2SP tlog-tiles): level 0 those of leaves, each level above one for a tile below. A tile only grows.
create table tree_tile (
  level  smallint not null,
  index  bigint   not null,
  hashes bytea    not null,
  primary key (level, index)
);

alter table tree_tile alter column hashes set storage external;

-- What was signed of the tree (C2SP tlog-checkpoint); a month's is the first that was signed after its end with all of it.
create table checkpoint (
  signed_at timestamptz not null primary key,
  size      bigint      not null,
  root      bytea       not null,
  note      text        not null,
  month     date        unique
);

create index checkpoint_size on checkpoint (size, signed_at);

-- What was deleted because its term was over, as a signed note.
create table purge_statement (
  id        uuid        not null primary key,
  purged_at timestamptz not null,
  note      text        not null
);

-- A time as a number of microseconds since 1970, which is the same text in every session.
create function micros(at timestamptz) returns bigint language sql immutable as $$
  select (extract(epoch from at) * 1000000)::bigint
$$;

-- Each event of a legal basis becomes a leaf, and what never changes once it is written.
create function consent_event_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'consent', consent, sequence::text, recorded_at from added order by sequence;
  return null;
end $$;

create trigger consent_event_is_leaf after insert on consent_event
  referencing new table as added for each statement execute function consent_event_is_leaf();

create function customer_relation_event_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'relation', relation, sequence::text, recorded_at from added order by sequence;
  return null;
end $$;

create trigger customer_relation_event_is_leaf after insert on customer_relation_event
  referencing new table as added for each statement execute function customer_relation_event_is_leaf();

create function requested_call_event_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'requested-call', requested_call, sequence::text, recorded_at from added order by sequence;
  return null;
end $$;

create trigger requested_call_event_is_leaf after insert on requested_call_event
  referencing new table as added for each statement execute function requested_call_event_is_leaf();

create function wrong_person_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'wrong-person', id, number_key::text, recorded_at from added order by id;
  return null;
end $$;

create trigger wrong_person_is_leaf after insert on wrong_person
  referencing new table as added for each statement execute function wrong_person_is_leaf();

create function balance_test_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'balance-test', id, '', recorded_at from added order by id;
  return null;
end $$;

create trigger balance_test_is_leaf after insert on balance_test
  referencing new table as added for each statement execute function balance_test_is_leaf();

create function published_number_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'published-number', id, '', recorded_at from added order by id;
  return null;
end $$;

create trigger published_number_is_leaf after insert on published_number
  referencing new table as added for each statement execute function published_number_is_leaf();

-- What was on record before there was a tree.
insert into leaf_waiting (kind, record, part, at)
select 'consent', consent, sequence::text, recorded_at from consent_event order by sequence;

insert into leaf_waiting (kind, record, part, at)
select 'relation', relation, sequence::text, recorded_at from customer_relation_event order by sequence;

insert into leaf_waiting (kind, record, part, at)
select 'requested-call', requested_call, sequence::text, recorded_at from requested_call_event order by sequence;

insert into leaf_waiting (kind, record, part, at)
select 'wrong-person', id, number_key::text, recorded_at from wrong_person order by recorded_at, id;

insert into leaf_waiting (kind, record, part, at)
select 'balance-test', id, '', recorded_at from balance_test order by recorded_at, id;

insert into leaf_waiting (kind, record, part, at)
select 'published-number', id, '', recorded_at from published_number order by recorded_at, id;
