-- The gateway waits two seconds for the log: who waits behind us must not be denied. The Job tries again.
set local lock_timeout = '500ms';

-- Questions, facts and answers say much the same many times over. What is decided together is kept together and
-- packed as one: a twentieth of the bytes. Rows from before keep their texts in the row.
create table decision_page (
  decided_at    timestamptz not null,
  id            uuid        not null,
  mourning_days date[]      not null,
  content       bytea       not null,
  primary key (id, decided_at)
) partition by range (decided_at);

alter table decision_page alter column content set storage external;

alter table decision
  alter column question      drop not null,
  alter column facts         drop not null,
  alter column mourning_days drop not null,
  alter column answer        drop not null,
  add column purpose text,
  add column subject text,
  add column page    uuid,
  add column place   smallint,
  add constraint texts_are_somewhere
    check (page is not null and place is not null or answer is not null) not valid;

create or replace function keep_log_partitions(months_ahead integer) returns void language plpgsql as $$
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

-- Those that are there already are no news.
set local client_min_messages = warning;
select keep_log_partitions(12);
