package io.waybill.ledger;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements by which waybills are given up, in the dialect that SQLite and PostgreSQL share. */
@RegisterConstructorMapper(PurgeState.class)
interface PurgeRows {
    /**
     * At an end, for long enough, and no other of its batch is under way, dead or in doubt. Not by the index of states: it
     * would lead to every waybill that was ever delivered.
     */
    String MAY_GO = "(state || '' IN ('DELIVERED', 'DISCARDED') AND since < :ended"
            + " OR state || '' = 'DEAD' AND since < :dead) AND NOT EXISTS (SELECT 1 FROM waybill other WHERE other.batch = waybill.batch AND other.id <> waybill.id"
            + " AND other.state NOT IN ('DELIVERED', 'DISCARDED'))";

    /** A dead letter that is given up is as good as discarded. */
    String ENDED = "CASE WHEN state = 'DEAD' THEN 'DISCARDED' ELSE state END";

    /** By the index that has what was accepted when, from the last one looked at on. */
    @SqlQuery("SELECT * FROM waybill WHERE accepted >= :accepted AND (accepted > :accepted OR id > :id)"
            + " AND accepted < :latest AND " + MAY_GO + " ORDER BY accepted, id LIMIT :limit")
    List<Waybill> mayGo(long accepted, String id, long latest, long ended, long dead, int limit);

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE accepted < :ended AND state IN ('DELIVERED', 'DISCARDED') AND "
            + MAY_GO)
    long countEnded(long ended, long dead);

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE state = 'DEAD' AND " + MAY_GO)
    long countDead(long ended, long dead);

    @SqlQuery("SELECT COALESCE(SUM(size), 0) FROM waybill WHERE state = 'DEAD' AND " + MAY_GO)
    long bytesDead(long ended, long dead);

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE state IN ('DELIVERED', 'DISCARDED')")
    long countKept();

    /** Nobody begins one of these again, from here to the end of the transaction. */
    @SqlQuery("UPDATE waybill SET epoch = epoch WHERE id IN (<ids>) AND " + MAY_GO + " RETURNING id")
    List<String> lock(@BindList List<String> ids, long ended, long dead);

    @SqlUpdate("INSERT INTO purged (id, destination, source, folder, name, size, state, since, accepted, at)"
            + " SELECT id, destination, source, folder, name, size, " + ENDED + ","
            + " CASE WHEN state = 'DEAD' THEN :now ELSE since END, accepted, :now FROM waybill"
            + " WHERE id IN (<ids>) ON CONFLICT (id) DO UPDATE SET source = excluded.source, name = excluded.name,"
            + " state = excluded.state, since = excluded.since, accepted = excluded.accepted, at = excluded.at")
    void mark(@BindList List<String> ids, long now);

    @SqlUpdate("INSERT INTO past (at, destination, state, waybills, bytes, accepted)"
            + " SELECT accepted - accepted % " + Purge.QUARTER + ", destination, " + ENDED + ", COUNT(*), SUM(size),"
            + " SUM((SELECT COUNT(*) FROM event WHERE event.waybill = waybill.id AND what = 'accepted'))"
            + " FROM waybill WHERE id IN (<ids>) GROUP BY 1, 2, 3 ON CONFLICT (at, destination, state) DO UPDATE SET"
            + " waybills = past.waybills + excluded.waybills, bytes = past.bytes + excluded.bytes,"
            + " accepted = past.accepted + excluded.accepted")
    void count(@BindList List<String> ids);

    @SqlUpdate("DELETE FROM row_note WHERE waybill IN (<ids>)")
    void removeNotes(@BindList List<String> ids);

    @SqlUpdate("DELETE FROM event WHERE waybill IN (<ids>)")
    void removeEvents(@BindList List<String> ids);

    @SqlUpdate("DELETE FROM waybill WHERE id IN (<ids>)")
    int remove(@BindList List<String> ids);

    @SqlQuery("SELECT COUNT(*) FROM purged WHERE at < :before")
    long countMarks(long before);

    @SqlUpdate("DELETE FROM purged WHERE id IN (SELECT id FROM purged WHERE at < :before ORDER BY at LIMIT :limit)")
    int removeMarks(long before, int limit);

    /** A file that its source has not seen for so long, although it has looked; of a source that never looks none. */
    @SqlQuery("SELECT id FROM taken WHERE at < (SELECT looked FROM arrival WHERE arrival.source = taken.source) - :kept"
            + " LIMIT :limit")
    List<String> notSeen(long kept, int limit);

    @SqlUpdate("DELETE FROM taken WHERE id IN (<ids>)"
            + " AND at < (SELECT looked FROM arrival WHERE arrival.source = taken.source) - :kept")
    int removeTaken(@BindList List<String> ids, long kept);

    /** What no history tells day by day any more is one sum. */
    @SqlUpdate("INSERT INTO past (at, destination, state, waybills, bytes, accepted)"
            + " SELECT 0, destination, state, SUM(waybills), SUM(bytes), SUM(accepted) FROM past"
            + " WHERE at > 0 AND at < :before GROUP BY destination, state ON CONFLICT (at, destination, state)"
            + " DO UPDATE SET waybills = past.waybills + excluded.waybills, bytes = past.bytes + excluded.bytes,"
            + " accepted = past.accepted + excluded.accepted")
    void sumUp(long before);

    @SqlUpdate("DELETE FROM past WHERE at > 0 AND at < :before")
    void removeSums(long before);

    @SqlQuery("SELECT id FROM waybill WHERE state IN " + WaybillRows.OPEN
            + " AND (SELECT COUNT(*) FROM event WHERE event.waybill = waybill.id) > :most LIMIT :limit")
    List<String> withLongTimelines(int most, int limit);

    /** The end and the beginning are left, and whatever is no waiting and trying. */
    @SqlUpdate("DELETE FROM event WHERE waybill = :id AND what IN ('sending', 'waiting', 'held') AND number > :first"
            + " AND number <= (SELECT MAX(number) FROM event WHERE waybill = :id) - :last")
    int thin(String id, int first, int last);

    @SqlUpdate("DELETE FROM node WHERE at < :before AND id NOT IN"
            + " (SELECT owner FROM waybill WHERE state = 'SENDING' AND owner IS NOT NULL)")
    int removeNodes(long before);

    @SqlQuery("SELECT node, began, ended, purged, trouble FROM purge WHERE id = 1")
    PurgeState state();

    @SqlUpdate(
            "UPDATE purge SET node = :node, began = :now WHERE id = 1 AND began = :seen AND (node IS NULL OR node = :was)")
    int claim(String node, String was, long seen, long now);

    @SqlUpdate("UPDATE purge SET node = NULL, ended = :ended, purged = :purged, trouble = :trouble"
            + " WHERE id = 1 AND node = :node")
    int release(String node, long ended, long purged, String trouble);
}
