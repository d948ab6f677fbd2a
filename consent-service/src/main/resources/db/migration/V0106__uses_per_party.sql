-- A call for one party keeps the consent alive for that party only.
alter table consent_party add column first_used_at timestamptz;

-- For whom the calls until now were made was not told: they count for the addressee.
update consent_party p set first_used_at = c.first_used_at from consent c
where c.number_key = p.number_key and c.id = p.consent and p.addressee;

alter table consent drop column first_used_at;

-- A use that is told again with another instant is another event, so that the events add up to the row.
drop index consent_used_once_per_decision;
create unique index consent_use_told_once
  on consent_event (number_key, consent, decision, happened_at) where kind = 'USED';

drop index requested_call_used_once_per_decision;
create unique index requested_call_use_told_once
  on requested_call_event (number_key, requested_call, decision, happened_at) where kind = 'USED';
