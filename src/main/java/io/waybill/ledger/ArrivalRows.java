package io.waybill.ledger;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the arrival and taken tables, in the dialect that SQLite and PostgreSQL share. */
interface ArrivalRows extends ConsignmentRows {
    @SqlQuery("SELECT looked FROM arrival WHERE source = :source")
    Optional<Long> looked(String source);

    @SqlUpdate("INSERT INTO arrival (source, looked) VALUES (:source, :now)"
            + " ON CONFLICT (source) DO UPDATE SET looked = :now")
    void look(String source, long now);

    @SqlQuery("SELECT COUNT(*) FROM taken WHERE id = :id")
    int taken(String id);

    @SqlUpdate("INSERT INTO taken (id, at) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING")
    void take(String id, long now);

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE state IN " + WaybillRows.OPEN)
    long open();
}
