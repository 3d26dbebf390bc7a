package io.waybill.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The statements on the node table, in the dialect that SQLite and PostgreSQL share. */
interface NodeRows {
    @SqlQuery("SELECT * FROM node ORDER BY name, since, id")
    List<Node> all();

    @SqlQuery("SELECT * FROM node WHERE id = :id")
    Optional<Node> find(String id);

    @SqlUpdate("INSERT INTO node (id, name, since, beats, at, polls, routes)"
            + " VALUES (:id, :name, :since, 1, :at, :polls, :routes)"
            + " ON CONFLICT (id) DO UPDATE SET beats = node.beats + 1, at = :at, polls = :polls,"
            + " routes = :routes")
    void beat(@BindMethods Node node);

    @SqlUpdate("DELETE FROM node WHERE id = :id")
    void remove(String id);
}
