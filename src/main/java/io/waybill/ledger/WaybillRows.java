package io.waybill.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the waybill and event tables, in the dialect that SQLite and PostgreSQL share. */
interface WaybillRows extends ConsignmentRows {
    String OPEN = "('ACCEPTED', 'SENDING', 'WAITING', 'HELD')";
    /** In no batch yet, or in one that has lost its other file. */
    String ALONE = "(batch IS NULL OR NOT EXISTS (SELECT 1 FROM waybill other WHERE other.batch = single.batch"
            + " AND other.id <> single.id AND other.state NOT IN ('DEAD', 'DISCARDED')))";

    String MINE = " WHERE id = :id AND epoch = :epoch AND state = 'SENDING'";

    @SqlQuery("SELECT * FROM waybill WHERE id = :id")
    Optional<Waybill> find(String id);

    @RegisterConstructorMapper(Purged.class)
    @SqlQuery("SELECT * FROM purged WHERE id = :id")
    Optional<Purged> purged(String id);

    @SqlUpdate("INSERT INTO waybill (id, destination, source, folder, name, size, spooled, modified, file_key, state,"
            + " since, accepted) VALUES (:id, :destination, :source, :folder, :name, :size, :spooled, :modified,"
            + " :fileKey, 'ACCEPTED', :now, :now) ON CONFLICT (id) DO NOTHING")
    int insert(String id, String destination, @BindMethods SpooledFile file, long now);

    @SqlUpdate(
            "UPDATE waybill SET state = 'ACCEPTED', since = :now, reason = NULL, spooled = :spooled,"
                    + " modified = :modified, file_key = :fileKey, generation = generation + 1, begun = FALSE, protocol = NULL, upload = NULL,"
                    + " acknowledged = 0, highest = 0, sent = 0, checked = 0, crc = 0, committing = 0, attempts = 0,"
                    + " starts = 0, next_attempt = 0, job = NULL, callback = NULL, batch = NULL, waits = 0 WHERE id = :id AND state IN ('DEAD', 'DISCARDED')")
    int again(String id, @BindMethods SpooledFile file, long now);

    @SqlQuery("UPDATE waybill SET state = 'SENDING', since = :now, reason = NULL, epoch = epoch + 1,"
            + " starts = starts + 1, lane = :lane, owner = :owner, beat = :now"
            + " WHERE id = :id AND generation = :generation AND epoch = :epoch AND state IN " + OPEN
            + " AND NOT EXISTS (SELECT 1 FROM waybill other WHERE other.lane = :lane AND other.id <> :id)"
            + " RETURNING *")
    Optional<Waybill> take(String id, long generation, long epoch, String lane, String owner, long now);

    @SqlUpdate("UPDATE waybill SET state = 'WAITING', since = :now, reason = :reason, next_attempt = 0,"
            + " generation = generation + 1 WHERE id = :id AND epoch = :epoch AND state = 'SENDING'")
    int release(String id, long epoch, String reason, long now);

    @SqlUpdate("UPDATE waybill SET beat = :now WHERE id = :id AND generation = :generation AND state IN " + OPEN)
    int waits(String id, long generation, long now);

    @SqlUpdate("UPDATE waybill SET lane = :lane" + MINE
            + " AND NOT EXISTS (SELECT 1 FROM waybill other WHERE other.lane = :lane AND other.id <> :id)")
    int claim(String id, long epoch, String lane);

    @SqlUpdate("UPDATE waybill SET beat = :now" + MINE)
    int beat(String id, long epoch, long now);

    @SqlUpdate(
            "UPDATE waybill SET begun = :begun, protocol = :protocol, upload = :url, acknowledged = 0, sent = :sent, checked = 0, crc = 0,"
                    + " committing = 0, beat = :now" + MINE)
    int restart(String id, long epoch, boolean begun, String protocol, String url, long sent, long now);

    @SqlUpdate("UPDATE waybill SET acknowledged = :acknowledged, sent = :sent, checked = :checked, crc = :crc,"
            + " highest = CASE WHEN :acknowledged > highest THEN :acknowledged ELSE highest END,"
            + " committing = :committing, starts = 0, waits = 0, beat = :now" + MINE)
    int progress(
            String id, long epoch, long acknowledged, long sent, long checked, long crc, long committing, long now);

    @SqlUpdate("UPDATE waybill SET callback = :hash" + MINE)
    int callback(String id, long epoch, String hash);

    @SqlUpdate("UPDATE waybill SET job = :job, acknowledged = size, highest = size, sent = size, committing = 0,"
            + " starts = 0, attempts = 0, waits = 0, beat = :now" + MINE)
    int works(String id, long epoch, String job, long now);

    @SqlUpdate("UPDATE waybill SET next_attempt = 0, generation = generation + 1"
            + " WHERE id = :id AND callback = :hash AND job IS NOT NULL AND state = 'WAITING'")
    int wake(String id, String hash);

    @SqlUpdate("UPDATE waybill SET next_attempt = 0, generation = generation + 1"
            + " WHERE id = :id AND waits > 0 AND next_attempt > :now AND state = 'WAITING'")
    int hurry(String id, long now);

    @SqlQuery("SELECT * FROM waybill WHERE batch = (SELECT batch FROM waybill WHERE id = :id) AND id <> :id"
            + " ORDER BY accepted DESC LIMIT 1")
    Optional<Waybill> mate(String id);

    /** The youngest of that name that goes alone. */
    @SqlQuery("SELECT * FROM waybill single WHERE destination = :destination AND folder = :folder AND name = :name"
            + " AND state NOT IN ('DELIVERED', 'DISCARDED') AND " + ALONE + " ORDER BY accepted DESC LIMIT 1")
    Optional<Waybill> single(String destination, String folder, String name);

    /** Those that go alone, have been waited for, and have names that begin so. */
    @SqlQuery("SELECT * FROM waybill single WHERE destination = :destination AND folder = :folder AND state = 'WAITING'"
            + " AND waits > 0 AND substr(name, 1, length(:beginning)) = :beginning AND " + ALONE)
    List<Waybill> singles(String destination, String folder, String beginning);

    @SqlUpdate("UPDATE waybill SET batch = :batch WHERE id = :id")
    void batch(String id, String batch);

    @SqlUpdate("UPDATE waybill SET batch = NULL WHERE batch = :batch")
    void unbatch(String batch);

    @SqlUpdate("UPDATE waybill SET state = 'DELIVERED', since = :now, reason = :reason, lane = NULL, committing = 0,"
            + " receipt = :receipt, followed = :followed" + MINE)
    int delivered(String id, long epoch, String receipt, boolean followed, String reason, long now);

    @SqlUpdate("UPDATE waybill SET state = :state, since = :now, reason = :reason, attempts = :attempts,"
            + " starts = 0, next_attempt = :next, generation = generation + 1" + MINE)
    int later(String id, long epoch, State state, String reason, int attempts, long next, long now);

    @SqlUpdate("UPDATE waybill SET state = 'WAITING', since = :now, reason = :reason, starts = 0, waits = waits + 1,"
            + " next_attempt = :next, generation = generation + 1" + MINE)
    int await(String id, long epoch, String reason, long next, long now);

    @SqlUpdate("UPDATE waybill SET state = :state, since = :now, reason = :reason, lane = NULL" + MINE)
    int end(String id, long epoch, State state, String reason, long now);

    @SqlUpdate("UPDATE waybill SET generation = generation + 1 WHERE id = :id AND generation = :generation"
            + " AND state IN " + OPEN)
    int renew(String id, long generation);

    /** What the destination holds is gone on with, unless it worked on the file, and in vain. */
    @SqlUpdate("UPDATE waybill SET state = 'ACCEPTED', since = :now, reason = NULL, generation = generation + 1,"
            + " attempts = 0, starts = 0, waits = 0, next_attempt = 0, callback = NULL,"
            + " begun = CASE WHEN job IS NULL THEN begun ELSE FALSE END,"
            + " acknowledged = CASE WHEN job IS NULL THEN acknowledged ELSE 0 END,"
            + " highest = CASE WHEN job IS NULL THEN highest ELSE 0 END,"
            + " sent = CASE WHEN job IS NULL THEN sent ELSE 0 END, job = NULL WHERE id = :id AND state = 'DEAD'")
    int replay(String id, long now);

    @SqlUpdate("UPDATE waybill SET state = 'ACCEPTED', since = :now, reason = NULL, generation = generation + 1,"
            + " begun = FALSE, protocol = NULL, upload = NULL, acknowledged = 0, highest = 0, sent = 0, checked = 0,"
            + " crc = 0, committing = 0, attempts = 0, starts = 0, waits = 0, next_attempt = 0, job = NULL,"
            + " callback = NULL WHERE id = :id AND state = 'IN_DOUBT'")
    int resend(String id, long now);

    @SqlUpdate("UPDATE waybill SET state = 'DELIVERED', since = :now, reason = NULL, committing = 0, receipt = :receipt"
            + " WHERE id = :id AND state = 'IN_DOUBT'")
    int resolved(String id, String receipt, long now);

    @SqlUpdate("UPDATE waybill SET state = 'DISCARDED', since = :now, lane = NULL WHERE id = :id"
            + " AND state IN ('ACCEPTED', 'WAITING', 'HELD', 'DEAD', 'IN_DOUBT')")
    int discard(String id, long now);

    /** The youngest waybill in doubt of a destination, unless it has such evidence already. */
    @SqlQuery("SELECT id FROM waybill WHERE destination = :destination AND state = 'IN_DOUBT' AND since >= :after"
            + " AND NOT EXISTS (SELECT 1 FROM event WHERE waybill = waybill.id AND what = 'evidence')"
            + " ORDER BY since DESC LIMIT 1")
    Optional<String> inDoubt(String destination, long after);

    @SqlUpdate("INSERT INTO row_note (waybill, number, verdict, words) VALUES (:id, :number, :verdict, :words)"
            + " ON CONFLICT (waybill, number) DO UPDATE SET verdict = :verdict, words = :words")
    void putRow(String id, long number, RowNote.Verdict verdict, String words);

    @SqlUpdate("DELETE FROM row_note WHERE waybill = :id AND number = :number")
    void removeRow(String id, long number);

    @SqlUpdate("DELETE FROM row_note WHERE waybill = :id")
    void removeRows(String id);

    @RegisterConstructorMapper(RowNote.class)
    @SqlQuery("SELECT number, verdict, words FROM row_note WHERE waybill = :id AND number = :number")
    Optional<RowNote> row(String id, long number);

    @RegisterConstructorMapper(RowNote.class)
    @SqlQuery("SELECT number, verdict, words FROM row_note WHERE waybill = :id AND verdict = :verdict ORDER BY number"
            + " LIMIT :limit")
    List<RowNote> rows(String id, RowNote.Verdict verdict, int limit);

    @SqlQuery("SELECT COUNT(*) FROM row_note WHERE waybill = :id AND verdict = :verdict")
    long countRows(String id, RowNote.Verdict verdict);

    /** Lets one transaction at a time write to the waybill's timeline: an entry's number counts those before it. */
    @SqlUpdate("UPDATE waybill SET epoch = epoch WHERE id = :id")
    void lock(String id);

    @SqlUpdate("INSERT INTO event (waybill, number, at, what, detail) VALUES (:id,"
            + " (SELECT COALESCE(MAX(number), 0) + 1 FROM event WHERE waybill = :id), :now, :what, :detail)")
    void note(String id, String what, String detail, long now);
}
