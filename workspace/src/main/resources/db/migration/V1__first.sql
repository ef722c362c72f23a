-- One dialect for SQLite and PostgreSQL: identifiers are UUIDv7 as text, instants are timestamptz
-- (milliseconds), booleans are boolean, JSON is text, sealed secrets are text.

create table person (
  id text primary key,
  login text not null unique,            -- in lower case; equal to the UPN
  name text not null,
  password text not null,                -- argon2
  administrator boolean not null,
  blocked boolean not null,
  language text not null,
  theme text not null,
  created_at timestamptz not null
);

create table person_group (
  id text primary key,
  name text not null unique,
  created_at timestamptz not null
);

create table person_group_member (
  group_id text not null references person_group (id) on delete cascade,
  person_id text not null references person (id) on delete cascade,
  primary key (group_id, person_id)
);
create index person_group_member_person on person_group_member (person_id);

-- Spring Session writes these two.
create table spring_session (
  primary_id text primary key,
  session_id text not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval integer not null,
  expiry_time bigint not null,
  principal_name text
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id text not null references spring_session (primary_id) on delete cascade,
  attribute_name text not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

create table connection (
  id text primary key,
  name text not null,
  api_url text not null,
  api_key text not null,                 -- sealed
  environment_key text not null,         -- sealed
  tasks_connector text not null,
  signals_connector text not null,
  item_url text not null,                -- template such as https://…?SbId={SubjectId}; empty: none
  overview_url text not null,            -- empty: none
  calls_at_once integer not null,
  profit_version text,
  environment_id text,
  app_connector text,
  get_connectors text,                   -- JSON; what metainfo listed when it was last asked
  proven_at timestamptz,
  proven_by text references person (id) on delete set null,
  created_at timestamptz not null
);

create table activation (
  person_id text not null references person (id) on delete cascade,
  connection_id text not null references connection (id) on delete cascade,
  asked_at timestamptz,                  -- a code was asked and not yet used
  tries integer not null,                -- wrong codes since it was asked
  wait_until timestamptz,                -- too many wrong codes
  token text,                            -- sealed
  active_since timestamptz,
  ended_at timestamptz,                  -- AFAS no longer accepts the token
  primary key (person_id, connection_id)
);

create table feed (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  connection_id text not null references connection (id) on delete cascade,
  kind text not null,                    -- tasks, signals
  items text not null,                   -- JSON
  checked_at timestamptz,                -- AFAS answered
  changed_at timestamptz,                -- with something else than before
  trouble text,                          -- JSON; why the last try brought nothing
  trouble_since timestamptz,
  failures integer not null,
  due_at timestamptz not null,
  watched_until timestamptz,             -- somebody looks at it
  lease_until timestamptz,
  unique (person_id, connection_id, kind)
);
create index feed_due on feed (connection_id, due_at);

create table app (
  id text primary key,
  name text not null,
  colour text not null,
  connection_id text not null references connection (id) on delete cascade,
  tabs text not null,                    -- tasks,signals or signals,tasks
  overview_only boolean not null,        -- use default tasks URL when clicking tasks
  everyone boolean not null,
  created_at timestamptz not null
);

create table app_person (
  app_id text not null references app (id) on delete cascade,
  person_id text not null references person (id) on delete cascade,
  role text not null,                    -- access, owner
  primary key (app_id, person_id, role)
);

create table app_group (
  app_id text not null references app (id) on delete cascade,
  group_id text not null references person_group (id) on delete cascade,
  role text not null,
  primary key (app_id, group_id, role)
);

create table tile_group (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  name text not null,
  position integer not null
);
create index tile_group_person on tile_group (person_id);

create table tile (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  group_id text not null references tile_group (id) on delete cascade,
  app_id text not null references app (id) on delete cascade,
  position integer not null,
  title text not null,                   -- empty: the name of the app
  size text not null,                    -- small, wide, large
  tabs text not null,
  overview_only boolean not null
);
create index tile_person on tile (person_id);
