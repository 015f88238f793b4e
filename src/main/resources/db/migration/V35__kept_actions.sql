-- Browsers in which a user signed in, by the SHA-256 of the token in their cookie: a form that such a browser sends after
-- the session has ended is kept for that user.
create table signed_in_browser (
    token_sha256 varchar(64) primary key,
    actor varchar(255) not null,
    signed_in_at timestamp with time zone not null
);

create index signed_in_browser_at on signed_in_browser (signed_in_at);

-- Forms sent after their session had ended, until they are confirmed, discarded or too old.
create table kept_action (
    id uuid primary key,
    -- null until a user signs in, if none had in this browser
    actor varchar(255),
    -- the token that the browser had when it sent the form
    token_sha256 varchar(64) not null,
    -- the address with its query that the form was sent to, and that of the page with the form
    action varchar(4000) not null,
    page varchar(4000),
    -- as JSON
    fields bytea not null,
    with_file boolean not null,
    -- null if the form had no file, or it was not kept
    file_field varchar(255),
    file_name varchar(255),
    file bytea,
    bytes bigint not null,
    kept_at timestamp with time zone not null
);

create index kept_action_at on kept_action (kept_at, id);
create index kept_action_actor on kept_action (actor, kept_at);
create index kept_action_token on kept_action (token_sha256);
