package io.waybill.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The queries over many waybills, in the dialect that SQLite and PostgreSQL share. */
@RegisterConstructorMapper(LedgerReport.Count.class)
@RegisterConstructorMapper(LedgerReport.Entry.class)
@RegisterConstructorMapper(LedgerReport.Taken.class)
@RegisterConstructorMapper(LedgerReport.Pace.class)
@RegisterConstructorMapper(LedgerReport.Backlog.class)
@RegisterConstructorMapper(WaitingNotices.class)
@RegisterConstructorMapper(Purged.class)
interface ReportRows {
    @SqlQuery("SELECT * FROM waybill WHERE source = :source ORDER BY accepted DESC LIMIT 3")
    List<Waybill> ofSource(String source);

    /** What there is now, and what was purged. */
    String ALL = "(SELECT destination, state, COUNT(*) AS waybills FROM waybill GROUP BY destination, state"
            + " UNION ALL SELECT destination, state, waybills FROM past) AS counted";

    String ACCEPTED =
            "(SELECT COUNT(*) FROM event WHERE what = 'accepted')" + " + (SELECT COALESCE(SUM(accepted), 0) FROM past)";

    @SqlQuery("SELECT destination, state, SUM(waybills) AS waybills FROM " + ALL
            + " GROUP BY destination, state ORDER BY destination, state")
    List<LedgerReport.Count> counts();

    @SqlQuery("SELECT destination, state, SUM(waybills) AS waybills, " + ACCEPTED + " AS accepted FROM " + ALL
            + " GROUP BY destination, state ORDER BY destination, state")
    List<LedgerReport.Entry> books();

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE destination = :destination AND NOT followed AND state = 'DELIVERED'")
    long notFollowed(String destination);

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE destination = :destination AND state = 'DELIVERED'"
            + " AND reason IS NOT NULL")
    long withReservations(String destination);

    @SqlQuery("SELECT * FROM waybill WHERE destination = :destination AND state = 'DELIVERED' AND reason IS NOT NULL"
            + " ORDER BY since DESC, id LIMIT :limit")
    List<Waybill> withReservations(String destination, int limit);

    @SqlQuery("SELECT * FROM waybill WHERE id = :id")
    Optional<Waybill> find(String id);

    @SqlQuery("SELECT * FROM purged WHERE id = :id")
    Optional<Purged> purged(String id);

    @SqlQuery("SELECT COALESCE(SUM(waybills), 0) FROM past")
    long purged();

    @RegisterConstructorMapper(PurgeState.class)
    @SqlQuery("SELECT node, began, ended, purged, trouble FROM purge WHERE id = 1")
    PurgeState purge();

    @SqlQuery("SELECT " + ACCEPTED)
    long accepted();

    @SqlQuery("SELECT DISTINCT destination FROM waybill ORDER BY destination")
    List<String> destinations();

    @SqlQuery("SELECT * FROM event WHERE waybill = :id ORDER BY number")
    List<Event> timeline(String id);

    @SqlQuery("SELECT * FROM waybill WHERE state = :state ORDER BY accepted, id LIMIT :limit")
    List<Waybill> in(State state, int limit);

    @SqlQuery("SELECT * FROM waybill WHERE state = :state AND (:destination = '' OR destination = :destination)"
            + " AND since >= :from AND since < :to AND (lower(name) LIKE :namePattern ESCAPE '!'"
            + " OR name LIKE :nameAsIs ESCAPE '!') AND lower(COALESCE(reason, '')) LIKE :causePattern ESCAPE '!'"
            + " ORDER BY since, id LIMIT :limit")
    List<Waybill> search(State state, @BindMethods WaybillSearch search, int limit);

    /** The inner query reads an index only, which has every column that it names. */
    @SqlQuery("SELECT * FROM waybill WHERE id IN (SELECT id FROM waybill WHERE accepted >= :from AND accepted < :to"
            + " AND (:state = '' OR state = :state) AND (:destination = '' OR destination = :destination)"
            + " AND (lower(name) LIKE :namePattern ESCAPE '!' OR name LIKE :nameAsIs ESCAPE '!') ORDER BY accepted DESC, id LIMIT :limit)"
            + " ORDER BY accepted DESC, id")
    List<Waybill> youngest(String state, @BindMethods WaybillSearch search, int limit);

    /** Of the last files delivered, those that took one attempt: of others, nobody knows what the last one had to send. */
    @SqlQuery("SELECT COUNT(*) AS files, COALESCE(SUM(size), 0) AS bytes, COALESCE(SUM(took), 0) AS millis FROM ("
            + "SELECT size, since - (SELECT CASE WHEN COUNT(*) = 1 THEN MIN(at) END FROM event"
            + " WHERE waybill = waybill.id AND what = 'sending') AS took FROM waybill"
            + " WHERE destination = :destination AND state = 'DELIVERED' ORDER BY accepted DESC LIMIT :last)"
            + " AS delivered WHERE took IS NOT NULL")
    LedgerReport.Pace pace(String destination, int last);

    @SqlQuery("SELECT destination, state, SUM(waybills) AS waybills, SUM(bytes) AS bytes FROM ("
            + "SELECT destination, state, COUNT(*) AS waybills, SUM(size) AS bytes FROM waybill"
            + " WHERE accepted >= :from AND accepted < :to GROUP BY destination, state UNION ALL"
            + " SELECT destination, state, waybills, bytes FROM past WHERE at >= :from AND at < :to) AS counted"
            + " GROUP BY destination, state ORDER BY destination, state")
    List<LedgerReport.Taken> taken(long from, long to);

    @SqlQuery("SELECT * FROM waybill WHERE destination = :destination AND next_attempt <= :time AND since <= :time"
            + " AND beat <= :time AND state IN ('ACCEPTED', 'SENDING', 'WAITING', 'HELD')"
            + " ORDER BY accepted LIMIT 10000")
    List<Waybill> withoutSignOfLife(String destination, long time);

    @SqlQuery("SELECT * FROM waybill WHERE state = 'SENDING' ORDER BY destination, since, id")
    List<Waybill> sending();

    @SqlQuery("SELECT channel, COUNT(*) AS notices, MIN(made) AS oldest FROM notice WHERE attempts > 1"
            + " GROUP BY channel ORDER BY channel")
    List<WaitingNotices> waitingNotices();

    @SqlQuery("SELECT destination, MIN(accepted) AS oldest, SUM(CASE WHEN begun THEN 1 ELSE 0 END) AS uploads"
            + " FROM waybill WHERE state IN ('ACCEPTED', 'SENDING', 'WAITING', 'HELD')"
            + " GROUP BY destination ORDER BY destination")
    List<LedgerReport.Backlog> backlogs();

    /** A file is read with at least 100,000 bytes a millisecond. */
    @SqlQuery("SELECT id FROM waybill WHERE state = 'SENDING' AND beat + size / 100000 <= :time AND destination NOT IN"
            + " (SELECT name FROM destination WHERE state <> 'OPEN') ORDER BY beat, id LIMIT 100")
    List<String> stalled(long time);

    /** Asked often: each part ends at the first row it finds, and reads open waybills only. */
    @SqlQuery("SELECT CASE WHEN EXISTS (SELECT 1 FROM waybill WHERE state = 'SENDING') OR EXISTS (SELECT 1"
            + " FROM waybill WHERE state IN ('ACCEPTED', 'WAITING', 'HELD') AND next_attempt <= :time"
            + " AND destination NOT IN (SELECT name FROM destination WHERE state <> 'OPEN' AND probe_at > :time)"
            + " AND destination NOT IN (SELECT destination FROM waybill WHERE lane IS NOT NULL"
            + " AND next_attempt > :time AND state <> 'SENDING')) THEN 1 ELSE 0 END")
    long movesBefore(long time);

    @SqlQuery("SELECT '' AS destination, state, COUNT(*) AS waybills FROM waybill"
            + " WHERE since >= :time OR state IN ('ACCEPTED', 'SENDING', 'WAITING', 'HELD') GROUP BY state")
    List<LedgerReport.Count> since(long time);
}
