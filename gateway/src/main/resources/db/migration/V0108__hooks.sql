-- How the clients' own hooks are read: names of their fields, each with the field of a report that it is. The newest version
-- counts, the others are its history.
create table hook_mapping (
  sequence    bigint      not null generated always as identity primary key,
  owner_kind  text        not null,
  owner       text        not null,
  mapping     text        not null,
  recorded_by text        not null,
  recorded_at timestamptz not null default now()
);

create index hook_mapping_of_owner on hook_mapping (owner_kind, owner, sequence desc);

-- With what dialers sign. A secret that was replaced is gone.
create table hook_secret (
  owner_kind     text        not null,
  owner          text        not null,
  secrets_cipher bytea       not null,
  secrets        integer     not null,
  recorded_by    text        not null,
  recorded_at    timestamptz not null,
  primary key (owner_kind, owner)
);

-- What dialers sent of calls and could not be placed. None is deleted before it was placed, or ended by a person with a reason.
create table unplaced_report (
  id             uuid        not null primary key,
  -- Who sent it, and for whom that client acts: {*} for all.
  client         text        not null,
  advertisers    text[]      not null,
  agency         text,
  -- For whom the call was made; null if that is not known.
  advertiser     text,
  preset         text        not null,
  -- All that was sent; it may hold telephone numbers. Its keyed hash tells repeats.
  content_cipher bytea       not null,
  content_key    uuid        not null,
  state          text        not null default 'WAITING',
  cause          text        not null,
  -- The field that is at fault; null if no field is.
  field          text,
  -- Whether it says that the consumer objected; null if that is not known.
  objection      boolean,
  objection_id   uuid,
  outcome        uuid,
  attempts       integer     not null default 1,
  received_at    timestamptz not null,
  -- When it is tried again; null for not by itself.
  due_at         timestamptz,
  settled_at     timestamptz,
  settled_by     text,
  reason         text
);

create unique index unplaced_report_waits_once on unplaced_report (client, preset, content_key) where state = 'WAITING';
create index unplaced_report_repeats on unplaced_report (content_key);
create index unplaced_report_due on unplaced_report (due_at) where state = 'WAITING';
create index unplaced_report_waiting on unplaced_report (received_at) where state = 'WAITING';
create index unplaced_report_of_advertiser on unplaced_report (advertiser, id);
