-- A file of records that somebody sent; what it brought names it and the line. Its digest is that of its first bytes: of all of
-- them once it came in whole. A file that broke off is continued by the one that begins with the same bytes and came in whole.
create table import_file (
  id           uuid        not null primary key,
  kind         text        not null,
  name         text,
  sender       text        not null,
  started_at   timestamptz not null default now(),
  bytes        bigint      not null default 0,
  digest       bytea,
  whole        boolean     not null default false,
  continued_by uuid        references import_file (id),
  rows         bigint      not null default 0,
  created      bigint      not null default 0,
  same         bigint      not null default 0,
  errors       bigint      not null default 0
);

create index import_file_broken_off on import_file (sender, kind, started_at) where not whole;
