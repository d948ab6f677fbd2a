-- Only a statement made after the latest receipt lifts an objection.
alter table objection add column last_received_at timestamptz;

update objection o set last_received_at = greatest(o.received_at, (
  select max(e.happened_at) from objection_event e
  where e.number_key = o.number_key and e.objection = o.id and e.kind in ('RECEIVED', 'RECEIVED_AGAIN')));

alter table objection alter column last_received_at set not null;
