package io.waybill.ledger;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the consignment and consigned tables, in the dialect that SQLite and PostgreSQL share. */
@RegisterConstructorMapper(Consignment.class)
@RegisterConstructorMapper(LedgerReport.Taken.class)
interface ConsignmentRows {
    /** Whoever puts files into it may die before saying that it is whole: then it is, once none came for the rest. */
    @SqlUpdate("INSERT INTO consignment (id, kind, source, begun, closes)"
            + " VALUES (:id, :kind, :source, :begun, :until) ON CONFLICT (id) DO UPDATE SET closes = :until")
    void consignment(@BindMethods Consignment consignment, long until);

    @SqlUpdate("INSERT INTO consigned (waybill, consignment) VALUES (:waybill, :consignment)"
            + " ON CONFLICT (waybill) DO UPDATE SET consignment = :consignment")
    void consign(String waybill, String consignment);

    @SqlUpdate("UPDATE consignment SET closes = :at WHERE id = :id")
    void close(String id, long at);

    @SqlQuery("SELECT * FROM consignment WHERE closes <= :now AND NOT EXISTS (SELECT 1 FROM consigned member"
            + " JOIN waybill ON waybill.id = member.waybill WHERE member.consignment = consignment.id"
            + " AND waybill.state IN " + WaybillRows.OPEN + ") ORDER BY begun LIMIT 100")
    List<Consignment> ended(long now);

    @SqlQuery("SELECT * FROM consignment WHERE NOT late AND begun <= :time ORDER BY begun LIMIT 100")
    List<Consignment> late(long time);

    @SqlUpdate("UPDATE consignment SET late = TRUE WHERE id = :id AND NOT late")
    int isLate(String id);

    @SqlQuery("SELECT destination, state, COUNT(*) AS waybills, SUM(size) AS bytes FROM consigned member"
            + " JOIN waybill ON waybill.id = member.waybill WHERE member.consignment = :id"
            + " GROUP BY destination, state ORDER BY destination, state")
    List<LedgerReport.Taken> contents(String id);

    /** Those of which a person should read. */
    @SqlQuery("SELECT waybill.* FROM consigned member JOIN waybill ON waybill.id = member.waybill"
            + " WHERE member.consignment = :id AND (state IN ('DEAD', 'IN_DOUBT', 'WAITING', 'HELD')"
            + " OR state = 'DELIVERED' AND reason IS NOT NULL) ORDER BY CASE state WHEN 'DEAD' THEN 1"
            + " WHEN 'IN_DOUBT' THEN 2 WHEN 'HELD' THEN 3 WHEN 'WAITING' THEN 4 ELSE 5 END, destination, name, id"
            + " LIMIT :limit")
    List<Waybill> troubles(String id, int limit);

    @SqlUpdate("DELETE FROM consignment WHERE id = :id")
    int forget(String id);

    @SqlUpdate("DELETE FROM consigned WHERE consignment = :id")
    void forgetMembers(String id);
}
