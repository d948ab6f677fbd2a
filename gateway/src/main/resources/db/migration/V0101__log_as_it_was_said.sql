-- Questions, facts and answers are kept as the very text that was written, which proves more than an equal
-- value and costs a third of the time. The rows are short: packing them would cost more than it saves.
alter table decision
  alter column question type text using question::text,
  alter column facts    type text using facts::text,
  alter column answer   type text using answer::text;

do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'decision'::regclass loop
    execute format('alter table %s set (toast_tuple_target = 8160)', part);
  end loop;
end $$;

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
    foreach log in array array['decision', 'outcome'] loop
      execute format(
        'create table if not exists %I partition of %I for values from (%L) to (%L)
           with (toast_tuple_target = 8160)',
        log || to_char(month, '_YYYY_MM'), log,
        month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
    end loop;
  end loop;
end $$;
