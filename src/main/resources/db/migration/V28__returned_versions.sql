-- A draft that was uploaded after other versions of its scheme had been returned to their authors: those authors decide on
-- it as little as its own. Rows are added with the draft and never changed; the log has them.
create table rule_set_follow_up (
    rule_set_version_id bigint not null references rule_set_version (id),
    returned_version_id bigint not null references rule_set_version (id),
    primary key (rule_set_version_id, returned_version_id)
);
