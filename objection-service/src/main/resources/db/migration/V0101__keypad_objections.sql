-- Keys pressed in calls that are objections, one for each call, with what was played to whoever pressed. Never changed once
-- the objection stands. What was pressed is not kept: people type numbers.
create table keypad_objection (
  decision     uuid        not null primary key,
  -- Null only until its transaction ends.
  objection    uuid,
  reading      text        not null,
  announced    boolean,
  text_version text,
  pressed_at   timestamptz not null,
  recorded_by  text        not null,
  recorded_at  timestamptz not null default now()
);
