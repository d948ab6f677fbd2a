-- An objection is its events; the row of the objection is what they add up to.
create table objection (
  number_key         uuid        not null,
  id                 uuid        not null,
  advertiser         text        not null,
  channel            text        not null,
  source             text,
  number_cipher      bytea       not null,
  received_at        timestamptz not null,
  lifted_at          timestamptz,
  recorded_at        timestamptz not null default now(),
  -- Only a statement made after the latest receipt lifts an objection.
  last_received_at   timestamptz not null,
  -- Recorded while the register of advertisers could not be asked, or by the outcome of a call: to be settled.
  advertiser_unknown boolean     not null default false,
  primary key (number_key, id)
);

create unique index objection_id on objection (id);
create index objection_advertiser_unknown on objection (advertiser) where advertiser_unknown;

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
  -- The file that brought it, and the line.
  import_file uuid,
  import_line bigint,
  recorded_by text        not null,
  recorded_at timestamptz not null default now(),
  -- A change's place in the order of commits. That order is not known while writing: the reader of the feed numbers what it
  -- sees for the first time.
  position    bigint,
  primary key (number_key, objection, sequence)
);

create index objection_event_position on objection_event (position) where position is not null;
create index objection_event_without_position on objection_event (sequence) where position is null;

-- "I was called all the same": what a consumer told, what was found out about it, and the answer. The number that called may be
-- anybody's: it is kept like the consumer's own.
create table complaint (
  number_key      uuid        not null,
  id              uuid        not null,
  number_cipher   bytea       not null,
  caller_key      uuid,
  caller_cipher   bytea,
  called_at       timestamptz not null,
  no_consent      boolean     not null,
  had_objected    boolean     not null,
  not_told        boolean     not null,
  received_at     timestamptz not null,
  source          text,
  due_on          date        not null,
  -- Null until it could be looked up who called and on what.
  finding         text,
  advertiser      text,
  agency          text,
  telemarketer    text,
  decision        uuid,
  decided_at      timestamptz,
  basis           text,
  reason_codes    text,
  offered         boolean,
  objected_at     timestamptz,
  answer          text,
  answered_at     timestamptz,
  recorded_by     text        not null,
  recorded_at     timestamptz not null default now(),
  primary key (number_key, id)
);

create unique index complaint_id on complaint (id);
create index complaint_advertiser on complaint (advertiser, id);
create index complaint_received on complaint (received_at);
create index complaint_caller on complaint (caller_key, received_at) where caller_key is not null;
create index complaint_agency on complaint (agency, received_at) where agency is not null;
create index complaint_telemarketer on complaint (telemarketer, received_at) where telemarketer is not null;
create index complaint_without_finding on complaint (id) where finding is null;
create index complaint_open on complaint (due_on) where answered_at is null;

-- One complaint about one call.
create unique index complaint_once
  on complaint (number_key, called_at, coalesce(caller_key, '00000000-0000-0000-0000-000000000000'));

-- A request to correct, erase or not use data (AVG, GDPR, art. 16 to 18).
create table privacy_request (
  number_key    uuid        not null,
  id            uuid        not null,
  number_cipher bytea       not null,
  kind          text        not null,
  -- Whose data; * for those of whoever runs this.
  advertiser    text        not null,
  words         text        not null,
  received_at   timestamptz not null,
  source        text,
  due_on        date        not null,
  answer        text,
  answered_at   timestamptz,
  recorded_by   text        not null,
  recorded_at   timestamptz not null default now(),
  primary key (number_key, id)
);

create unique index privacy_request_id on privacy_request (id);
create index privacy_request_advertiser on privacy_request (advertiser, id);
create index privacy_request_open on privacy_request (due_on) where answered_at is null;

-- What happened to a complaint or a request: received, looked up, answered.
create table answer_event (
  number_key  uuid        not null,
  subject     uuid        not null,
  sequence    bigint      not null generated always as identity,
  kind        text        not null,
  happened_at timestamptz not null,
  recorded_by text        not null,
  recorded_at timestamptz not null default now(),
  primary key (number_key, subject, sequence)
);
