-- A decision that is recorded too late is answered as a denial. So no page may be committed after its answer was due:
-- the gateway alone cannot see to that, since what it has sent may wait for a connection, a lock or a stopped server.
set local lock_timeout = '500ms';

-- Until when the page had to be on record; null for pages of denials that were given because the log was late.
alter table decision_page add column answer_by timestamptz;

create function refuse_late_page() returns trigger language plpgsql as $$
begin
  if clock_timestamp() > new.answer_by then
    raise exception 'recorded % after its answer was due; do the clocks of gateway and database agree?',
      clock_timestamp() - new.answer_by;
  end if;
  return null;
end $$;

-- Deferred: it looks at the clock when all else of the transaction is done.
create constraint trigger page_in_time after insert on decision_page deferrable initially deferred
  for each row when (new.answer_by is not null) execute function refuse_late_page();
