-- An objection is its events; the row of the objection is what they add up to.
create table objection (
  number_key    uuid        not null,
  id            uuid        not null,
  advertiser    text        not null,
  channel       text        not null,
  source        text,
  number_cipher bytea       not null,
  received_at   timestamptz not null,
  lifted_at     timestamptz,
  recorded_at   timestamptz not null default now(),
  primary key (number_key, id)
);

create unique index objection_id on objection (id);

-- One objection in force per number and advertiser; an entry of the old national register stands beside it.
create unique index objection_in_force
  on objection (number_key, advertiser, (channel = 'NATIONAL_REGISTER'))
  where lifted_at is null;

create table objection_event (
  number_key  uuid        not null,
  objection   uuid        not null,
  sequence    bigint      not null generated always as identity,
  kind        text        not null,
  happened_at timestamptz not null,
  channel     text,
  source      text,
  statement   text,
  evidence    text,
  recorded_by text        not null,
  recorded_at timestamptz not null default now(),
  primary key (number_key, objection, sequence)
);
