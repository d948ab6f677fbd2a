-- Advertisers and agencies have ids that the clients choose. Writers of one id wait for each other by the row of the table
-- itself; what is known is in its versions, which are only ever added.
create table advertiser (
  id text primary key
);

create table advertiser_version (
  id                     uuid        primary key,
  entry                  text        not null references advertiser,
  version                integer     not null,
  name                   text        not null,
  kvk                    text,
  sector                 text        not null,
  website                text,
  contact                text,
  active                 boolean     not null,
  untrained_telemarketer text        not null,
  many_complaints        text        not null,
  similar_subjects       text        not null check (similar_subjects is json array),
  telemarketer_required  boolean     not null default false,
  reflection_period      text,
  proposed_sector        text,
  sector_evidence        text,
  recorded_by            text        not null,
  recorded_at            timestamptz not null,
  unique (entry, version)
);

create table agency (
  id text primary key
);

create table agency_version (
  id          uuid        primary key,
  entry       text        not null references agency,
  version     integer     not null,
  name        text        not null,
  recorded_by text        not null,
  recorded_at timestamptz not null,
  unique (entry, version)
);

-- A telemarketer's id is its owner's own: of an agency, or of an advertiser with whom the person works. The entry is the owner
-- and that id, as in agency:belhuis/t-0042.
create table telemarketer (
  id text primary key
);

create table telemarketer_version (
  id           uuid        primary key,
  entry        text        not null references telemarketer,
  version      integer     not null,
  telemarketer text        not null,
  name         text        not null,
  agency       text        references agency,
  advertiser   text        references advertiser,
  recorded_by  text        not null,
  recorded_at  timestamptz not null,
  unique (entry, version),
  constraint one_owner check (num_nonnulls(agency, advertiser) = 1)
);

create index telemarketer_version_of_telemarketer on telemarketer_version (telemarketer, entry, version);

create table training (
  id           uuid        primary key,
  telemarketer text        not null references telemarketer,
  module       text        not null,
  code_version text        not null,
  passed_on    date        not null,
  valid_until  date,
  recorded_by  text        not null,
  recorded_at  timestamptz not null
);

create index training_of_telemarketer on training (telemarketer, id);

-- A mandate is its events; the row is what they add up to.
create table mandate (
  id          uuid        primary key,
  agency      text        not null references agency,
  advertiser  text        not null references advertiser,
  subjects    text[]      not null,
  kind        text        not null,
  valid_from  timestamptz not null,
  valid_to    timestamptz,
  recorded_at timestamptz not null,
  check (valid_to > valid_from)
);

create index mandate_of_agency on mandate (advertiser, agency, id);

create table mandate_event (
  id          uuid        primary key,
  mandate     uuid        not null references mandate,
  kind        text        not null,
  happens_at  timestamptz not null,
  recorded_by text        not null,
  recorded_at timestamptz not null
);

create index mandate_event_of_mandate on mandate_event (mandate, id);

-- A caller id is its events and callback checks; the row is what the events add up to. The number of a
-- business that calls is public: it is stored as E.164.
create table caller_id (
  id              uuid        primary key,
  number          text        not null,
  advertiser      text        not null references advertiser,
  agency          text        references agency,
  registered_from timestamptz not null,
  proven_at       timestamptz,
  claimed_at      timestamptz,
  published_at    timestamptz,
  publication_url text,
  released_at     timestamptz,
  last_used_on    date,
  recorded_at     timestamptz not null,
  check (claimed_at is null or proven_at is null)
);

-- One registration per number and advertiser that is not released; several advertisers may share a number.
create unique index caller_id_kept on caller_id (number, advertiser) where released_at is null;
create index caller_id_claimed on caller_id (id) where claimed_at is not null;
create index caller_id_of_advertiser on caller_id (advertiser, number, id);

-- Who proves a number, or agrees to a claim to it, waits here for others who do so with the same number, so
-- that it is never proven for two owners at the same time.
create table proven_number (
  number text primary key
);

create table caller_id_event (
  id              uuid        primary key,
  caller_id       uuid        not null references caller_id,
  kind            text        not null,
  happened_at     timestamptz not null,
  method          text,
  evidence        text,
  publication_url text,
  agreed_by       text,
  agreed_as       text,
  -- The file that brought it, and the line.
  import_file     uuid,
  import_line     bigint,
  recorded_by     text        not null,
  recorded_at     timestamptz not null
);

create index caller_id_event_of_caller_id on caller_id_event (caller_id, id);

create table callback_check (
  id                    uuid        primary key,
  caller_id             uuid        not null references caller_id,
  at                    timestamptz not null,
  result                text        not null,
  identifies_advertiser boolean     not null,
  ordinary_tariff       boolean     not null,
  recorded_by           text        not null,
  recorded_at           timestamptz not null
);

-- Answers "the last check at or before" from the index alone.
create index callback_check_last on callback_check (caller_id, at desc, id desc)
  include (result, identifies_advertiser, ordinary_tariff);

-- What these events mean for calls goes into the table of changes.
create function caller_id_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, agency, caller_id, evidence, happened_at)
  select 'CALLER_ID_' || e.kind, c.advertiser, c.agency, c.number, 'caller-id:' || c.id, e.happened_at
  from added e join caller_id c on c.id = e.caller_id
  where e.kind in ('PROVEN', 'AGREED', 'PUBLISHED', 'RELEASED')
  order by e.id;
  return null;
end $$;

create trigger caller_id_changed after insert on caller_id_event
  referencing new table as added for each statement execute function caller_id_changed();

create function caller_id_called_back() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, agency, caller_id, evidence, happened_at)
  select case when k.result = 'ANSWERED' and k.identifies_advertiser and k.ordinary_tariff
      then 'CALLBACK_PASSED' else 'CALLBACK_FAILED' end,
    c.advertiser, c.agency, c.number, 'callback-check:' || k.id, k.at
  from added k join caller_id c on c.id = k.caller_id
  order by k.id;
  return null;
end $$;

create trigger caller_id_called_back after insert on callback_check
  referencing new table as added for each statement execute function caller_id_called_back();

create function mandate_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, agency, evidence, happened_at)
  select 'MANDATE_' || e.kind, m.advertiser, m.agency, 'mandate:' || m.id, e.happens_at
  from added e join mandate m on m.id = e.mandate
  order by e.id;
  return null;
end $$;

create trigger mandate_changed after insert on mandate_event
  referencing new table as added for each statement execute function mandate_changed();

-- Of all that an advertiser's version says, whether it is active.
create function advertiser_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, evidence, happened_at)
  select case when v.active then 'ADVERTISER_ACTIVE' else 'ADVERTISER_INACTIVE' end,
    v.entry, 'advertiser:' || v.entry, v.recorded_at
  from added v
    left join advertiser_version before on before.entry = v.entry and before.version = v.version - 1
  where v.active is distinct from before.active;
  return null;
end $$;

create trigger advertiser_changed after insert on advertiser_version
  referencing new table as added for each statement execute function advertiser_changed();
