-- The gateway may run with a login that is not the owner: without DDL, and without UPDATE and DELETE on the log. What it has to do
-- to the log all the same is done by two functions with the rights of their owner, who migrates. So they find no table of whoever
-- calls them, and nobody calls them but whom the owner lets.

-- As before; and a new partition is written through its log alone, whatever rights new tables are given by default.
create or replace function keep_log_partitions(months_ahead integer) returns void language plpgsql
    security definer set search_path to public, pg_temp as $$
declare
  -- Months of UTC, as timestamps without zone: the session's own zone must not matter.
  first timestamp := date_trunc('month', now() at time zone 'UTC');
  month timestamp;
  log   text;
  part  text;
  other text;
begin
  if months_ahead > 120 then
    raise exception 'no more than 120 months ahead';
  end if;
  perform pg_advisory_xact_lock(hashtext('keep_log_partitions'));
  for i in 0 .. months_ahead loop
    month := first + make_interval(months => i);
    foreach log in array array['decision_page', 'decision', 'outcome'] loop
      part := log || to_char(month, '_YYYY_MM');
      execute format(
        'create table if not exists %I partition of %I for values from (%L) to (%L)
           with (toast_tuple_target = 8160)',
        part, log, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
      for other in
        select distinct grantee::regrole::text
        from pg_class, aclexplode(relacl)
        where pg_class.oid = to_regclass(format('%I', part)) and grantee not in (0, relowner)
      loop
        execute format('revoke insert, update, delete, truncate on %I from %s', part, other);
      end loop;
    end loop;
  end loop;
end $$;

-- Takes decisions for test advertisers out of the log, with their pages and outcomes, and no others.
create function end_test_decisions(before timestamptz) returns void language sql
    security definer set search_path to public, pg_temp as $$
  with gone as (
    delete from decision where advertiser like 'test-%' and decided_at < before
    returning id, decided_at
  ), pages as (
    delete from decision_page where test and decided_at < before
  )
  delete from outcome o using gone g where o.decision = g.id and o.decided_at = g.decided_at
$$;

revoke execute on function keep_log_partitions(integer), end_test_decisions(timestamptz) from public;
