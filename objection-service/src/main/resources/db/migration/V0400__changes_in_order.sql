-- Who looks up objections must not wait behind us. The Job tries again.
set local lock_timeout = '500ms';

-- A change's place in the order of commits. Nobody knows that order while writing: who reads the feed numbers what it newly sees,
-- that which was there before this column too.
alter table objection_event add column position bigint;

create index objection_event_position on objection_event (position) where position is not null;

create index objection_event_without_position on objection_event (sequence) where position is null;
