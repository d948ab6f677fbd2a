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

-- Each event of an objection becomes a leaf.
create function objection_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'objection', objection, sequence::text, recorded_at from added order by sequence;
  return null;
end $$;

create trigger objection_is_leaf after insert on objection_event
  referencing new table as added for each statement execute function objection_is_leaf();

-- What was on record before there was a tree.
insert into leaf_waiting (kind, record, part, at)
select 'objection', objection, sequence::text, recorded_at from objection_event order by sequence;
