BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'tvrec','titles','2026-11-24 11:28:20.450767+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'tvrec','search','2026-11-24 11:28:20.456890+00:00');
CREATE TABLE genre (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE,
                PRIMARY KEY (name, title)) WITHOUT ROWID;
INSERT INTO "genre" VALUES('Drama',1);
CREATE TABLE person (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE, role TEXT NOT NULL,
                PRIMARY KEY (name, title, role)) WITHOUT ROWID;
CREATE TABLE tag (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE,
                PRIMARY KEY (name, title)) WITHOUT ROWID;
CREATE TABLE title (
            num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            kind TEXT NOT NULL, title TEXT NOT NULL, titles TEXT, year INTEGER, runtime_s REAL,
            genres TEXT, people TEXT, parent TEXT, season INTEGER, episode INTEGER,
            track INTEGER, artist TEXT, rating REAL, votes INTEGER, added_at INTEGER,
            language TEXT, min_age INTEGER, countries TEXT, search_row INTEGER NOT NULL UNIQUE);
INSERT INTO "title" VALUES(1,'t:one','movie','The Goddess',NULL,1934,NULL,'["Drama"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,900,1577836800000000,NULL,NULL,NULL,674309865473);
CREATE TABLE title_body (
            num INTEGER PRIMARY KEY REFERENCES title (num) ON DELETE CASCADE,
            original_title TEXT, sort_title TEXT, plot TEXT, tagline TEXT, credits TEXT, tags TEXT,
            studios TEXT, certification TEXT, album TEXT, collection TEXT, external_ids TEXT,
            i18n TEXT, extra TEXT);
INSERT INTO "title_body" VALUES(1,'神女',NULL,'Shanghai, a mother',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE title_key (
            scheme TEXT NOT NULL, value TEXT NOT NULL,
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE,
            PRIMARY KEY (scheme, value)) WITHOUT ROWID;
INSERT INTO "title_key" VALUES('imdb','tt0024907','t:one');
CREATE TABLE title_name (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE,
                PRIMARY KEY (name, title)) WITHOUT ROWID;
INSERT INTO "title_name" VALUES('goddess',1);
INSERT INTO "title_name" VALUES('神女',1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX title_parent ON title (parent) WHERE parent IS NOT NULL;
CREATE INDEX title_key_title ON title_key (title);
CREATE INDEX title_name_title ON title_name (title);
CREATE INDEX genre_title ON genre (title);
CREATE INDEX person_title ON person (title);
CREATE INDEX tag_title ON tag (title);
COMMIT;
CREATE VIRTUAL TABLE fact_text USING fts5 (
            title, original, other, bare, people, topics,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
            prefix = '1 2 3');
INSERT INTO fact_text (rowid, title, original, other, bare, people, topics) VALUES (674309865473, 'the goddess', '神 女', '', 'goddess', '', 'drama');
CREATE VIRTUAL TABLE full_text USING fts5 (
            facts, plot,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
            prefix = '2 3');
INSERT INTO full_text (rowid, facts, plot) VALUES (674309865473, 'the goddess 神 女 goddess drama', 'shanghai a mother');
PRAGMA application_id=1953919587;
PRAGMA user_version=2;
