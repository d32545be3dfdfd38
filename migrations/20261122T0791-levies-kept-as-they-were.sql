-- What came in, what was numbered and what was decided stays as it was kept: of a receipt only what of it is allocated changes, of a paper
-- its PDF and that it was given, of a rate how it was settled and when it ends.
revoke update, delete on levies.receipt, levies.document, levies.rate from openlmc_app;
grant update (allocated_pence) on levies.receipt to openlmc_app;
grant update (sha256, mailed_at, handed_over_at) on levies.document to openlmc_app;
grant update (state, until_on, meeting, decided_on, paper, withdrawn_because, settled_at, settled_by) on levies.rate to openlmc_app;
