-- A consent is its events; the rows of the consent and of its parties are what they add up to.
-- The particulars never change. The index on id is not unique, so that the tables can be sharded by number key.
create table consent (
  number_key        uuid        not null,
  id                uuid        not null,
  advertiser        text        not null,
  subject           text        not null,
  person            text,
  given_at          timestamptz not null,
  valid_until       timestamptz,
  channel           text        not null,
  text_version      text,
  -- The digest of the text that was on record when the consent was recorded: a text that comes later proves nothing.
  text_digest       bytea,
  standalone        boolean     not null,
  first_call_within text,
  number_cipher     bytea       not null,
  source_cipher     bytea,
  recorded_at       timestamptz not null default now(),
  primary key (number_key, id),
  check (valid_until > given_at)
);

-- A consent is on record once: what is recorded again is the first record, with all that happened to it.
create unique index consent_once
  on consent (number_key, advertiser, subject, given_at, text_version, person) nulls not distinct;
create index consent_id on consent (id);

-- For whom a consent holds: the addressee and every partner that its text named.
create table consent_party (
  number_key    uuid    not null,
  advertiser    text    not null,
  consent       uuid    not null,
  addressee     boolean not null,
  withdrawn_at  timestamptz,
  -- A call for one party keeps the consent alive for that party only.
  first_used_at timestamptz,
  primary key (number_key, advertiser, consent)
);

create index consent_party_of_advertiser on consent_party (advertiser, consent);
create index consent_party_of_consent on consent_party (consent);

-- An event holds for the advertiser that it names, or, naming none, for every party.
create table consent_event (
  number_key      uuid        not null,
  consent         uuid        not null,
  sequence        bigint      not null generated always as identity,
  kind            text        not null,
  happened_at     timestamptz not null,
  advertiser      text,
  channel         text,
  method          text,
  evidence_cipher bytea,
  -- The file that brought it, and the line.
  import_file     uuid,
  import_line     bigint,
  decision        text,
  recorded_by     text        not null,
  recorded_at     timestamptz not null default now(),
  primary key (number_key, consent, sequence)
);

create index consent_event_of_consent on consent_event (consent, sequence);
-- A use that is reported again with another instant is another event, so that the events add up to the row.
create unique index consent_use_told_once
  on consent_event (number_key, consent, decision, happened_at) where kind = 'USED';

-- Calls that reached another person than the one who consented, or a minor. A consent that was given before is suspended
-- whenever it is recorded.
create table wrong_person (
  number_key  uuid        not null,
  id          uuid        not null,
  advertiser  text        not null,
  reached_at  timestamptz not null,
  minor       boolean     not null,
  number_cipher bytea     not null,
  decision    text,
  recorded_by text        not null,
  recorded_at timestamptz not null default now(),
  primary key (number_key, id)
);

create unique index wrong_person_told_once
  on wrong_person (number_key, advertiser, reached_at, minor, decision) nulls not distinct;

-- What people agreed to, once per version; neither its text nor what it stated ever changes.
create table consent_text (
  advertiser        text        not null,
  version           text        not null,
  digest            bytea       not null,
  body              text        not null,
  standalone        boolean     not null,
  first_call_within text,
  recorded_at       timestamptz not null default now(),
  primary key (advertiser, version)
);

-- A customer relation is its events; its row is what they add up to.
create table customer_relation (
  number_key       uuid        not null,
  id               uuid        not null,
  advertiser       text        not null,
  subject          text        not null,
  person           text,
  kind             text        not null,
  started_at       timestamptz not null,
  ended_at         timestamptz,
  number_from_sale boolean     not null,
  opt_out_offered  boolean     not null,
  number_cipher    bytea       not null,
  recorded_at      timestamptz not null default now(),
  primary key (number_key, id),
  check (ended_at >= started_at)
);

-- A relation is on record once: what is recorded again is the first record, ended or not.
create unique index customer_relation_once
  on customer_relation (number_key, advertiser, subject, kind, started_at);
create index customer_relation_id on customer_relation (id);
create index customer_relation_of_advertiser on customer_relation (advertiser, id);

create table customer_relation_event (
  number_key  uuid        not null,
  relation    uuid        not null,
  sequence    bigint      not null generated always as identity,
  kind        text        not null,
  happened_at timestamptz not null,
  -- The file that brought it, and the line.
  import_file uuid,
  import_line bigint,
  recorded_by text        not null,
  recorded_at timestamptz not null default now(),
  primary key (number_key, relation, sequence)
);

create index customer_relation_event_of_relation on customer_relation_event (relation, sequence);

-- A requested call is its events; its row is what they add up to.
create table requested_call (
  number_key      uuid        not null,
  id              uuid        not null,
  advertiser      text        not null,
  subject         text        not null,
  requested_at    timestamptz not null,
  valid_until     timestamptz not null,
  evidence_cipher bytea       not null,
  number_cipher   bytea       not null,
  used_at         timestamptz,
  -- The decision whose permit may be used for this call, and until when. The decision log has its history.
  pending_decision uuid,
  pending_until    timestamptz,
  recorded_at     timestamptz not null default now(),
  primary key (number_key, id),
  check (valid_until > requested_at),
  check ((pending_decision is null) = (pending_until is null))
);

-- A request is on record once: what is recorded again is the first record, used or not.
create unique index requested_call_once
  on requested_call (number_key, advertiser, subject, requested_at);
create index requested_call_id on requested_call (id);
create index requested_call_of_advertiser on requested_call (advertiser, id);

create table requested_call_event (
  number_key     uuid        not null,
  requested_call uuid        not null,
  sequence       bigint      not null generated always as identity,
  kind           text        not null,
  happened_at    timestamptz not null,
  -- The file that brought it, and the line.
  import_file    uuid,
  import_line    bigint,
  decision       text,
  recorded_by    text        not null,
  recorded_at    timestamptz not null default now(),
  primary key (number_key, requested_call, sequence)
);

create index requested_call_event_of_call on requested_call_event (requested_call, sequence);
create unique index requested_call_use_told_once
  on requested_call_event (number_key, requested_call, decision, happened_at) where kind = 'USED';

-- A balance test never changes: another one is held instead.
create table balance_test (
  advertiser       text        not null,
  id               uuid        not null,
  subject          text        not null,
  held_on          date        not null,
  term             text        not null,
  interests        text        not null,
  impact           text        not null,
  safeguards       text        not null,
  conclusion       text        not null,
  approved_by      text        not null,
  advice_outcome   text,
  advice_term      text,
  advice_given_on  date,
  advice_reference text,
  recorded_by      text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (advertiser, id),
  -- an advice is given whole or not at all
  check (num_nulls(advice_outcome, advice_term, advice_given_on, advice_reference) in (0, 4))
);

create index balance_test_id on balance_test (id);

-- A consumer's request for proof is its events; its row is what they add up to.
-- It asks for the proof of one consent, or of whatever the advertiser has on record for the number.
create table proof_request (
  number_key    uuid        not null,
  id            uuid        not null,
  advertiser    text        not null,
  consent       uuid,
  requested_at  timestamptz not null,
  channel       text        not null,
  due_on        date        not null,
  number_cipher bytea       not null,
  delivered_at  timestamptz,
  recorded_at   timestamptz not null default now(),
  primary key (number_key, id),
  check (delivered_at >= requested_at)
);

create index proof_request_id on proof_request (id);
create index proof_request_of_advertiser on proof_request (advertiser, id);
create index proof_request_open on proof_request (due_on) where delivered_at is null;

create table proof_request_event (
  number_key    uuid        not null,
  proof_request uuid        not null,
  sequence      bigint      not null generated always as identity,
  kind          text        not null,
  happened_at   timestamptz not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null default now(),
  primary key (number_key, proof_request, sequence)
);

-- That the holder of a business number published it himself for calls. Never changed once written: another page or another
-- day is another record. It counts only for the advertisers of the token by which it was recorded; * stands for all. The
-- content is a digest of everything that was recorded, and for whom.
create table published_number (
  number_key     uuid        not null,
  id             uuid        not null,
  content        bytea       not null,
  advertisers    text[]      not null,
  holder         text        not null,
  kvk            text        not null,
  url            text        not null,
  page_sha256    text        not null,
  seen_at        timestamptz not null,
  stated_purpose text        not null,
  subjects       text[]      not null,
  number_cipher  bytea       not null,
  recorded_by    text        not null,
  recorded_at    timestamptz not null default now(),
  primary key (number_key, id),
  unique (number_key, content),
  check (cardinality(advertisers) > 0),
  check (cardinality(subjects) > 0)
);

create index published_number_id on published_number (id);
create index published_number_of_advertisers on published_number using gin (advertisers);

-- What these events mean for a number goes into the table of changes.
create function consent_given() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, number_cipher, evidence, happened_at)
  select 'CONSENT_GIVEN', p.advertiser, c.number_cipher, 'consent:' || c.id, c.given_at
  from added p join consent c on c.number_key = p.number_key and c.id = p.consent;
  return null;
end $$;

create trigger consent_given after insert on consent_party
  referencing new table as added for each statement execute function consent_given();

-- A verification that is recorded with the consent itself is told by that.
create function consent_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, number_cipher, evidence, happened_at)
  select 'CONSENT_' || e.kind, p.advertiser, c.number_cipher, 'consent:' || c.id, e.happened_at
  from added e
    join consent c on c.number_key = e.number_key and c.id = e.consent
    join consent_party p on p.number_key = e.number_key and p.consent = e.consent
      and (e.advertiser is null or p.advertiser = e.advertiser)
  where e.kind in ('VERIFIED', 'WITHDRAWN', 'DISPUTED')
    and (e.kind <> 'VERIFIED'
      or not exists (select from added g where g.consent = e.consent and g.kind = 'GIVEN'))
  order by e.sequence, p.advertiser;
  return null;
end $$;

create trigger consent_changed after insert on consent_event
  referencing new table as added for each statement execute function consent_changed();

-- Another person on the number is told with the consents that are suspended; a minor bears on every basis.
create function minor_reached() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, number_cipher, evidence, happened_at)
  select 'MINOR_REACHED', w.advertiser, w.number_cipher, 'wrong-person:' || w.id, w.reached_at
  from added w where w.minor;
  return null;
end $$;

create trigger minor_reached after insert on wrong_person
  referencing new table as added for each statement execute function minor_reached();

create function relation_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, number_cipher, evidence, happened_at)
  select 'RELATION_' || e.kind, r.advertiser, r.number_cipher, 'relation:' || r.id, e.happened_at
  from added e join customer_relation r on r.number_key = e.number_key and r.id = e.relation
  order by e.sequence;
  return null;
end $$;

create trigger relation_changed after insert on customer_relation_event
  referencing new table as added for each statement execute function relation_changed();

create function requested_call_changed() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, number_cipher, evidence, happened_at)
  select case e.kind when 'USED' then 'REQUESTED_CALL_USED' else 'CALL_REQUESTED' end,
    r.advertiser, r.number_cipher, 'requested-call:' || r.id, e.happened_at
  from added e join requested_call r on r.number_key = e.number_key and r.id = e.requested_call
  order by e.sequence;
  return null;
end $$;

create trigger requested_call_changed after insert on requested_call_event
  referencing new table as added for each statement execute function requested_call_changed();

create function number_published() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, number_cipher, evidence, happened_at)
  select 'NUMBER_PUBLISHED', advertiser, n.number_cipher, 'published-number:' || n.id, n.seen_at
  from added n cross join unnest(n.advertisers) as advertiser;
  return null;
end $$;

create trigger number_published after insert on published_number
  referencing new table as added for each statement execute function number_published();
