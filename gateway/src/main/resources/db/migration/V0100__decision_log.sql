-- What was asked, on which facts, and what was answered. Never changed, but by a denial that was answered because the log was
-- late (V0110); purged by dropping a month.
create table decision (
  callee_key    uuid        not null,
  decided_at    timestamptz not null,
  id            uuid        not null,
  advertiser    text        not null,
  agency        text,
  caller_id     text,
  asked_at      timestamptz not null,
  verdict       text        not null,
  reason_codes  text[]      not null,
  binding       boolean     not null,
  asked_by      text        not null,
  callee_cipher bytea       not null,
  question      jsonb       not null,
  facts         jsonb       not null,
  mourning_days date[]      not null,
  answer        jsonb       not null,
  primary key (callee_key, decided_at, id)
) partition by range (decided_at);

create index decision_id on decision (id, decided_at);
create index decision_of_advertiser on decision (advertiser, decided_at desc, id desc);

-- What became of the call.
create table outcome (
  decision        uuid        not null,
  decided_at      timestamptz not null,
  id              uuid        not null,
  connected       boolean     not null,
  started_at      timestamptz,
  ended_at        timestamptz not null,
  right_to_object text,
  announced       boolean,
  objected        boolean     not null,
  objection       uuid,
  disposition     text,
  violation       text,
  recorded_by     text        not null,
  recorded_at     timestamptz not null default now(),
  primary key (decision, decided_at, id)
) partition by range (decided_at);

-- Makes the partitions of this month and of so many months ahead, where they are missing.
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
    foreach log in array array['decision', 'outcome'] loop
      execute format(
        'create table if not exists %I partition of %I for values from (%L) to (%L)',
        log || to_char(month, '_YYYY_MM'), log,
        month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end loop;
  end loop;
end $$;

select keep_log_partitions(12);

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
