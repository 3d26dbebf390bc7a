package io.waybill.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the arrival and taken tables, in the dialect that SQLite and PostgreSQL share. */
interface ArrivalRows extends ConsignmentRows {
    @SqlQuery("SELECT looked FROM arrival WHERE source = :source")
    Optional<Long> looked(String source);

    @SqlUpdate("INSERT INTO arrival (source, looked) VALUES (:source, :now)"
            + " ON CONFLICT (source) DO UPDATE SET looked = :now")
    void look(String source, long now);

    @SqlQuery("SELECT at FROM taken WHERE id = :id")
    Optional<Long> taken(String id);

    @SqlUpdate("INSERT INTO taken (id, at, source) VALUES (:id, :now, :source)"
            + " ON CONFLICT (id) DO UPDATE SET at = :now, source = :source")
    void take(String id, String source, long now);

    @SqlUpdate("UPDATE taken SET at = :now, source = :source WHERE id IN (<ids>)")
    void see(@BindList List<String> ids, String source, long now);

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE state IN " + WaybillRows.OPEN)
    long open();

    @SqlQuery("SELECT COUNT(*) FROM waybill WHERE state IN ('DEAD', 'IN_DOUBT')")
    long unsettled();
}
