-- What still blocks calls is told by the last change of each record; callback checks are records of their number.
create function change_thing(kind text, caller_id text, evidence text, day date) returns text language sql immutable as $$
  select case when kind like 'CALLBACK%' then caller_id else coalesce(evidence, (day - date '2000-01-01')::text) end
$$;

-- Without the kinds that begin a record: imports write many of them, and none comes after another change of its record.
create index change_of_thing on change (advertiser, change_thing(kind, caller_id, evidence, day), position)
  where position is not null
    and kind not in ('CONSENT_GIVEN', 'RELATION_STARTED', 'CALL_REQUESTED', 'NUMBER_PUBLISHED', 'MANDATE_GIVEN');
