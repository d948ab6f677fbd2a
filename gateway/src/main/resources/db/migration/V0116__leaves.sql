-- What is on record becomes leaves of the tree: pages of decisions, which the gateway queues itself, and outcomes. Tests are none.
-- Tests are on pages of their own. A late denial may take the rows of a page away, so they do not tell for ever whose page it was.
alter table decision_page add column test boolean not null default false;

update decision_page p set test = true from decision d
where d.page = p.id and d.decided_at = p.decided_at and d.advertiser like 'test-%';

create index decision_page_test on decision_page (decided_at) where test;

create function outcome_is_leaf() returns trigger language plpgsql as $$
begin
  insert into leaf_waiting (kind, record, part, at)
  select 'outcome', a.decision, a.id::text, a.decided_at
  from added a join decision d on d.id = a.decision and d.decided_at = a.decided_at
  where d.advertiser not like 'test-%'
  order by a.id;
  return null;
end $$;

create trigger outcome_is_leaf after insert on outcome
  referencing new table as added for each statement execute function outcome_is_leaf();

-- What was on record before there was a tree.
insert into leaf_waiting (kind, record, at)
select 'decisions', p.id, p.decided_at from decision_page p
where not p.test
order by p.decided_at, p.id;

insert into leaf_waiting (kind, record, part, at)
select 'outcome', o.decision, o.id::text, o.decided_at
from outcome o join decision d on d.id = o.decision and d.decided_at = o.decided_at
where d.advertiser not like 'test-%'
order by o.recorded_at, o.id;
