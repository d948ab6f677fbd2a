-- What was asked, and what was answered. Never changed, but by a denial that was answered because the log was late; purged by
-- dropping a month. Question, facts and answer are on a page, at a place.
create table decision (
  callee_key    uuid        not null,
  decided_at    timestamptz not null,
  id            uuid        not null,
  advertiser    text        not null,
  agency        text,
  caller_id     text,
  purpose       text        not null,
  subject       text,
  asked_at      timestamptz not null,
  verdict       text        not null,
  reason_codes  text[]      not null,
  binding       boolean     not null,
  asked_by      text        not null,
  -- Of the client and its reference, a keyed hash: people write numbers into references.
  reference_key uuid,
  callee_cipher bytea       not null,
  page          uuid        not null,
  place         smallint    not null,
  primary key (callee_key, decided_at, id)
) partition by range (decided_at);

create index decision_id on decision (id, decided_at);
create index decision_reference on decision (reference_key, decided_at) where reference_key is not null;
-- Read backwards; written forwards, which costs less.
create index decision_of_advertiser on decision (advertiser, decided_at, id);

-- Questions, facts and answers as the very text that was written. They repeat each other: what is decided together is kept
-- together and packed as one, in a twentieth of the bytes. The gateway has packed it: the database need not try.
create table decision_page (
  decided_at    timestamptz not null,
  id            uuid        not null,
  mourning_days date[]      not null,
  content       bytea       not null,
  -- Until when the page had to be on record; null for pages of denials that were given because the log was late.
  answer_by     timestamptz,
  primary key (id, decided_at)
) partition by range (decided_at);

alter table decision_page alter column content set storage external;

-- A decision that is recorded too late is answered as a denial. So no page may be committed after its answer was due. The
-- gateway alone cannot ensure that: what it has sent may wait for a connection, a lock or a stopped server.
create function refuse_late_page() returns trigger language plpgsql as $$
begin
  if clock_timestamp() > new.answer_by then
    raise exception 'recorded % after its answer was due; do the clocks of gateway and database agree?',
      clock_timestamp() - new.answer_by;
  end if;
  return null;
end $$;

-- Deferred: it reads the clock when everything else of the transaction is done.
create constraint trigger page_in_time after insert on decision_page deferrable initially deferred
  for each row when (new.answer_by is not null) execute function refuse_late_page();

-- How the call ended.
create table outcome (
  decision        uuid        not null,
  decided_at      timestamptz not null,
  id              uuid        not null,
  connected       boolean     not null,
  started_at      timestamptz,
  answered_at     timestamptz,
  ended_at        timestamptz not null,
  abandoned       boolean     not null default false,
  machine         boolean     not null default false,
  call_id         text,
  telemarketer    text,
  right_to_object text,
  announced       boolean,
  text_version    text,
  objected        boolean     not null,
  objection       uuid,
  wrong_person    boolean     not null default false,
  callee_minor    boolean     not null default false,
  callback_at     timestamptz,
  callback_until  timestamptz,
  requested_call  uuid,
  disposition     text,
  violation       text,
  -- The same for the same report about a call; null where the call cannot be told from another.
  told_once       uuid,
  recorded_by     text        not null,
  recorded_at     timestamptz not null default now(),
  primary key (decision, decided_at, id)
) partition by range (decided_at);

create unique index outcome_told_once on outcome (decision, decided_at, told_once);

-- What the words of agencies' and advertisers' dialers mean; the latest counts, the others are its history.
create table disposition_table (
  sequence    bigint      not null generated always as identity primary key,
  owner_kind  text        not null,
  owner       text        not null,
  meanings    text        not null,
  recorded_by text        not null,
  recorded_at timestamptz not null default now()
);

create index disposition_table_of_owner on disposition_table (owner_kind, owner, sequence desc);

-- Words that stood in no table when they were reported.
create table unmapped_disposition (
  owner_kind  text        not null,
  owner       text        not null,
  disposition text        not null,
  -- Bare of what makes no difference, as the words of tables are compared.
  word        text        not null,
  times       bigint      not null,
  first_at    timestamptz not null default now(),
  last_at     timestamptz not null default now(),
  primary key (owner_kind, owner, disposition)
);

-- What dialers' campaigns stand for; the newest version counts, the others are its history.
create table campaign (
  id            text        not null,
  advertiser    text        not null,
  version       integer     not null,
  agency        text,
  purpose       text        not null,
  subject       text,
  caller_ids    text[]      not null,
  telemarketers text[]      not null,
  texts         text,
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  primary key (id, advertiser, version)
);

-- Makes the partitions of this month and of so many months ahead, where they are missing. Rows of up to a database page are
-- stored whole: moving a part elsewhere costs more than it saves.
create function keep_log_partitions(months_ahead integer) returns void language plpgsql as $$
declare
  -- Months of UTC, as timestamps without zone: the session's own zone must not matter.
  first timestamp := date_trunc('month', now() at time zone 'UTC');
  month timestamp;
  log   text;
begin
  perform pg_advisory_xact_lock(hashtext('keep_log_partitions'));
  for i in 0 .. months_ahead loop
    month := first + make_interval(months => i);
    foreach log in array array['decision_page', 'decision', 'outcome'] loop
      execute format(
        'create table if not exists %I partition of %I for values from (%L) to (%L)
           with (toast_tuple_target = 8160)',
        log || to_char(month, '_YYYY_MM'), log,
        month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end loop;
  end loop;
end $$;

select keep_log_partitions(12);

-- The first answers to questions that carried an Idempotency-Key, for as long as a repeat may join them. Both may hold a
-- telephone number: the question is kept as a keyed hash, the answers encrypted.
create table question_key (
  client      text        not null,
  key         text        not null,
  digest      uuid        not null,
  answers     bytea       not null,
  answered_at timestamptz not null,
  primary key (client, key)
);

create index question_key_age on question_key (answered_at);

-- The operator's national mourning days; the rulebook file has those that were known at its release.
create table mourning_day (
  day         date        not null primary key,
  name_nl     text        not null,
  name_en     text        not null
);

create table mourning_day_event (
  sequence    bigint      not null generated always as identity primary key,
  day         date        not null,
  kind        text        not null,
  name_nl     text,
  name_en     text,
  recorded_by text        not null,
  recorded_at timestamptz not null default now()
);

create function mourning_day_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, day, happened_at)
  select case kind when 'PUT' then 'MOURNING_DAY_ADDED' else 'MOURNING_DAY_REMOVED' end, '*', day, recorded_at
  from added
  order by sequence;
  return null;
end $$;

create trigger mourning_day_changed after insert on mourning_day_event
  referencing new table as added for each statement execute function mourning_day_changed();
