-- What was asked for test advertisers goes after days, not after years; there is little of it, so it is found by an index of its own.
create index decision_of_tests on decision (decided_at) where advertiser like 'test-%';
