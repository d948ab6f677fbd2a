-- Who is sent the feed of changes. Nothing is kept of what was taken: the feed itself keeps all changes, and a subscription how far
-- it has come.
create table subscription (
  id              uuid        not null primary key,
  -- Of whom it tells: those of the token by which it was made; {*} for all.
  advertisers     text[]      not null,
  agency          text,
  url             text        not null,
  -- Kinds of changes; empty for all.
  events          text[]      not null,
  secret_cipher   bytea       not null,
  state           text        not null default 'ACTIVE',
  -- Up to where each source of the feed was taken by the receiver, or given up.
  position        text        not null,
  -- Of the change that comes next: which it is, how often it was tried, and when it is due again.
  tried           text,
  attempts        integer     not null default 0,
  due_at          timestamptz not null default now(),
  -- Whether the receiver took what it was last sent, and soon: the others share half of the places.
  prompt          boolean     not null default false,
  last_result     text,
  last_attempt_at timestamptz,
  -- Since when there is something that it has not taken; null when it has all.
  behind_since    timestamptz,
  -- Who sends now; nobody else does until then.
  lease           uuid,
  leased_until    timestamptz not null default now(),
  created_by      text        not null,
  created_at      timestamptz not null
);

create index subscription_due on subscription (due_at) where state = 'ACTIVE';
create index subscription_of_client on subscription (created_by);

-- Changes that no try brought to the receiver.
create table dead_letter (
  sequence     bigint      not null generated always as identity primary key,
  subscription uuid        not null references subscription on delete cascade,
  -- As it would have been sent; it may hold a telephone number.
  change_cipher bytea      not null,
  attempts     integer     not null,
  last_result  text        not null,
  given_up_at  timestamptz not null default now()
);

create index dead_letter_of_subscription on dead_letter (subscription, sequence);
create index dead_letter_age on dead_letter (given_up_at);
