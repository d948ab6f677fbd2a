-- Visitors who left before their session was over: their cookies count no more.
create table left_visit (
  visitor    uuid        primary key,
  expires_at timestamptz not null
);

create index left_visit_expiry on left_visit (expires_at);
