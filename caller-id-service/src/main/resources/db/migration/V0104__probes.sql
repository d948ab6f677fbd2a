-- Calls to caller ids, to see that who calls back is answered. A probe is of a number: whoever registered it is served by one call.
create table probe (
  -- Also the Call-ID of the call.
  id       uuid        primary key,
  number   text        not null,
  -- Local date, whose budget it is of.
  day      date        not null,
  begun_at timestamptz not null,
  -- From then on nobody waits for its answer: who made it is gone.
  until    timestamptz not null,
  ended_at timestamptz,
  answer   text,
  -- The last status of SIP; null for none.
  status   integer,
  check ((answer is null) = (ended_at is null))
);

create index probe_of_number on probe (number, id desc);

-- One call at a time, however many replicas there are.
create unique index probe_under_way on probe ((true)) where answer is null;

-- What was spent of a day's budget. It is counted before the call, and never back.
create table probe_day (
  day   date    primary key,
  calls integer not null default 0
);

-- When a number is called next, and how often in a row it was not answered.
create table probed_number (
  number     text        primary key,
  next_at    timestamptz not null,
  unanswered integer     not null default 0
);

-- The call that was seen; null for a check that a person recorded.
alter table callback_check add column probe uuid references probe;
