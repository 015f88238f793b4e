-- Who may sign in besides those of the settings. Nobody is ever deleted: the log speaks of them.
create table service_user (
    name varchar(50) primary key,
    -- {bcrypt}…; null where an API key is the only way in
    password varchar(100),
    -- of the API key its first characters, to tell keys apart, and its SHA-256; null without one
    key_prefix varchar(12),
    key_sha256 varchar(64) unique,
    -- names of roles, with commas between
    roles varchar(100) not null,
    enabled boolean not null,
    -- counts the changes; the log has an entry of each
    revision integer not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null
);
