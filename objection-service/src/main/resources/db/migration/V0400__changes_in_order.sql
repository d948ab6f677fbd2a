-- A change's place in the order of commits. Nobody knows that order while writing: who reads the feed numbers what it newly sees.
alter table objection_event add column position bigint;

update objection_event set position = sequence;

create index objection_event_position on objection_event (position);

create index objection_event_without_position on objection_event (sequence) where position is null;
