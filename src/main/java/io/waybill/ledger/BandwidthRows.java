package io.waybill.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the bandwidth table, in the dialect that SQLite and PostgreSQL share. */
@RegisterConstructorMapper(BandwidthDecision.class)
interface BandwidthRows {
    @SqlQuery("SELECT * FROM bandwidth WHERE destination = :destination")
    Optional<BandwidthDecision> find(String destination);

    @SqlUpdate("INSERT INTO bandwidth (destination, timetable, until, decided_by)"
            + " VALUES (:destination, :timetable, :until, :decidedBy) ON CONFLICT (destination) DO UPDATE SET"
            + " timetable = :timetable, until = :until, decided_by = :decidedBy")
    int put(@BindMethods BandwidthDecision decision);

    @SqlUpdate("DELETE FROM bandwidth WHERE destination = :destination")
    int remove(String destination);

    @SqlQuery("SELECT DISTINCT owner FROM waybill WHERE state = 'SENDING' AND destination = :destination"
            + " AND owner IS NOT NULL")
    List<String> senders(String destination);
}
