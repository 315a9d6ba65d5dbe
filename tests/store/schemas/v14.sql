BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
        "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT
    );
INSERT INTO "_sqlite_migrations" VALUES(1,'tvrec','titles','2026-11-24 22:45:15.561+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'tvrec','search','2026-11-24 22:45:15.660647+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'tvrec','files','2026-11-24 22:45:15.661458+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'tvrec','vectors','2026-11-24 22:45:15.662094+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'tvrec','viewers','2026-11-24 22:45:15.662959+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'tvrec','jobs','2026-11-24 22:45:15.663509+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'tvrec','roots','2026-11-24 22:45:15.663993+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'tvrec','mentions','2026-11-24 22:45:15.664492+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'tvrec','guesses','2026-11-24 22:45:15.664911+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'tvrec','genre_heads','2026-11-24 22:45:15.665520+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'tvrec','impression_opened','2026-11-24 22:45:15.666285+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'tvrec','spellings','2026-11-24 22:45:15.666980+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'tvrec','no_queues_no_subtitles','2026-11-24 22:45:15.667666+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'tvrec','people_spelled','2026-11-24 22:45:15.668414+00:00');
CREATE TABLE artwork (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, role TEXT NOT NULL,
            place INTEGER NOT NULL, path BLOB, data BLOB, source TEXT,
            PRIMARY KEY (title, role, place));
INSERT INTO "artwork" VALUES('t:one','poster',0,X'2F6D2F702E6A7067',NULL,'file');
CREATE TABLE event (
            seq INTEGER PRIMARY KEY, profile TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE, id TEXT NOT NULL CHECK (id <> ''), at INTEGER NOT NULL,
            kind TEXT NOT NULL, target_type TEXT NOT NULL, target TEXT NOT NULL, completion REAL,
            played_s REAL, plays INTEGER, skipped INTEGER NOT NULL, rating REAL, undoes TEXT,
            source TEXT NOT NULL, extra TEXT, UNIQUE (profile, id));
INSERT INTO "event" VALUES(1,'p:one','e:one',1577836800000000,'play','title','t:one',0.97,NULL,NULL,0,NULL,NULL,'tvrec',NULL);
CREATE TABLE file (
            path BLOB PRIMARY KEY, title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE,
            size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
            fingerprint TEXT, version TEXT, part INTEGER NOT NULL, container TEXT, width INTEGER,
            height INTEGER, duration_s REAL, audio_languages TEXT, subtitle_languages TEXT,
            chapters TEXT, missing_since INTEGER);
INSERT INTO "file" VALUES(X'2F6D2F676F64646573732E6D6B76','t:one',7,8,9,'f','',1,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE genre (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE,
                PRIMARY KEY (name, title)) WITHOUT ROWID;
INSERT INTO "genre" VALUES('Drama',1);
CREATE TABLE genre_head (
            num INTEGER PRIMARY KEY CHECK (num = 1), reader TEXT NOT NULL, head BLOB NOT NULL);
INSERT INTO "genre_head" VALUES(1,'enc/1',X'00FF');
CREATE TABLE guess (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, genre TEXT NOT NULL,
            probability REAL NOT NULL, PRIMARY KEY (title, genre)) WITHOUT ROWID;
INSERT INTO "guess" VALUES('t:two','Drama',0.75);
CREATE TABLE guess_text (
            title TEXT PRIMARY KEY REFERENCES title (id) ON DELETE CASCADE,
            text_hash TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "guess_text" VALUES('t:two','hash');
CREATE TABLE impression (
            seq INTEGER PRIMARY KEY, profile TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE, title TEXT NOT NULL, row TEXT NOT NULL,
            rank INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT, started INTEGER,
            finished INTEGER, extra TEXT, opened INTEGER);
INSERT INTO "impression" VALUES(1,'p:one','t:one','top',1,1577836800000000,'',NULL,NULL,NULL,1577836860000000);
CREATE TABLE mention (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, type TEXT NOT NULL,
            id TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
            place INTEGER NOT NULL, PRIMARY KEY (title, type, id, language)) WITHOUT ROWID;
INSERT INTO "mention" VALUES('t:one','place','Shanghai','zh-Hans','上海','上海',0);
CREATE TABLE mention_text (
            title TEXT PRIMARY KEY REFERENCES title (id) ON DELETE CASCADE,
            text_hash TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "mention_text" VALUES('t:one','hash');
CREATE TABLE person (
                name TEXT NOT NULL,
                title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE, role TEXT NOT NULL,
                PRIMARY KEY (name, title, role)) WITHOUT ROWID;
CREATE TABLE person_name (
            name TEXT NOT NULL, title INTEGER NOT NULL REFERENCES title (num) ON DELETE CASCADE,
            PRIMARY KEY (name, title)) WITHOUT ROWID;
INSERT INTO "person_name" VALUES('阮玲玉',1);
CREATE TABLE profile (
            place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, colour TEXT,
            pin_hash TEXT, age_cap INTEGER, languages TEXT, settings TEXT, extra TEXT);
INSERT INTO "profile" VALUES(1,'p:one','Home','','',NULL,NULL,NULL,NULL);
CREATE TABLE root (num INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE);
INSERT INTO "root" VALUES(1,X'2F6D');
CREATE TABLE rule (
            profile TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT NULL, target_type TEXT, target TEXT, value TEXT,
            at INTEGER, extra TEXT, PRIMARY KEY (profile, id));
INSERT INTO "rule" VALUES('p:one','r:one','dial',NULL,NULL,'0.5',NULL,NULL);
CREATE TABLE scan_unit (
            path BLOB PRIMARY KEY, signature TEXT NOT NULL, titles TEXT);
INSERT INTO "scan_unit" VALUES(X'2F6D','sig','["t:one"]');
CREATE TABLE spelling (name TEXT PRIMARY KEY, reading TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "spelling" VALUES('神女','shen nu');
INSERT INTO "spelling" VALUES('阮玲玉','ruan ling yu');
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
INSERT INTO "title" VALUES(2,'t:two','movie','Two',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1095216660482);
CREATE TABLE title_body (
            num INTEGER PRIMARY KEY REFERENCES title (num) ON DELETE CASCADE,
            original_title TEXT, sort_title TEXT, plot TEXT, tagline TEXT, credits TEXT, tags TEXT,
            studios TEXT, certification TEXT, album TEXT, collection TEXT, external_ids TEXT,
            i18n TEXT, extra TEXT);
INSERT INTO "title_body" VALUES(1,'神女',NULL,'Shanghai, a mother',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "title_body" VALUES(2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
CREATE TABLE vector (
            title TEXT NOT NULL REFERENCES title (id) ON DELETE CASCADE, encoder TEXT NOT NULL,
            text_hash TEXT NOT NULL, language TEXT NOT NULL, vector BLOB NOT NULL,
            PRIMARY KEY (encoder, title));
INSERT INTO "vector" VALUES('t:one','enc','hash','zh',X'003C00BC');
CREATE TABLE viewing (
            profile TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE, title TEXT NOT NULL, started INTEGER NOT NULL, updated INTEGER NOT NULL,
            position_s REAL NOT NULL, covered TEXT, runtime_s REAL, running INTEGER NOT NULL,
            extra TEXT, PRIMARY KEY (profile, title));
INSERT INTO "viewing" VALUES('p:one','t:one',1577836800000000,1577836810000000,10.0,'[[0.0,10.0]]',NULL,0,NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
        ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX title_parent ON title (parent) WHERE parent IS NOT NULL;
CREATE INDEX title_key_title ON title_key (title);
CREATE INDEX title_name_title ON title_name (title);
CREATE INDEX genre_title ON genre (title);
CREATE INDEX person_title ON person (title);
CREATE INDEX tag_title ON tag (title);
CREATE INDEX file_title ON file (title, missing_since);
CREATE INDEX vector_title ON vector (title);
CREATE INDEX vector_text ON vector (encoder, text_hash);
CREATE INDEX event_at ON event (profile, at, seq);
CREATE INDEX event_target ON event (profile, target, target_type);
CREATE INDEX impression_title ON impression (profile, title, at);
CREATE INDEX mention_id ON mention (type, id);
CREATE INDEX mention_folded ON mention (folded);
CREATE INDEX person_name_title ON person_name (title);
COMMIT;
CREATE VIRTUAL TABLE fact_text USING fts5 (
            title, original, other, bare, people, topics,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
            prefix = '1 2 3');
INSERT INTO fact_text (rowid, title, original, other, bare, people, topics) VALUES (674309865473, 'the goddess', '神 女', '', 'goddess', '', 'drama');
INSERT INTO fact_text (rowid, title, original, other, bare, people, topics) VALUES (1095216660482, 'two', '', '', 'two', '', '');
CREATE VIRTUAL TABLE full_text USING fts5 (
            facts, plot,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'",
            prefix = '2 3');
INSERT INTO full_text (rowid, facts, plot) VALUES (674309865473, 'the goddess 神 女 goddess drama', 'shanghai a mother');
INSERT INTO full_text (rowid, facts, plot) VALUES (1095216660482, 'two two', '');
CREATE VIRTUAL TABLE spelling_text USING fts5 (
            whole, later, tokenize = 'ascii', detail = 'column', prefix = '1 2 3 4 5 6');
INSERT INTO spelling_text (rowid, whole, later) VALUES (674309865473, 'shennu sn', 'nu n');
CREATE VIRTUAL TABLE person_text USING fts5 (
            whole, later, tokenize = 'ascii', detail = 'column', prefix = '1 2 3 4 5 6');
INSERT INTO person_text (rowid, whole, later) VALUES (674309865473, 'ruanlingyu rly', 'lingyu ly yu y');
PRAGMA application_id=1953919587;
PRAGMA user_version=14;
