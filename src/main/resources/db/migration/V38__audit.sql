-- What the text of a report states beside the form in it, as JSON; null for none.
alter table pending_form add column facts bytea;
