-- What makes a number no longer callable, or callable again: a row for each advertiser for which it counts. Triggers on the tables
-- of events write it, so that no writer can forget to.
create table change (
  sequence      bigint      not null generated always as identity primary key,
  -- A change's place in the order of commits. That order is not known while writing: the reader of the feed numbers what it
  -- sees for the first time.
  position      bigint,
  kind          text        not null,
  -- * for all.
  advertiser    text        not null,
  agency        text,
  -- As it stands in the record.
  number_cipher bytea,
  caller_id     text,
  day           date,
  -- The record, as decisions name it.
  evidence      text,
  happened_at   timestamptz not null,
  recorded_at   timestamptz not null default now()
);

create index change_position on change (position) where position is not null;
create index change_without_position on change (sequence) where position is null;
