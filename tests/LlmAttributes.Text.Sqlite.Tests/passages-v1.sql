BEGIN TRANSACTION;
CREATE TABLE llm_passage (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    content BLOB NOT NULL,
    vector BLOB
) STRICT;
INSERT INTO "llm_passage" VALUES(4294967296,1,X'011048616E64626F6F6B54526566756E64732074616B65206669766520646179732E0A0A50617263656C732074616B652074776F2E04656E002A00011068616E64626F6F6B070C726566756E640874616B650866697665066461790C70617263656C0874616B650674776F0108796561720832303234',NULL);
INSERT INTO "llm_passage" VALUES(8589934592,2,X'00344E6F626F647920616E7377657273206F6E2053756E646179732E04656E001A0000030C6E6F626F64690C616E737765720C73756E64617900',NULL);
INSERT INTO "llm_passage" VALUES(12884901888,3,X'000A6E6F7274680000000000010A6E6F72746800',X'000000000000803F00000000');
INSERT INTO "llm_passage" VALUES(12884901889,4,X'000865617374000000000001086561737400',X'0000803F0000000000000000');
CREATE TABLE llm_passage_document (
    id INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL,
    name TEXT NOT NULL,
    first_row INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    UNIQUE (partition, name)
) STRICT;
INSERT INTO "llm_passage_document" VALUES(1,1,'handbook',0,1);
INSERT INTO "llm_passage_document" VALUES(2,2,'notes',0,1);
INSERT INTO "llm_passage_document" VALUES(3,3,'a',0,1);
INSERT INTO "llm_passage_document" VALUES(4,3,'b',1,1);
CREATE TABLE llm_passage_length (id INTEGER PRIMARY KEY, lengths BLOB NOT NULL) STRICT;
INSERT INTO "llm_passage_length" VALUES(4294967296,CAST(X'070001' || zeroblob(4093) AS BLOB));
INSERT INTO "llm_passage_length" VALUES(8589934592,CAST(X'03' || zeroblob(4095) AS BLOB));
INSERT INTO "llm_passage_length" VALUES(12884901888,CAST(X'0100000001' || zeroblob(4091) AS BLOB));
CREATE TABLE llm_passage_partition (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    next_row INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    title_terms INTEGER NOT NULL,
    text_terms INTEGER NOT NULL,
    vectors INTEGER NOT NULL,
    dimensions INTEGER NOT NULL
) STRICT;
INSERT INTO "llm_passage_partition" VALUES(1,'',2,1,1,1,7,0,0);
INSERT INTO "llm_passage_partition" VALUES(2,'acme',1,1,1,0,3,0,0);
INSERT INTO "llm_passage_partition" VALUES(3,'near',2,2,2,0,2,2,3);
CREATE TABLE llm_passage_posting (
    term INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (term, first_row)
) STRICT, WITHOUT ROWID;
INSERT INTO "llm_passage_posting" VALUES(1,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(2,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(3,0,X'010001');
INSERT INTO "llm_passage_posting" VALUES(4,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(5,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(6,0,X'010200');
INSERT INTO "llm_passage_posting" VALUES(7,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(8,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(9,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(10,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(11,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(12,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(13,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(14,1,X'00');
INSERT INTO "llm_passage_posting" VALUES(15,0,X'00');
INSERT INTO "llm_passage_posting" VALUES(16,0,X'0002');
CREATE TABLE llm_passage_schema (version INTEGER NOT NULL) STRICT;
INSERT INTO "llm_passage_schema" VALUES(1);
CREATE TABLE llm_passage_term (
    id INTEGER PRIMARY KEY,
    partition INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    frequency INTEGER NOT NULL,
    UNIQUE (partition, kind, text)
) STRICT;
INSERT INTO "llm_passage_term" VALUES(1,1,0,'day',1);
INSERT INTO "llm_passage_term" VALUES(2,1,0,'five',1);
INSERT INTO "llm_passage_term" VALUES(3,1,0,'handbook',1);
INSERT INTO "llm_passage_term" VALUES(4,1,0,'parcel',1);
INSERT INTO "llm_passage_term" VALUES(5,1,0,'refund',1);
INSERT INTO "llm_passage_term" VALUES(6,1,0,'take',1);
INSERT INTO "llm_passage_term" VALUES(7,1,0,'two',1);
INSERT INTO "llm_passage_term" VALUES(8,1,1,'4:year2024',1);
INSERT INTO "llm_passage_term" VALUES(9,1,2,'en',1);
INSERT INTO "llm_passage_term" VALUES(10,2,0,'answer',1);
INSERT INTO "llm_passage_term" VALUES(11,2,0,'nobodi',1);
INSERT INTO "llm_passage_term" VALUES(12,2,0,'sunday',1);
INSERT INTO "llm_passage_term" VALUES(13,2,2,'en',1);
INSERT INTO "llm_passage_term" VALUES(14,3,0,'east',1);
INSERT INTO "llm_passage_term" VALUES(15,3,0,'north',1);
INSERT INTO "llm_passage_term" VALUES(16,3,2,'',2);
CREATE TABLE llm_passage_vector (id INTEGER PRIMARY KEY, vectors BLOB NOT NULL) STRICT;
INSERT INTO "llm_passage_vector" VALUES(12884901888,CAST(X'0402013C007F000402013C7F' || zeroblob(436) AS BLOB));
COMMIT;
