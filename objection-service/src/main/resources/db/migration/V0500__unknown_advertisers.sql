-- Who looks up objections must not wait behind us. The Job tries again.
set local lock_timeout = '500ms';

-- Taken while it could not be asked whether there is such an advertiser, or told by an outcome: to be settled.
alter table objection add column advertiser_unknown boolean not null default false;

create index objection_advertiser_unknown on objection (advertiser) where advertiser_unknown;
