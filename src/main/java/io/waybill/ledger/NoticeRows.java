package io.waybill.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the notice and told tables, in the dialect that SQLite and PostgreSQL share. */
@RegisterConstructorMapper(Notice.class)
interface NoticeRows extends ConsignmentRows {
    String UNTOLD = " FROM waybill WHERE state = 'IN_DOUBT' AND NOT EXISTS (SELECT 1 FROM told WHERE topic = 'doubt'"
            + " AND about = waybill.id AND what = CAST(waybill.since AS TEXT))";

    @SqlUpdate("INSERT INTO notice (id, channel, content, made) VALUES (:id, :channel, :content, :now)")
    void offer(String id, String channel, String content, long now);

    @SqlQuery("SELECT * FROM notice WHERE channel = :channel AND next_attempt <= :now ORDER BY made, id LIMIT 1")
    Optional<Notice> next(String channel, long now);

    @SqlUpdate("UPDATE notice SET attempts = attempts + 1, next_attempt = :next"
            + " WHERE id = :id AND channel = :channel AND attempts = :attempts")
    int take(String id, String channel, int attempts, long next);

    @SqlUpdate("UPDATE notice SET next_attempt = :next WHERE id = :id AND channel = :channel AND attempts = :attempts")
    void later(String id, String channel, int attempts, long next);

    @SqlUpdate("DELETE FROM notice WHERE id = :id AND channel = :channel")
    int remove(String id, String channel);

    @SqlQuery("SELECT COUNT(*) FROM notice WHERE channel = :channel AND attempts = 0")
    int untried(String channel);

    @SqlQuery("SELECT made FROM notice WHERE channel = :channel ORDER BY made DESC LIMIT 1 OFFSET :most")
    Optional<Long> beyond(String channel, int most);

    @SqlUpdate("DELETE FROM notice WHERE channel = :channel AND made <= :time")
    int removeUntil(String channel, long time);

    /** Of channels that no node serves any more too. */
    @SqlQuery("SELECT DISTINCT channel FROM notice ORDER BY channel")
    List<String> channels();

    @SqlUpdate("INSERT INTO told (topic, about, what, at) VALUES (:topic, :about, :what, :now)"
            + " ON CONFLICT (topic, about) DO UPDATE SET what = :what, at = :now WHERE told.what <> :what")
    int tell(String topic, String about, String what, long now);

    @SqlUpdate("INSERT INTO told (topic, about, what, at) VALUES (:topic, :about, :what, :now)"
            + " ON CONFLICT (topic, about) DO UPDATE SET what = :what, at = :now WHERE told.what < :what")
    int tellGreater(String topic, String about, String what, long now);

    @SqlUpdate("DELETE FROM told WHERE topic = :topic AND about = :about")
    int untell(String topic, String about);

    @SqlQuery("SELECT what FROM told WHERE topic = :topic AND about = :about")
    Optional<String> told(String topic, String about);

    @SqlQuery("SELECT COALESCE(MAX(at), 0) FROM told WHERE topic = 'doubt'")
    long doubtsTold();

    @SqlQuery("SELECT destination, state, COUNT(*) AS waybills, SUM(size) AS bytes" + UNTOLD
            + " GROUP BY destination, state ORDER BY destination")
    List<LedgerReport.Taken> countDoubts();

    @SqlQuery("SELECT *" + UNTOLD + " ORDER BY since, id LIMIT :limit")
    List<Waybill> doubts(int limit);

    @SqlUpdate("INSERT INTO told (topic, about, what, at) SELECT 'doubt', id, CAST(since AS TEXT), :now FROM waybill"
            + " WHERE state = 'IN_DOUBT' ON CONFLICT (topic, about) DO UPDATE SET what = excluded.what, at = :now"
            + " WHERE told.what <> excluded.what")
    int tellDoubts(long now);

    @SqlUpdate(
            "DELETE FROM told WHERE topic = 'doubt' AND about NOT IN (SELECT id FROM waybill WHERE state = 'IN_DOUBT')")
    void forgetDoubts();
}
